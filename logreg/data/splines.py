"""Restricted cubic splines: a curve that is cubic between its knots and straight beyond the outer two."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.data.quantiles import UNWEIGHTED, RowWeights, order_statistics
from logreg.errors import SettingError

FEWEST_KNOTS, MOST_KNOTS = 3, 5
CLOSEST_KNOTS = 1e-100  # below, the squares and cubes of distances leave the range of numbers
FEW_ROWS = 100  # below, the outer quantiles rest on so few rows that the fifth from each end replaces them


def spline_knots(values: Vector, count: int, weights: RowWeights = UNWEIGHTED) -> tuple[float, ...]:
    """Knots at Harrell's quantiles of the values: 3 at 0.1, 0.5, 0.9; 4 or 5 evenly from 0.05 to 0.95.

    Shapes: values (n,), finite. Below 100 values, or cases that weights count, the outer knots are the fifth
    smallest and largest.
    Raises SettingError for another count, and where two knots cannot be told apart at the values' precision.
    Source: Harrell (2015), Regression Modeling Strategies, section 2.4.6; Hmisc::rcspline.eval.
    """
    if not FEWEST_KNOTS <= count <= MOST_KNOTS:
        raise SettingError(
            f"A spline with {count} knots was asked for: choose {FEWEST_KNOTS} to {MOST_KNOTS}."
        )
    outer = 0.1 if count == FEWEST_KNOTS else 0.05
    shares = np.linspace(outer, 1 - outer, count)
    knots = weights.quantiles(values, shares) if len(values) else np.zeros(1)
    cases = weights.counts
    n = len(values) if cases is None else float(cases.sum())
    if 10 <= n < FEW_ROWS:
        knots[[0, -1]] = order_statistics(values, [4, n - 5], cases)
    distinct = len(np.unique(values))
    told_apart = max(CLOSEST_KNOTS, float(np.spacing(np.abs(values).max(initial=0.0))))
    if distinct < count or (np.diff(knots) <= told_apart).any():
        raise SettingError(
            f"{distinct:,} different values have too many ties for {count} knots: choose fewer knots, or use "
            "the number as it is."
        )
    return tuple(knots.tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class SplineCurve:
    """0 up to `start`, then a cube, from `bend` on less a second one, and from `end` on a line.

    rise * (c - start)+^3 - fall * (c - bend)+^3 + slope * (x - end)+ with c = min(x, end), where + stands for
    0 instead of negative numbers: beyond `end` no cubes of large numbers have to cancel each other.
    """

    start: float
    bend: float
    end: float
    rise: float
    fall: float
    slope: float

    def values(self, x: Vector) -> Vector:
        """The curve at each x, (n,)."""
        c = np.minimum(x, self.end)
        cubes = (
            self.rise * np.maximum(c - self.start, 0.0) ** 3 - self.fall * np.maximum(c - self.bend, 0.0) ** 3
        )
        return np.asarray(cubes + self.slope * np.maximum(x - self.end, 0.0))


def spline_curves(knots: tuple[float, ...]) -> tuple[SplineCurve, ...]:
    """The K - 2 curves behind the values themselves, all in the values' own unit.

    Truncated cubes over the squared distance of the outer knots t_1 and t_K.
    Source: Harrell (2015), equation 2.25; Devlin & Weeks (1986).
    """
    bend, end = knots[-2:]
    rise = 1.0 / (end - knots[0]) ** 2
    return tuple(
        SplineCurve(
            start=start,
            bend=bend,
            end=end,
            rise=rise,
            fall=rise * (end - start) / (end - bend),
            slope=3.0 * rise * (end - start) * (bend - start),
        )
        for start in knots[:-2]
    )


def spline_basis(values: Vector, knots: tuple[float, ...]) -> Matrix:
    """The values themselves and behind them the K - 2 curves, (n, K - 1)."""
    x = np.asarray(values, dtype=float)
    return np.column_stack([x, *(curve.values(x) for curve in spline_curves(knots))])
