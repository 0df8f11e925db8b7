"""Where a model's probability passes a level: lines in the plane of two columns, intervals along one."""

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.data.design import Design
from logreg.data.products import product_terms
from logreg.functional.activations import logit
from logreg.inspection.column_ranges import column_ranges, range_grid, spread_in_unit
from logreg.inspection.conics import STENCIL, through, zero_set
from logreg.inspection.made_terms import degree
from logreg.inspection.rows_along import rows_along

CROSSINGS = 61  # points of a boundary that is no conic
CONIC_REACH = 2.0  # half ranges from the middle: beyond the corners of what is drawn


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
    middle, half = zip(*(spread_in_unit(design, j) for j in places), strict=True)
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
    x, y = (range_grid(design, column, CROSSINGS, CONIC_REACH / 4) for column in columns)
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
