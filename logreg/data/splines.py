"""Restricted cubic splines: a curve that is cubic between its knots and straight beyond the outer two."""

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.errors import SettingError

FEWEST_KNOTS, MOST_KNOTS = 3, 5
FEW_ROWS = 100  # below, the outer quantiles rest on so few rows that the fifth from each end replaces them


def spline_knots(values: Vector, count: int) -> tuple[float, ...]:
    """Knots at Harrell's quantiles of the values: 3 at 0.1, 0.5, 0.9; 4 or 5 evenly from 0.05 to 0.95.

    Shapes: values (n,), finite. Below 100 values the outer knots are the fifth smallest and largest.
    Raises SettingError for another count, and where the values have too few different ones for it.
    Source: Harrell (2015), Regression Modeling Strategies, section 2.4.6; Hmisc::rcspline.eval.
    """
    if not FEWEST_KNOTS <= count <= MOST_KNOTS:
        raise SettingError(
            f"A spline with {count} knots was asked for: choose {FEWEST_KNOTS} to {MOST_KNOTS}."
        )
    outer = 0.1 if count == FEWEST_KNOTS else 0.05
    knots = np.quantile(values, np.linspace(outer, 1 - outer, count)) if len(values) else np.zeros(1)
    if 10 <= len(values) < FEW_ROWS:
        fifth = np.partition(values, (4, len(values) - 5))
        knots[0], knots[-1] = fifth[4], fifth[-5]
    distinct = len(np.unique(values))
    if distinct < count or (np.diff(knots) <= 0).any():
        raise SettingError(
            f"{distinct:,} different values have too many ties for {count} knots: choose fewer knots, or use "
            "the number as it is."
        )
    return tuple(knots.tolist())


def spline_basis(values: Vector, knots: tuple[float, ...]) -> Matrix:
    """The values themselves and behind them K - 2 curves, (n, K - 1), all in the values' own unit.

    Truncated cubes over the squared distance of the outer knots t_1 and t_K; beyond t_K they are straight.
    Source: Harrell (2015), equation 2.25; Devlin & Weeks (1986).
    """
    t = np.asarray(knots)
    cubes = np.maximum(np.asarray(values, dtype=float)[:, None] - t, 0.0) ** 3
    last, before = cubes[:, -1:], cubes[:, -2:-1]
    width = t[-1] - t[-2]
    curves = cubes[:, :-2] - before * (t[-1] - t[:-2]) / width + last * (t[-2] - t[:-2]) / width
    return np.column_stack([values, curves / (t[-1] - t[0]) ** 2])
