"""A point on a solver's path."""

from dataclasses import dataclass, replace

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import LossEvaluation


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Step:
    """One point on a solver's path, and what the solver alone knows about it."""

    iteration: int
    coef: Vector  # (k,), intercept first, read-only
    loss: float  # penalised mean, nats a row
    gradient_norm: float  # largest absolute component of the (shortest sub)gradient
    separated: bool = False  # every row strictly on its own side, and no penalty
    decrement: float | None = None  # fall of the loss that a full Newton step promises, where known
    stalled: bool = False  # no step along its direction lowers the loss in this precision
    diverged: bool = False  # by the method's own nature, it will not settle
    of_batch: bool = False  # of a mini-batch, with that batch's loss and gradient; no iteration of its own


def step(
    iteration: int, here: LossEvaluation, *, decrement: float | None = None, stalled: bool = False
) -> Step:
    """The Step at this point of the objective."""
    return Step(
        iteration=iteration,
        coef=here.coef,
        loss=here.loss,
        gradient_norm=float(np.abs(here.subgradient).max(initial=0)),
        separated=here.separated,
        decrement=decrement,
        stalled=stalled,
    )


def batch_step(iteration: int, here: LossEvaluation) -> Step:
    """The Step at this point of a mini-batch's objective."""
    return replace(step(iteration, here), of_batch=True, separated=False)
