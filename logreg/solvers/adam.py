"""Adam: adaptive moment estimation, a learning rate of its own for each coefficient."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, RateSettings
from logreg.solvers.settings import check_share
from logreg.solvers.step import Step, step

EPSILON = 1e-8  # keeps the first division finite; the value of the paper


@dataclass(frozen=True, kw_only=True)
class AdamSettings(RateSettings):
    """learning_rate; beta1 and beta2, the shares that the running means of gradient and square keep.

    Raises SettingError unless 0 <= beta < 1.
    """

    learning_rate: LearningRate = 0.1
    beta1: float = 0.9
    beta2: float = 0.999

    def __post_init__(self) -> None:
        RateSettings.__post_init__(self)
        check_share("beta1", self.beta1)
        check_share("beta2", self.beta2)


@nonmonotone_divergence_guard
def adam(objective: PenalisedLoss, start: Vector, settings: AdamSettings = AdamSettings()) -> Iterator[Step]:
    """Adam on the gradient of all rows: coef <- coef - learning_rate * m / (sqrt(v) + epsilon).

    m and v are the running means of the gradient and of its square, corrected for their start at 0.
    Shapes: start (k,). The first Step is the start itself.
    Source: Kingma & Ba (2015), algorithm 1.
    """
    beta1, beta2 = settings.beta1, settings.beta2
    coef, m, v = start, np.zeros_like(start), np.zeros_like(start)
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        m = beta1 * m + (1 - beta1) * here.gradient
        v = beta2 * v + (1 - beta2) * here.gradient**2
        t = iteration + 1
        unbiased_m, unbiased_v = m / (1 - beta1**t), v / (1 - beta2**t)
        coef = coef - settings.rate_at(iteration) * unbiased_m / (np.sqrt(unbiased_v) + EPSILON)
