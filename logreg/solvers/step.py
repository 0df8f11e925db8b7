"""A point on a solver's path."""

from dataclasses import dataclass

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
    convex: bool = True  # the loss: where its gradient vanishes is its minimum
    rounded: bool = False  # loss and gradient are those of rows rounded to float32: no proof of anything
    under_way: bool = False  # said again, with nothing new, after each part of the long step that follows it


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
        convex=here.convex,
    )
