"""Stochastic gradient descent on mini-batches."""

from collections.abc import Iterator
from itertools import count
from time import monotonic

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, learning_rate_at
from logreg.solvers.step import Step, in_whole_steps, step

YIELD_SECONDS = 0.02  # seconds of a pass after which whoever takes it in parts may do something else


@nonmonotone_divergence_guard
def sgd_batches(
    objective: PenalisedLoss,
    start: Vector,
    *,
    learning_rate: LearningRate = 0.1,
    batch_size: int = 32,
    half_life: int = 20,
    seed: int = 0,
) -> Iterator[Step | None]:
    """One Step is one pass over all rows in random mini-batches, each of which moves the coefficients.

    The noise of the batches keeps the path from settling, so the rate is divided by 1 + pass / halving.
    A pass over many rows takes seconds, so every 20 ms of it None is yielded in between.
    Shapes: start (k,). The first Step is the start itself; loss and gradient are those of all rows.
    Source: Robbins & Monro (1951), Ann. Math. Stat. 22; Bottou, Curtis & Nocedal (2018), SIAM Review 60(2).
    """
    if batch_size < 1 or half_life < 1:
        raise SettingError(
            f"batch is {batch_size} and halving {half_life}: choose at least 1 row and 1 pass."
        )
    coef, rate_at, random = start, learning_rate_at(learning_rate), np.random.default_rng(seed)
    for iteration in count():
        yield step(iteration, objective.at(coef))
        length = rate_at(iteration) / (1 + iteration / half_life)
        breath = monotonic()
        for rows in objective.batches(batch_size, random):
            coef = coef - length * rows.gradient(coef)
            if monotonic() - breath > YIELD_SECONDS:
                yield None
                breath = monotonic()


sgd = in_whole_steps(sgd_batches)
