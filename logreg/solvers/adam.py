"""Adam: each coefficient has a rate of its own."""

from collections.abc import Iterator
from itertools import count

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, fraction, learning_rate_at
from logreg.solvers.step import Step, step

TINY = 1e-8  # keeps the first division finite; the value of the paper


@nonmonotone_divergence_guard
def adam(
    objective: PenalisedLoss,
    start: Vector,
    *,
    learning_rate: LearningRate = 0.1,
    forget_mean: float = 0.1,
    forget_square: float = 0.001,
) -> Iterator[Step]:
    """Adam on the gradient of all rows: the running mean of the gradient over the root of its running square.

    Shapes: start (k,). The first Step is the start itself.
    Source: Kingma & Ba (2015), algorithm 1, with beta1 = 1 - forget_mean and beta2 = 1 - forget_square.
    """
    beta1, beta2 = 1 - fraction("forget_mean", forget_mean), 1 - fraction("forget_square", forget_square)
    coef, mean, square, rate_at = (
        start,
        np.zeros_like(start),
        np.zeros_like(start),
        learning_rate_at(learning_rate),
    )
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        mean = beta1 * mean + (1 - beta1) * here.gradient
        square = beta2 * square + (1 - beta2) * here.gradient**2
        age = iteration + 1
        unbiased_mean, unbiased_square = mean / (1 - beta1**age), square / (1 - beta2**age)
        coef = coef - rate_at(iteration) * unbiased_mean / (np.sqrt(unbiased_square) + TINY)
