"""Accelerated gradient descent: look ahead, then step."""

from collections.abc import Iterator
from itertools import count

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, learning_rate_at
from logreg.solvers.step import Step, step


@nonmonotone_divergence_guard
def nesterov(objective: PenalisedLoss, start: Vector, *, learning_rate: LearningRate = 0.5) -> Iterator[Step]:
    """Nesterov's method, whose memory starts anew whenever it carries uphill.

    Shapes: start (k,). The Steps are the points looked ahead to, the first is the start itself. Settles when
    the rate is at most 1 / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Nesterov (1983), Soviet Math. Dokl. 27; O'Donoghue & Candes (2015), Found. Comput. Math. 15.
    """
    coef, ahead, age, rate_at = start, start, 0, learning_rate_at(learning_rate)
    for iteration in count():
        here = objective.at(ahead)
        yield step(iteration, here)
        before, coef = coef, ahead - rate_at(iteration) * here.gradient
        age = age + 1 if here.gradient @ (coef - before) <= 0 else 0
        ahead = coef + age / (age + 3) * (coef - before)
