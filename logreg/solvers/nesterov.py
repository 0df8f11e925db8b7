"""Nesterov's accelerated gradient descent: extrapolate, then step."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.divergence import nonmonotone_divergence_guard
from logreg.solvers.learning_rate import LearningRate, RateSettings
from logreg.solvers.step import Step, step


@dataclass(frozen=True, kw_only=True)
class NesterovSettings(RateSettings):
    """learning_rate: a number, or a function of the iteration."""

    learning_rate: LearningRate = 0.5


@nonmonotone_divergence_guard
def nesterov(
    objective: PenalisedLoss, start: Vector, settings: NesterovSettings = NesterovSettings()
) -> Iterator[Step]:
    """Gradient steps from an extrapolated point; the momentum restarts whenever it leads uphill.

    With v the extrapolated point and t the steps since the last restart: coef' <- v - learning_rate *
    gradient(v); v <- coef' + t / (t + 3) * (coef' - coef).
    Shapes: start (k,). The Steps are the extrapolated points, the first is the start itself. Settles when
    the learning rate is at most 1 / L, with L the largest eigenvalue of the Hessian on the way.
    Source: Nesterov (1983), Soviet Math. Dokl. 27; O'Donoghue & Candes (2015), Found. Comput. Math. 15.
    """
    coef, extrapolated, since_restart = start, start, 0
    for iteration in count():
        here = objective.at(extrapolated)
        yield step(iteration, here)
        before, coef = coef, extrapolated - settings.rate_at(iteration) * here.gradient
        since_restart = since_restart + 1 if here.gradient @ (coef - before) <= 0 else 0
        extrapolated = coef + since_restart / (since_restart + 3) * (coef - before)
