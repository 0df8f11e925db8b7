"""Newton's method, for this model also known as iteratively reweighted least squares."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.objective import Objective, Point
from logreg.solvers.step import Step, step

ROUNDING = 1e-14  # relative error of a mean of many losses: a rise below it is not one
SUFFICIENT = 1e-4  # share of the promised fall that a step must deliver


def newton(objective: Objective, start: Vector) -> Iterator[Step]:
    """Newton's method with step halving.

    Shapes: start (k,). The first Step is the start itself. Where the Hessian is singular the shortest of
    the best steps is taken, so collinear columns share their effect.
    Source: Boyd & Vandenberghe (2004), section 9.5; Hastie, Tibshirani & Friedman (2009), section 4.4.1.
    """
    here, stuck = objective.at(start, hessian=True), False
    for iteration in count():
        direction = newton_direction(here)
        decrement = float(-here.gradient @ direction) / 2
        yield step(iteration, here, decrement=decrement, stuck=stuck)
        there = backtrack(objective, here, direction, decrement)
        here, stuck = there, there is here


def newton_direction(here: Point) -> Vector:
    """Solve H direction = -gradient, in units that give H a diagonal of ones."""
    if here.hessian is None or not np.isfinite(here.hessian).all():
        return np.full_like(here.gradient, np.nan)
    root = np.sqrt(np.diag(here.hessian))
    unit = np.where(root > 0, root, 1.0)
    return solve(here.hessian / np.outer(unit, unit), -here.gradient / unit) / unit


def solve(A: Matrix, b: Vector) -> Vector:
    """The solution of A x = b, the shortest of the best when A is singular."""
    values, vectors = np.linalg.eigh(A)
    kept = values > len(b) * np.finfo(float).eps * max(values.max(initial=0), 0)
    return np.asarray(vectors[:, kept] @ ((vectors[:, kept].T @ b) / values[kept]))


def backtrack(objective: Objective, here: Point, direction: Vector, decrement: float) -> Point:
    """The first of the full step, its half, its quarter, ... that lowers the loss enough."""
    length = 1.0
    while length > np.finfo(float).eps:
        there = objective.at(here.coef + length * direction, hessian=True)
        if there.loss <= here.loss * (1 + ROUNDING) - SUFFICIENT * length * decrement:
            return there
        length /= 2
    return here
