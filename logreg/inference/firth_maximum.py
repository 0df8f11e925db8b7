"""The maximum of Firth's penalised likelihood, whose penalty bends it beside the information."""

from collections import deque

import numpy as np

from logreg.arrays import Vector
from logreg.errors import InferenceError
from logreg.inference.likelihood import Likelihood, State
from logreg.inference.newton_maximum import LIMIT, NO_MAXIMUM, Moving, is_over, newton_step, state_after
from logreg.solvers.hessian import Inverse
from logreg.solvers.lbfgs import Pair, inverse_hessian_product

SETTLED = 1e-2  # squared standard errors: nearer, the curvature found once leads to the end
SLOW = 1e-2  # a fall of the squared standard errors in a step, beyond which that curvature saves many
UNMEASURED = 5e-22  # squared standard errors and leverages: a step to be followed by less is the last
EVEN = 0.02  # a leverage: where no row's is larger, the penalty hardly bends the value
QUICK = 1e-4  # a fall of the squared standard errors in a step, with which Fisher's information does alone
HISTORY_SIZE = 10  # steps that tell how the penalty bends the value


def firth_maximum(likelihood: Likelihood, start: Vector, moving: Moving, negligible: float) -> State:
    """The largest penalised value over the moving coefficients.

    What the last steps told of the penalty's curvature is added to Fisher's information, as in L-BFGS, unless
    that information alone goes quickly; where all goes slowly, the penalty's curvature is worked out once,
    near the end. Ends and raises as `newton_maximum` does.
    """
    here, last = likelihood.at(start), np.inf
    solve, bent = likelihood.solver(here, moving), None
    pairs: deque[Pair] = deque(maxlen=HISTORY_SIZE)
    for _ in range(LIMIT):
        step, promised = newton_step(here, moving, with_pairs(solve, pairs))
        if moving.all() and is_last_step(here, promised, last):
            return after_last_step(likelihood, here, step)
        if is_over(promised, last, negligible):
            return here
        there = state_after(likelihood, here, step, promised)
        if there is here:
            return here
        remember_step(pairs, (there.coef - here.coef)[moving], (here.score - there.score)[moving])
        if bent is None and SLOW * last < promised <= SETTLED:
            bent = likelihood.penalised_solver(there, moving)
            if bent:
                pairs.clear()
        solve = bent or likelihood.solver(there, moving)  # its value needed the information anyway
        if there.largest_leverage <= EVEN and newton_step(there, moving, solve)[1] <= QUICK * promised:
            pairs.clear()
        here, last = there, promised
    raise InferenceError(NO_MAXIMUM)


def with_pairs(solve: Inverse, pairs: deque[Pair]) -> Inverse:
    """The inverse curvature by the information and what the last steps told."""
    return lambda score: inverse_hessian_product(score, pairs, solve)


def remember_step(pairs: deque[Pair], s: Vector, y: Vector) -> bool:
    """Keep how the coefficients and minus the score changed; tell whether the value was concave there."""
    curvature = float(s @ y)
    if curvature > 0:
        pairs.append(Pair(s, y, curvature, 1.0))
    return curvature > 0


def is_last_step(here: State, promised: float, last: float) -> bool:
    """Whether what follows a step of this squared length is sure to be nothing: the less, the more even."""
    to_come = here.largest_leverage * promised
    return to_come**2 <= UNMEASURED * last < np.inf


def after_last_step(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The maximum, one step on, without its leverages: they would only tell that the score is 0 by now."""
    coef = here.coef + step
    return State(
        coef=coef,
        value=here.value + float(here.score @ step) / 2,
        score=np.zeros_like(coef),
        curvature=likelihood.curvature_at(coef),
    )
