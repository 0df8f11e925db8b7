"""Steepest descent with momentum."""

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


@dataclass(frozen=True, kw_only=True)
class MomentumSettings(RateSettings):
    """learning_rate, and the share of each move that the next one keeps: 0 is plain gradient descent.

    Raises SettingError unless 0 <= momentum < 1.
    """

    learning_rate: LearningRate = 0.5
    momentum: float = 0.9

    def __post_init__(self) -> None:
        RateSettings.__post_init__(self)
        check_share("momentum", self.momentum)


@nonmonotone_divergence_guard
def momentum(
    objective: PenalisedLoss, start: Vector, settings: MomentumSettings = MomentumSettings()
) -> Iterator[Step]:
    """The heavy ball: velocity <- momentum * velocity - learning_rate * gradient; coef <- coef + velocity.

    Shapes: start (k,). The first Step is the start itself. Settles when the learning rate is below
    2 (1 + momentum) / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Polyak (1964), USSR Comput. Math. Math. Phys. 4(5).
    """
    coef, velocity = start, np.zeros_like(start)
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        velocity = settings.momentum * velocity - settings.rate_at(iteration) * here.gradient
        coef = coef + velocity
