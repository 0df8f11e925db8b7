"""The maximum of a likelihood whose curvature is its information, by Newton's method."""

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Vector
from logreg.errors import InferenceError
from logreg.inference.likelihood import Likelihood, State
from logreg.solvers.hessian import Inverse

Moving = NDArray[np.bool_]
"""(k,) which coefficients are not held fixed."""

SMALL = 1e-10  # squared standard errors: below it, a step no shorter than the last one is rounding
FAST = 1e-2  # a fall of the squared standard errors to which an information computed before still leads
ROUNDING = 1e-13  # relative error of a sum of many terms: a fall below it is none
LIMIT = 1000
RESTLESS = 0.1  # log-odds: far more than the last step to a maximum moves, and less than one to infinity
NO_MAXIMUM = "The likelihood has no maximum within reach: look for separated classes."


def newton_maximum(likelihood: Likelihood, start: Vector, moving: Moving, negligible: float) -> State:
    """The largest value over the moving coefficients; an information leads on as long as it leads fast.

    Ends where a step would move less than `negligible`, in squared standard errors. Raises InferenceError
    where the maximum is not reached. Source: McCullagh & Nelder (1989), section 2.5.
    """
    here, last = likelihood.at(start), np.inf
    solve = likelihood.solver(here, moving)
    for _ in range(LIMIT):
        step, promised = newton_step(here, moving, solve)
        if promised > FAST * last:
            solve = likelihood.solver(here, moving)
            step, promised = newton_step(here, moving, solve)
        if is_over(promised, last, negligible):
            if not likelihood.penalised:
                check_at_rest(likelihood, step)
            return here
        there = state_after(likelihood, here, step, promised)
        if there is here:
            return here
        here, last = there, promised
    raise InferenceError(NO_MAXIMUM)


def newton_step(here: State, moving: Moving, solve: Inverse) -> tuple[Vector, float]:
    """The step (k,) of the moving coefficients, and its squared length in standard errors."""
    step = np.zeros_like(here.coef)
    step[moving] = solve(here.score[moving])
    return step, float(here.score @ step)


def is_over(promised: float, last: float, negligible: float) -> bool:
    """Whether a step of this squared length, after the last one's, moves nothing any more."""
    return promised <= negligible or last <= promised <= SMALL


def state_after(likelihood: Likelihood, here: State, step: Vector, promised: float) -> State:
    """The state one step on; near the maximum, where rounding decides which value is the larger, unasked."""
    if promised <= SMALL:
        return likelihood.at(here.coef + step)
    return backtrack_likelihood(likelihood, here, step)


def backtrack_likelihood(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The first of the full step, its half, its quarter, ... that does not lower the value; else stay."""
    length = 1.0
    while length > np.finfo(float).eps:
        there = likelihood.at(here.coef + length * step)
        if there.value >= here.value - ROUNDING * abs(here.value):
            return there
        length /= 2
    return here


def check_at_rest(likelihood: Likelihood, step: Vector) -> None:
    """Raise InferenceError where a step that adds nothing still moves log-odds: the way to infinity."""
    if not float(np.abs(likelihood.A @ step).max(initial=0.0)) < RESTLESS:
        raise InferenceError(NO_MAXIMUM)
