"""A model with many columns, looked at along one or two of them: the others are held at their means."""

from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import ArrayLike

from logreg.activations import logit, sigmoid
from logreg.arrays import Matrix, Vector
from logreg.conics import STENCIL, through, zero_set
from logreg.design import Design
from logreg.errors import ShapeError
from logreg.products import product_terms

MARGIN = 0.05  # of the data's range, left and right of it
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


def curve(design: Design, coef: Matrix, column: str, *, points: int = 121) -> Curve:
    """The curve over the column's range in the design's rows. Shapes: coef (m, k), intercept first."""
    x = _grid(design, column, points, MARGIN)
    return Curve(column=column, x=x, probability=probabilities(coef, along(design, {column: x})))


def plane(
    design: Design,
    coef: Matrix,
    across: str,
    up: str,
    *,
    points: int = 32,
    levels: tuple[float, ...] = (0.1, 0.5, 0.9),
    margin: float = MARGIN,
) -> Plane:
    """The plane over the ranges of two columns in the design's rows. Shapes: coef (m, k), intercept first.

    `margin` is what is seen on each side of the range, as a part of it.
    """
    x, y = _grid(design, across, points, margin), _grid(design, up, points, margin)
    xs, ys = np.meshgrid(x, y)
    shading = probabilities(coef, along(design, {across: xs.ravel(), up: ys.ravel()}))
    lines = [level_lines(design, coef, across, up, level) for level in levels]
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


def along(design: Design, columns: Mapping[str, ArrayLike]) -> Matrix:
    """Rows (m, d) that differ in the given number columns only; every other term is held at its mean.

    A square or product of a given column follows it, its other factor held at the mean.
    Shapes: each of the columns (m,), in its own unit. Raises ShapeError for a column that is not a number.
    """
    values = {_term(design, name): np.asarray(given, dtype=float) for name, given in columns.items()}
    m = max(len(given) for given in values.values())
    X = np.tile(_extent(design).mean, (m, 1))
    for j, given in values.items():
        X[:, j] = _encoded(design, j, given)
    for j, factors in product_terms(design).items():
        if j not in values and set(factors) & set(values):
            first, second = (values.get(k, np.full(m, _mean(design, k))) for k in factors)
            X[:, j] = _encoded(design, j, first * second)
    return X


def probabilities(coef: Matrix, X: Matrix) -> Matrix:
    """The probability of every row under every coefficient vector, (m, n).

    Shapes: coef (m, k), intercept first; X (n, d).
    """
    # A run that diverges overflows here; the infinities are its result, not a fault.
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(sigmoid(coef[:, :1] + coef[:, 1:] @ X.T))


def level_lines(design: Design, coef: Matrix, across: str, up: str, level: float) -> tuple[Matrix, Matrix]:
    """Where the probability equals `level` in the plane of two columns: a line for each coefficient vector.

    Shapes: coef (m, k); returns the x and the y of both ends of each line, (m, 2), in the columns' units.
    The ends lie outside the range of the data; they are NaN where the model does not depend on either column.
    With squares or products of the two columns it is a conic, (m, POINTS of logreg.conics).
    """
    i, j = _term(design, across), _term(design, up)
    if any({i, j} & set(factors) for factors in product_terms(design).values()):
        return _level_conics(design, coef, (across, up), level)
    extent = _extent(design)
    middle, half = zip(extent.spread(i), extent.spread(j), strict=True)
    held = extent.mean.copy()
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
    return _in_unit(design, i, x), _in_unit(design, j, y)


def _level_conics(
    design: Design, coef: Matrix, columns: tuple[str, str], level: float
) -> tuple[Matrix, Matrix]:
    places = [_term(design, name) for name in columns]
    middle, half = zip(*(_spread_in_unit(design, j) for j in places), strict=True)
    stencil = np.array(middle) + np.array(half) * STENCIL
    rows = along(design, dict(zip(columns, stencil.T, strict=True)))
    with np.errstate(over="ignore", invalid="ignore"):
        log_odds = coef[:, :1] + coef[:, 1:] @ rows.T - float(logit(level))
    curves = np.array([zero_set(through(values), CONIC_REACH) for values in log_odds])
    return middle[0] + half[0] * curves[:, 0], middle[1] + half[1] * curves[:, 1]


def _grid(design: Design, column: str, points: int, margin: float) -> Vector:
    j = _term(design, column)
    middle, half = _spread_in_unit(design, j)
    reach = half * (1 + 2 * margin)
    return np.linspace(middle - reach, middle + reach, points)


def _term(design: Design, column: str) -> int:
    for j, term in enumerate(design.terms):
        if term.column == column and term.level is None:
            return j
    raise ShapeError(f"{column!r} is no number column of this design: choose one of its number columns.")


@dataclass(frozen=True, slots=True, eq=False)
class _Extent:
    """Mean and range of every column of a design, (d,) each."""

    mean: Vector
    low: Vector
    high: Vector

    def spread(self, j: int) -> tuple[float, float]:
        """The middle of a column's range and half its width, 1 for a constant."""
        low, high = float(self.low[j]), float(self.high[j])
        return (low + high) / 2, (high - low) / 2 or 1.0


# A live picture asks for these at every tick, and a million rows take longer to read than to draw.
_extents: WeakKeyDictionary[Design, _Extent] = WeakKeyDictionary()


def _extent(design: Design) -> _Extent:
    known = _extents.get(design)
    if known is None:
        X = design.X
        known = _extents[design] = _Extent(X.mean(axis=0), X.min(axis=0), X.max(axis=0))
    return known


def _spread_in_unit(design: Design, j: int) -> tuple[float, float]:
    extent = _extent(design)
    low, high = (float(_in_unit(design, j, end[j])) for end in (extent.low, extent.high))
    return (low + high) / 2, (high - low) / 2 or 1.0


def _mean(design: Design, j: int) -> float:
    return float(_in_unit(design, j, _extent(design).mean[j]))


def _encoded(design: Design, j: int, values: Vector) -> Vector:
    return (values - design.terms[j].center) / design.terms[j].scale


def _in_unit(design: Design, j: int, values: Matrix) -> Matrix:
    return values * design.terms[j].scale + design.terms[j].center
