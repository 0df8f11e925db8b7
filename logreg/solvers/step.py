"""A point on a solver's path."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import LossEvaluation

P = ParamSpec("P")


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


def step(
    iteration: int, here: LossEvaluation, *, decrement: float | None = None, stuck: bool = False
) -> Step:
    """The Step at this point of the objective."""
    return Step(
        iteration=iteration,
        coef=here.coef,
        loss=here.loss,
        gradient_norm=float(np.abs(here.subgradient).max(initial=0)),
        separated=here.separated,
        decrement=decrement,
        stalled=stuck,
    )


def in_whole_steps(solver: Callable[P, Iterator[Step | None]]) -> Callable[P, Iterator[Step]]:
    """The solver without the None in between that lets a long step be left for a moment."""

    @wraps(solver)
    def whole(*args: P.args, **kwargs: P.kwargs) -> Iterator[Step]:
        return (part for part in solver(*args, **kwargs) if part is not None)

    return whole
