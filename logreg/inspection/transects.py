"""A model with many columns, looked at along one or two of them: the others are held at their means.

Rows that count more than once, or stand for many, count so in the means: every weight (n,) is that of the
design's rows.
"""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.data.design import Design
from logreg.inspection.column_ranges import range_grid
from logreg.inspection.decision_boundaries import boundary_lines
from logreg.inspection.rows_along import probabilities, rows_along

MARGIN = 0.05  # of the data's range, left and right of it


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
    x = range_grid(design, column, points, MARGIN)
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
    x, y = range_grid(design, across, points, margin), range_grid(design, up, points, margin)
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
