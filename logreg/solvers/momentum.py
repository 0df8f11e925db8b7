"""Steepest descent with a memory."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, fraction, learning_rate_at
from logreg.solvers.step import Step, step


@nonmonotone_divergence_guard
def momentum(
    objective: PenalisedLoss, start: Vector, *, learning_rate: LearningRate = 0.5, friction: float = 0.1
) -> Iterator[Step]:
    """The heavy ball: each move keeps all but `friction` of the one before.

    Shapes: start (k,). The first Step is the start itself. Settles when the rate is below
    2 (2 - friction) / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Polyak (1964), USSR Comput. Math. Math. Phys. 4(5).
    """
    kept, rate_at = 1 - fraction("friction", friction), learning_rate_at(learning_rate)
    coef, velocity = start, np.zeros_like(start)
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        velocity = kept * velocity - rate_at(iteration) * here.gradient
        coef = coef + velocity
