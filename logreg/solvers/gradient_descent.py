"""Steepest descent."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import monotone_divergence_guard
from logreg.solvers.learning_rate import RateSettings
from logreg.solvers.line_search import backtrack
from logreg.solvers.settings import NO_SETTINGS, SolverSettings
from logreg.solvers.step import Step, step


@dataclass(frozen=True, kw_only=True)
class GradientDescentSettings(RateSettings):
    """learning_rate: a number, or a function of the iteration."""


@monotone_divergence_guard
def gradient_descent(
    objective: PenalisedLoss, start: Vector, settings: GradientDescentSettings = GradientDescentSettings()
) -> Iterator[Step]:
    """Steepest descent: coef <- coef - learning_rate * gradient.

    Shapes: start (k,). The first Step is the start itself.
    Settles when the learning rate is below 2 / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Nocedal & Wright (2006), section 3.1.
    """
    coef = start
    for iteration in count():
        here = objective.at(coef)
        yield step(iteration, here)
        coef = coef - settings.rate_at(iteration) * here.gradient


def gradient_descent_backtracking(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """Steepest descent that finds its learning rate: twice the last one, halved until the loss falls enough.

    Shapes: start (k,). The first Step is the start itself.
    Source: Nocedal & Wright (2006), algorithm 3.1.
    """
    here, stalled, rate = objective.at(start), False, 1.0
    for iteration in count():
        yield step(iteration, here, stalled=stalled)
        there, rate = backtrack(objective.at, here, -here.gradient, length=2 * rate)
        here, stalled = there, there is here
