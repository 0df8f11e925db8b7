"""Proximal Newton: Newton's quadratic model of the loss, minimised together with the l1 penalty."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.objective.penalised_loss import LossEvaluation, PenalisedLoss
from logreg.solvers.newton import ModelStep, newton_steps, straight_step
from logreg.solvers.settings import NO_SETTINGS, SolverSettings
from logreg.solvers.step import Step

SWEEPS = 10_000
SETTLED = 1e-13  # of the largest move: a sweep that moves less has nothing left to gain


def proximal(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """Proximal Newton with coordinate descent inside and step halving outside; l1, l2 and no penalty.

    Shapes: start (k,). The first Step is the start itself. Coefficients that the l1 penalty rules out are
    exactly 0. A step's decrement is half the fall that the model promises.
    Source: Friedman, Hastie & Tibshirani (2010), J. Stat. Softw. 33(1); Lee, Sun & Saunders (2014),
    SIAM J. Optim. 24(3).
    """
    at, l1 = partial(objective.at, hessian=True), objective.l1 * objective.is_slope

    def model_step(here: LossEvaluation) -> ModelStep[LossEvaluation]:
        target = model_minimum(here, l1)
        direction = target - here.coef
        slope = here.gradient @ direction + l1 @ (np.abs(target) - np.abs(here.coef))
        return straight_step(at, here, direction, float(slope))

    return newton_steps(at(start), model_step)


def model_minimum(here: LossEvaluation, l1: Vector) -> Vector:
    """The minimum over v of g'(v - w) + (v - w)'H(v - w) / 2 + l1'|v|, by coordinate descent.

    Sweeps over the coefficients that are not zero until they settle, then over all, until none moves.
    """
    H, v, slope = finite_hessian(here), here.coef.copy(), here.gradient.copy()
    scale = np.sqrt(np.diag(H))
    every = np.flatnonzero(scale > 0)
    largest, todo = 0.0, every
    for _ in range(SWEEPS):
        moved = coordinate_sweep(H, v, slope, l1, todo, scale)
        largest = max(largest, moved)
        if moved > SETTLED * largest:
            todo = np.flatnonzero((v != 0) & (scale > 0))
        elif len(todo) == len(every):
            break
        else:
            todo = every
    return v


def coordinate_sweep(
    H: Matrix, v: Vector, slope: Vector, l1: Vector, todo: np.ndarray, scale: Vector
) -> float:
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
