"""A model with many columns, looked at along one or two of them: the others are held at their means.

Rows that count more than once, or stand for many, count so in the means: every weight (n,) is that of the
design's rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Vector
from logreg.data.design import Design
from logreg.data.products import product_terms
from logreg.functional.activations import logit, sigmoid
from logreg.inspection.conics import STENCIL, through, zero_set
from logreg.inspection.made_terms import degree, terms_along

MARGIN = 0.05  # of the data's range, left and right of it
CROSSINGS = 61  # points of a boundary that is no conic
CONIC_REACH = 2.0  # half ranges from the middle: beyond the corners of what is drawn


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Curve:
    """Probability over one number column, for each of m coefficient vectors."""

    column: str
    x: Vector  # (p,), in the column's unit
    probability: Matrix  # (m, p)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Plane:
    """Probability over two number columns: shading and lines of equal probability, for each of m fits."""

    across: str
    up: str
    x: Vector  # (p,)
    y: Vector  # (q,)
    shading: Matrix  # (m, q * p), row by row of the grid from the lowest y up
    levels: tuple[float, ...]
    line_x: tuple[Matrix, ...]  # for each level (m, 2): where the probability equals it
    line_y: tuple[Matrix, ...]


def curve(
    design: Design, coef: Matrix, column: str, *, points: int = 121, weight: Vector | None = None
) -> Curve:
    """The curve over the column's range in the design's rows. Shapes: coef (m, k), intercept first."""
    x = _grid(design, column, points, MARGIN)
    rows = rows_along(design, {column: x}, weight)
    return Curve(column=column, x=x, probability=probabilities(coef, rows))


def plane(
    design: Design,
    coef: Matrix,
    across: str,
    up: str,
    *,
    points: int = 32,
    levels: tuple[float, ...] = (0.1, 0.5, 0.9),
    margin: float = MARGIN,
    weight: Vector | None = None,
) -> Plane:
    """The plane over the ranges of two columns in the design's rows. Shapes: coef (m, k), intercept first.

    `margin` is what is seen on each side of the range, as a part of it.
    """
    x, y = _grid(design, across, points, margin), _grid(design, up, points, margin)
    xs, ys = np.meshgrid(x, y)
    shading = probabilities(coef, rows_along(design, {across: xs.ravel(), up: ys.ravel()}, weight))
    lines = [boundary_lines(design, coef, (across, up), level, weight) for level in levels]
    return Plane(
        across=across,
        up=up,
        x=x,
        y=y,
        shading=shading,
        levels=levels,
        line_x=tuple(line[0] for line in lines),
        line_y=tuple(line[1] for line in lines),
    )


def rows_along(design: Design, columns: Mapping[str, ArrayLike], weight: Vector | None = None) -> Matrix:
    """Rows (m, d) that differ in the given number columns only; every other term is held at its mean.

    What is made of a given column, as a square, a logarithm, a spline or a product, follows it; the other
    factor of a product is held at its mean.
    Shapes: each of the columns (m,), in its own unit. Raises ShapeError for a column that is not a number.
    """
    values = {design.number(name): np.asarray(given, dtype=float) for name, given in columns.items()}
    m = max(len(given) for given in values.values())
    mean = column_ranges(design, weight).mean
    X = np.tile(mean, (m, 1))
    for j, given in values.items():
        X[:, j] = design.terms[j].encoded(given)
    for j, factors in product_terms(design).items():
        if j not in values and set(factors) & set(values):
            first, second = (
                values.get(k, np.full(m, float(design.terms[k].in_unit(mean[k])))) for k in factors
            )
            X[:, j] = design.terms[j].encoded(first * second)
    along = {design.terms[j].column: np.broadcast_to(column, m) for j, column in values.items()}
    for j, entries in terms_along(design, along, mean, weight).items():
        X[:, j] = entries
    return X


def probabilities(coef: Matrix, X: Matrix) -> Matrix:
    """The probability of every row under every coefficient vector, (m, n).

    Shapes: coef (m, k), intercept first; X (n, d).
    """
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(sigmoid(coef[:, :1] + coef[:, 1:] @ X.T))


def boundary_lines(
    design: Design, coef: Matrix, columns: tuple[str, str], level: float, weight: Vector | None = None
) -> tuple[Matrix, Matrix]:
    """Where the probability equals `level` in the plane of two columns: a line for each coefficient vector.

    Shapes: coef (m, k); returns the x and the y of both ends of each line, (m, 2), in the columns' units.
    The ends lie outside the range of the data; they are NaN where the model does not depend on either column.
    With squares or products of the two columns it is a conic, (m, POINTS of logreg.inspection.conics).
    """
    i, j = (design.number(name) for name in columns)
    if degree(design, columns) > 2:
        return _level_crossings(design, coef, columns, level, weight)
    if degree(design, columns) or any({i, j} & set(factors) for factors in product_terms(design).values()):
        return _level_conics(design, coef, columns, level, weight)
    reach = column_ranges(design, weight)
    middle, half = zip(reach.spread(i), reach.spread(j), strict=True)
    held = reach.mean.copy()
    held[[i, j]] = middle
    # In units of the data's half range around its middle, so that both columns weigh alike.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        offset = coef[:, 0] + coef[:, 1:] @ held - float(logit(level))
        normal = coef[:, 1:][:, (i, j)] * half
        length = np.linalg.norm(normal, axis=1, keepdims=True)
        unit = normal / length
        foot = -unit * offset[:, None] / length
    ends = foot[:, :, None] + 4 * np.stack([-unit[:, 1], unit[:, 0]], axis=1)[:, :, None] * np.array([-1, 1])
    x, y = (middle[axis] + half[axis] * ends[:, axis] for axis in (0, 1))
    return design.terms[i].in_unit(x), design.terms[j].in_unit(y)


def _level_conics(
    design: Design, coef: Matrix, columns: tuple[str, str], level: float, weight: Vector | None
) -> tuple[Matrix, Matrix]:
    places = [design.number(name) for name in columns]
    middle, half = zip(*(_spread_in_unit(design, j) for j in places), strict=True)
    stencil = np.array(middle) + np.array(half) * STENCIL
    rows = rows_along(design, dict(zip(columns, stencil.T, strict=True)), weight)
    with np.errstate(over="ignore", invalid="ignore"):
        log_odds = coef[:, :1] + coef[:, 1:] @ rows.T - float(logit(level))
    curves = np.array([zero_set(through(values), CONIC_REACH) for values in log_odds])
    return middle[0] + half[0] * curves[:, 0], middle[1] + half[1] * curves[:, 1]


def _level_crossings(
    design: Design, coef: Matrix, columns: tuple[str, str], level: float, weight: Vector | None
) -> tuple[Matrix, Matrix]:
    """Where the log-odds pass the level on a fine grid, (m, CROSSINGS): the first place above each point.

    Of a boundary that is steeper than it is flat, the first place to the right of each point.
    """
    x, y = (_grid(design, column, CROSSINGS, CONIC_REACH / 4) for column in columns)
    xs, ys = np.meshgrid(x, y)
    rows = rows_along(design, dict(zip(columns, (xs.ravel(), ys.ravel()), strict=True)), weight)
    with np.errstate(over="ignore", invalid="ignore"):
        z = (coef[:, :1] + coef[:, 1:] @ rows.T - float(logit(level))).reshape(-1, CROSSINGS, CROSSINGS)
    lines = []
    for surface in z:
        above, beside = _first_crossings(surface, y), _first_crossings(surface.T, x)
        steep = np.isfinite(beside).sum() > np.isfinite(above).sum()
        lines.append((beside, y) if steep else (x, above))
    return np.array([line[0] for line in lines]), np.array([line[1] for line in lines])


def _first_crossings(z: Matrix, places: Vector) -> Vector:
    """Of each column of z (p, q) the first of the places (p,) where it passes 0; NaN where it does not."""
    passes = (z[:-1] * z[1:] <= 0) & (z[:-1] != z[1:])
    at = passes.argmax(axis=0)
    before, after = np.take_along_axis(z, at[None], 0)[0], np.take_along_axis(z, at[None] + 1, 0)[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        found = places[at] + (places[at + 1] - places[at]) * before / (before - after)
    return np.where(passes.any(axis=0), found, np.nan)


def _grid(design: Design, column: str, points: int, margin: float) -> Vector:
    j = design.number(column)
    middle, half = _spread_in_unit(design, j)
    reach = half * (1 + 2 * margin)
    return np.linspace(middle - reach, middle + reach, points)


def _spread_in_unit(design: Design, j: int) -> tuple[float, float]:
    middle, half = column_ranges(design).spread(j)
    term = design.terms[j]
    return float(term.in_unit(np.array(middle))), half * term.scale


@dataclass(frozen=True, slots=True, eq=False)
class ColumnRanges:
    """Mean and range of every column of the matrix, (d,) each."""

    mean: Vector
    low: Vector
    high: Vector

    def spread(self, j: int) -> tuple[float, float]:
        """The middle of a column's range and half its width, 1 for a constant."""
        low, high = float(self.low[j]), float(self.high[j])
        return (low + high) / 2, (high - low) / 2 or 1.0


# A live picture asks six times a tick, and one reading of 1,000,000 x 20 took 0.55 s beside other work.
_known: WeakKeyDictionary[Design, tuple[Vector | None, ColumnRanges]] = WeakKeyDictionary()


def column_ranges(design: Design, weight: Vector | None = None) -> ColumnRanges:
    """The extent of the rows that the design holds, and their mean."""
    if design in _known:
        of, found = _known[design]
        if of is weight or (of is not None and weight is not None and np.array_equal(of, weight)):
            return found
        low, high = found.low, found.high
    else:
        low, high = design.X.min(axis=0), design.X.max(axis=0)
    found = ColumnRanges(design.mean_row(weight), low, high)
    _known[design] = weight, found
    return found


def intervals_above(x: Vector, probability: Matrix, threshold: float) -> Matrix:
    """Where each of m curves is at least `threshold`: (m, 4), the ends of at most two intervals of x.

    Shapes: x (p,) ascending, probability (m, p). Between two points the log-odds are taken as a line. An
    interval that is not there has both ends at the last x; of more than two, the first and the last are kept.
    """
    return np.array([_intervals_above(x, row, threshold) for row in probability])


def _intervals_above(x: Vector, p: Vector, threshold: float) -> Vector:
    above = p >= threshold
    edges = np.flatnonzero(above[1:] != above[:-1])
    with np.errstate(divide="ignore", invalid="ignore"):
        z = logit(p) - logit(threshold)
        share = z[edges] / (z[edges] - z[edges + 1])
    places = x[edges] + (x[edges + 1] - x[edges]) * np.where(np.isfinite(share), share, 0.5)
    ends = [*([x[0]] if above[0] else []), *places, *([x[-1]] if above[-1] else [])]
    kept = ends if len(ends) <= 4 else [*ends[:2], *ends[-2:]]
    return np.array([*kept, *[x[-1]] * (4 - len(kept))])
