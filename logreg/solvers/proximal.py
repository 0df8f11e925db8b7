"""Proximal Newton: Newton's quadratic model of the loss, minimised together with the l1 penalty."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.objective.penalised_loss import LossEvaluation, PenalisedLoss
from logreg.solvers.line_search import HALVINGS, IDLE, ROUNDING, SUFFICIENT, max_step_length, stalled_steps
from logreg.solvers.step import Step, step

SWEEPS = 10_000
SETTLED = 1e-13  # of the largest move: a sweep that moves less has nothing left to gain


def proximal(objective: PenalisedLoss, start: Vector) -> Iterator[Step]:
    """Proximal Newton with coordinate descent inside and step halving outside; l1, l2 and no penalty.

    Shapes: start (k,). The first Step is the start itself. Coefficients that the l1 penalty rules out are
    exactly 0. A step's decrement is half the fall that the model promises.
    Source: Friedman, Hastie & Tibshirani (2010), J. Stat. Softw. 33(1); Lee, Sun & Saunders (2014),
    SIAM J. Optim. 24(3).
    """
    here, idle = objective.at(start, hessian=True), 0
    l1 = objective.l1 * objective.is_slope
    for iteration in count():
        direction = model_minimum(here, l1) - here.coef
        change = here.gradient @ direction + l1 @ (np.abs(here.coef + direction) - np.abs(here.coef))
        yield step(iteration, here, decrement=float(-change) / 2, stuck=idle >= IDLE)
        there = halved(objective, here, direction, float(change))
        here, idle = there, stalled_steps(idle, here, there)


def model_minimum(here: LossEvaluation, l1: Vector) -> Vector:
    """The minimum over v of g'(v - w) + (v - w)'H(v - w) / 2 + l1'|v|, by coordinate descent.

    Sweeps over the coefficients that are not zero until they settle, then over all, until none moves.
    """
    H, v, slope = finite_hessian(here), here.coef.copy(), here.gradient.copy()
    scale = np.sqrt(np.diag(H))
    every = np.flatnonzero(scale > 0)
    largest, todo = 0.0, every
    for _ in range(SWEEPS):
        moved = sweep(H, v, slope, l1, todo, scale)
        largest = max(largest, moved)
        if moved > SETTLED * largest:
            todo = np.flatnonzero((v != 0) & (scale > 0))
        elif len(todo) == len(every):
            break
        else:
            todo = every
    return v


def sweep(H: Matrix, v: Vector, slope: Vector, l1: Vector, todo: np.ndarray, scale: Vector) -> float:
    """Minimise over each coefficient in turn, in place; the largest move, in units of the curvature."""
    largest = 0.0
    for j in todo.tolist():
        before, curvature = v[j], H[j, j]
        target = curvature * before - slope[j]
        after = np.sign(target) * max(abs(target) - l1[j], 0.0) / curvature
        if after != before:
            v[j] = after
            slope += H[j] * (after - before)
            largest = max(largest, abs(after - before) * scale[j])
    return float(largest)


def finite_hessian(here: LossEvaluation) -> Matrix:
    """The Hessian, or zeros where it overflowed: nothing moves, and the loss shows what happened."""
    if here.hessian is None or not np.isfinite(here.hessian).all():
        return np.zeros((len(here.coef), len(here.coef)))
    return here.hessian


def halved(
    objective: PenalisedLoss, here: LossEvaluation, direction: Vector, change: float
) -> LossEvaluation:
    """The first of the longest step, its half, its quarter, ... that lowers the loss enough, or `here`."""
    for length in min(1.0, max_step_length(here.loss, change)) * 0.5 ** np.arange(HALVINGS):
        there = objective.at(here.coef + length * direction, hessian=True)
        if there.loss <= here.loss * (1 + ROUNDING) + SUFFICIENT * length * change:
            return there
    return here
