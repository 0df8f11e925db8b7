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
    """The minimum over v of g'(v - w) + (v - w)'H(v - w) / 2 + l1'|v|.

    Sweeps over the coefficients find which are zero and which sign the others have. While signs stay, the
    penalty is linear: equations end what sweeps would approach. It is reached once a sweep changes no sign.
    Source: Lee, Battle, Raina & Ng (2006), Efficient sparse coding algorithms, NIPS 19 (feature-sign search).
    """
    H, v, slope = finite_hessian(here), here.coef.copy(), here.gradient.copy()
    scale = np.sqrt(np.diag(H))
    every = np.flatnonzero(scale > 0)
    largest, solved = 0.0, False
    for _ in range(SWEEPS):
        signs = np.sign(v)
        moved = coordinate_sweep(H, v, slope, l1, every, scale)
        largest = max(largest, moved)
        same = (np.sign(v) == signs).all()
        if moved <= SETTLED * largest or (solved and same):
            break
        solved = bool(same) and solve_for_signs(H, v, slope, l1)
    return v


def solve_for_signs(H: Matrix, v: Vector, slope: Vector, l1: Vector) -> bool:
    """Go in place to the minimum among coefficients of the signs of v; False where a sign stood in the way.

    The first that would change its sign stops at 0. Where columns say the same, nothing moves.
    """
    free = np.flatnonzero((v != 0) | ((l1 == 0) & (np.diag(H) > 0)))
    curvature, downhill = H[np.ix_(free, free)], -slope[free] - l1[free] * np.sign(v[free])
    try:
        step = np.linalg.solve(curvature, downhill)
    except np.linalg.LinAlgError:
        return False
    if not downhill @ step > 0.5 * (step @ curvature @ step):  # equal, but for what rounding makes of them
        return False
    to_zero = np.full(len(free), np.inf)
    turns = (l1[free] > 0) & (v[free] * step < 0)
    to_zero[turns] = -v[free][turns] / step[turns]
    part = min(1.0, to_zero.min(initial=np.inf))
    after = np.where(to_zero == part, 0.0, v[free] + part * step)
    slope += H[:, free] @ (after - v[free])
    v[free] = after
    return bool(part == 1.0)


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
