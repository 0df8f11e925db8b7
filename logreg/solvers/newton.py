"""Newton's method, for this model also known as iteratively reweighted least squares."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Generic, NamedTuple

from logreg.arrays import Vector
from logreg.objective.penalised_loss import LossEvaluation, PenalisedLoss
from logreg.solvers.hessian import newton_direction
from logreg.solvers.line_search import (
    MAX_STALLED,
    Evaluation,
    first_sufficient,
    halved_lengths,
    stalled_steps,
)
from logreg.solvers.settings import NO_SETTINGS, SolverSettings
from logreg.solvers.step import Step, step


def newton(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """Newton's method with step halving: coef <- coef - t H^-1 gradient, with t = 1, 1/2, 1/4, ...

    Shapes: start (k,). The first Step is the start itself. Where the Hessian is singular the shortest of
    the best steps is taken, so collinear columns share their effect.
    Source: Boyd & Vandenberghe (2004), section 9.5; Hastie, Tibshirani & Friedman (2009), section 4.4.1.
    """
    at = partial(objective.at, hessian=True)

    def model_step(here: LossEvaluation) -> ModelStep[LossEvaluation]:
        direction = newton_direction(here)
        return straight_step(at, here, direction, float(here.gradient @ direction))

    return newton_steps(at(start), model_step)


class ModelStep(NamedTuple, Generic[Evaluation]):
    """Where a quadratic model of the loss leads."""

    slope: float  # change of the loss along the whole step, as the slope at its beginning promises it
    candidates: Iterator[Evaluation]  # points to go to, best first, evaluated when asked for


def straight_step(
    at: Callable[[Vector], Evaluation], here: Evaluation, direction: Vector, slope: float
) -> ModelStep[Evaluation]:
    """Along the direction, ever shorter."""
    lengths = halved_lengths(here.loss, slope)
    return ModelStep(slope, (at(here.coef + length * direction) for length in lengths))


def newton_steps(
    here: Evaluation, model_step: Callable[[Evaluation], ModelStep[Evaluation]]
) -> Iterator[Step]:
    """The loop of every Newton method: ask the model, go where the loss falls enough.

    A step's decrement is half of what the slope promises: the fall of the model, where it is quadratic.
    """
    stalled = 0
    for iteration in count():
        ahead = model_step(here)
        yield step(iteration, here, decrement=-ahead.slope / 2, stalled=stalled >= MAX_STALLED)
        there = first_sufficient(here, ahead.candidates)
        here, stalled = there, stalled_steps(stalled, here, there)
