"""Where a quadratic of two variables vanishes: ellipse, hyperbola, parabola or line, as points to draw."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from logreg.arrays import Vector

HALF_LOOP = 25  # points of one half of a loop, closer together towards its tips
POINTS = 2 * (2 * HALF_LOOP) + 1  # two loops at most, and a gap between them


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadratic:
    """a u^2 + b u v + c v^2 + d u + e v + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


def through(values: Vector) -> Quadratic:
    """The quadratic with the six values at (u, v) = STENCIL."""
    centre, right, left, above, below, corner = map(float, values)
    a, d = (right + left) / 2 - centre, (right - left) / 2
    c, e = (above + below) / 2 - centre, (above - below) / 2
    return Quadratic(a=a, b=corner - centre - a - c - d - e, c=c, d=d, e=e, f=centre)


STENCIL = np.array([[0, 0], [1, 0], [-1, 0], [0, 1], [0, -1], [1, 1]], dtype=float)


def zero_set(form: Quadratic, reach: float) -> tuple[Vector, Vector]:
    """Points (u, v), POINTS of each, along every piece within `reach` of the origin; NaN between and after.

    A piece is a loop: one that leaves the reach is closed outside of it. All are NaN where nothing vanishes,
    or everything. Source: the principal axes of a conic.
    """
    (small, large), axes = _principal(form)
    along, across = np.array([form.d, form.e]) @ axes
    if not np.isfinite([small, large, along, across, form.f]).all():
        return _laid_out([], axes)
    if abs(large) * reach < 1e-9 * max(abs(along), abs(across)) or large == 0:
        return _laid_out(_line(along, across, form.f, reach), axes)
    middle = -across / (2 * large)
    # (t - middle)^2 = g(s): real between the roots of g or outside of them
    g = np.array([-small / large, -along / large, middle**2 - form.f / large])
    return _laid_out([_loop(g, middle, ends) for ends in _intervals(g, reach)], axes)


def _principal(form: Quadratic) -> tuple[Vector, Vector]:
    """Eigenvalues, the one of smaller size first, and axes of the quadratic part."""
    matrix = np.array([[form.a, form.b / 2], [form.b / 2, form.c]])
    if not np.isfinite(matrix).all():
        return np.full(2, np.nan), np.eye(2)
    values, axes = np.linalg.eigh(matrix)
    order = np.argsort(np.abs(values))
    return values[order], axes[:, order]


def _intervals(g: Vector, reach: float) -> list[tuple[float, float]]:
    """The at most two intervals of [-reach, reach] on which g >= 0."""
    roots = np.roots(g)
    inside = sorted(float(root.real) for root in roots if root.imag == 0 and abs(root.real) < reach)
    ends = [-reach, *inside, reach]
    return [(s, t) for s, t in pairwise(ends) if np.polyval(g, (s + t) / 2) > 0]


def _loop(g: Vector, middle: float, ends: tuple[float, float]) -> Vector:
    """Up one branch and back on the other, (2 HALF_LOOP, 2) in principal axes."""
    s = _nodes(g, *ends)
    root = np.sqrt(np.maximum(np.polyval(g, s), 0))  # rounding at a tip may fall below 0
    upper = np.column_stack([s, middle + root])
    lower = np.column_stack([s, middle - root])[::-1]
    lower[-1] = upper[0]
    return np.concatenate([upper, lower])


def _nodes(g: Vector, low: float, high: float) -> Vector:
    """Places between two ends that lie close where the curve bends: the natural parameter of each conic."""
    vertex = -g[1] / (2 * g[0]) if g[0] > 0 else np.inf
    if abs(vertex) > 1000 * (high - low):  # an ellipse, or a parabola that bends at its tip
        return (low + high) / 2 - (high - low) / 2 * np.cos(np.linspace(0, np.pi, HALF_LOOP))
    size = max(np.sqrt(abs(np.polyval(g, vertex)) / g[0]), 1e-6 * (high - low))
    ends = (np.array([low, high]) - vertex) / size
    if np.polyval(g, vertex) >= 0:
        start, stop = np.arcsinh(ends)
        return np.asarray(vertex + size * np.sinh(np.linspace(start, stop, HALF_LOOP)))
    side = np.sign(ends.sum())
    start, stop = np.arccosh(np.maximum(side * ends, 1))
    return np.asarray(vertex + side * size * np.cosh(np.linspace(start, stop, HALF_LOOP)))


def _line(along: float, across: float, offset: float, reach: float) -> list[Vector]:
    normal = np.array([along, across])
    length = np.linalg.norm(normal)
    if length == 0 or abs(offset) > reach * length:
        return []
    unit = normal / length
    steps = np.linspace(-reach, reach, 2 * HALF_LOOP)[:, None]
    return [-unit * offset / length + steps * np.array([-unit[1], unit[0]])]


def _laid_out(pieces: list[Vector], axes: Vector) -> tuple[Vector, Vector]:
    points = np.full((POINTS, 2), np.nan)
    for number, piece in enumerate(pieces[:2]):
        start = number * (2 * HALF_LOOP + 1)
        points[start : start + len(piece)] = piece @ axes.T
    return points[:, 0], points[:, 1]
