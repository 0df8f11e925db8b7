"""Steepest descent."""

from collections.abc import Iterator
from itertools import count

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import monotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, learning_rate_at
from logreg.solvers.line_search import backtrack
from logreg.solvers.step import Step, step


@monotone_divergence_guard
def gradient_descent(
    objective: PenalisedLoss, start: Vector, *, learning_rate: LearningRate = 1.0
) -> Iterator[Step]:
    """Steepest descent with a fixed rate, or one that a function of the iteration gives.

    Shapes: start (k,). The first Step is the start itself.
    Settles when the rate is below 2 / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Nocedal & Wright (2006), section 3.1.
    """
    coef, rate_at = start, learning_rate_at(learning_rate)
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        coef = coef - rate_at(iteration) * here.gradient


def gradient_descent_backtracking(objective: PenalisedLoss, start: Vector) -> Iterator[Step]:
    """Steepest descent that finds its rate: twice the last one, halved until the loss falls enough.

    Shapes: start (k,). The first Step is the start itself.
    Source: Nocedal & Wright (2006), algorithm 3.1.
    """
    here, stuck, rate = objective.at(start), False, 1.0
    for iteration in count():
        yield step(iteration, here, stuck=stuck)
        there, rate = backtrack(objective, here, -here.gradient, length=2 * rate)
        here, stuck = there, there is here
