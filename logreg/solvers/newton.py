"""Newton's method, for this model also known as iteratively reweighted least squares."""

from collections.abc import Iterator
from itertools import count

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import newton_direction
from logreg.solvers.line_search import IDLE, backtrack, stalled_steps
from logreg.solvers.step import Step, step


def newton(objective: PenalisedLoss, start: Vector) -> Iterator[Step]:
    """Newton's method with step halving.

    Shapes: start (k,). The first Step is the start itself. Where the Hessian is singular the shortest of
    the best steps is taken, so collinear columns share their effect.
    Source: Boyd & Vandenberghe (2004), section 9.5; Hastie, Tibshirani & Friedman (2009), section 4.4.1.
    """
    here, idle = objective.at(start, hessian=True), 0
    for iteration in count():
        direction = newton_direction(here)
        yield step(iteration, here, decrement=float(-here.gradient @ direction) / 2, stuck=idle >= IDLE)
        there, _ = backtrack(objective, here, direction, hessian=True)
        here, idle = there, stalled_steps(idle, here, there)
