"""Stochastic gradient descent on mini-batches."""

from collections.abc import Iterator
from itertools import count
from time import monotonic

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.objective.penalised_loss import MeanLoss
from logreg.solvers.divergence import may_roam
from logreg.solvers.learning_rate import Rate, schedule
from logreg.solvers.step import Step, in_whole_steps, step

BREATH = 0.02  # seconds of a pass after which whoever takes it in parts may do something else


@may_roam
def sgd_in_parts(
    objective: MeanLoss,
    start: Vector,
    *,
    rate: Rate = 0.1,
    batch: int = 32,
    halving: int = 20,
    seed: int = 0,
) -> Iterator[Step | None]:
    """One Step is one pass over all rows in random mini-batches, each of which moves the coefficients.

    The noise of the batches keeps the path from settling, so the rate is divided by 1 + pass / halving.
    A pass over many rows takes seconds, so every 20 ms of it None is yielded in between.
    Shapes: start (k,). The first Step is the start itself; loss and gradient are those of all rows.
    Source: Robbins & Monro (1951), Ann. Math. Stat. 22; Bottou, Curtis & Nocedal (2018), SIAM Review 60(2).
    """
    if batch < 1 or halving < 1:
        raise SettingError(f"batch is {batch} and halving {halving}: choose at least 1 row and 1 pass.")
    coef, rate_at, random = start, schedule(rate), np.random.default_rng(seed)
    for iteration in count():
        yield step(iteration, objective.at(coef))
        length = rate_at(iteration) / (1 + iteration / halving)
        breath = monotonic()
        for rows in objective.batches(batch, random):
            coef = coef - length * rows.gradient(coef)
            if monotonic() - breath > BREATH:
                yield None
                breath = monotonic()


sgd = in_whole_steps(sgd_in_parts)
