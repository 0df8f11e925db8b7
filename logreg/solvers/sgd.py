"""Stochastic gradient descent on mini-batches."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, RateSettings
from logreg.solvers.settings import check_count
from logreg.solvers.step import Step, step


@dataclass(frozen=True, kw_only=True)
class SgdSettings(RateSettings):
    """learning_rate; rows of a batch; passes after which the rate is half; the seed of the rows' order.

    Raises SettingError unless batch_size and half_life are whole numbers of at least 1.
    """

    learning_rate: LearningRate = 0.1
    batch_size: int = 32
    half_life: int = 20
    seed: int = 0

    def __post_init__(self) -> None:
        RateSettings.__post_init__(self)
        check_count("batch_size", self.batch_size)
        check_count("half_life", self.half_life)


@nonmonotone_divergence_guard
def sgd(objective: PenalisedLoss, start: Vector, settings: SgdSettings = SgdSettings()) -> Iterator[Step]:
    """A pass over all rows in random order; at each mini-batch coef <- coef - rate * its gradient.

    The noise of the batches keeps the path from settling, so rate = learning_rate / (1 + pass / half_life).
    One iteration is a pass; its Step has the loss and gradient of all rows. After each batch the last Step is
    said again as `under_way`.
    Shapes: start (k,). The first Step is the start itself.
    Source: Robbins & Monro (1951), Ann. Math. Stat. 22; Bottou, Curtis & Nocedal (2018), SIAM Review 60(2).
    """
    coef, random = start, np.random.default_rng(settings.seed)
    for iteration in count():
        here = step(iteration, objective.at(coef))
        yield here
        under_way = replace(here, under_way=True)
        rate = settings.rate_at(iteration) / (1 + iteration / settings.half_life)
        for rows in objective.batches(settings.batch_size, random):
            coef = coef - rate * rows.gradient(coef)
            yield under_way
