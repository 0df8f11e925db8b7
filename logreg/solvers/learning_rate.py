"""Learning rates: a number, or a schedule, which is a function of the iteration.

Schedules compare equal when their numbers do, so they can stand in settings.
"""

from collections.abc import Callable
from dataclasses import dataclass

from logreg.errors import SettingError
from logreg.solvers.settings import SolverSettings

LearningRate = float | Callable[[int], float]
"""The step's length over the gradient's; a function is asked anew at each step, so the rate can change."""


@dataclass(frozen=True, slots=True)
class HalvingRate:
    """A learning rate that falls, by how many iterations halve it. Raises SettingError as its kinds do."""

    learning_rate: float
    half_life: float

    def __post_init__(self) -> None:
        check_rate("learning rate", self.learning_rate)
        check_rate("half-life", self.half_life)


@dataclass(frozen=True, slots=True)
class InverseTime(HalvingRate):
    """learning_rate / (1 + iteration / half_life): half after half_life iterations, a third after two.

    Raises SettingError unless both are positive and finite. Source: Robbins & Monro (1951).
    """

    def __call__(self, iteration: int) -> float:
        """The learning rate of an iteration."""
        return self.learning_rate / (1 + iteration / self.half_life)


@dataclass(frozen=True, slots=True)
class Exponential(HalvingRate):
    """learning_rate / 2^(iteration / half_life): half after every half_life iterations.

    Raises SettingError unless both are positive and finite. Source: Bottou, Curtis & Nocedal (2018).
    """

    def __call__(self, iteration: int) -> float:
        """The learning rate of an iteration."""
        return float(self.learning_rate * 0.5 ** (iteration / self.half_life))


Schedule = InverseTime | Exponential


@dataclass(frozen=True, kw_only=True)
class RateSettings(SolverSettings):
    """The settings of a solver that takes steps of a given length along the gradient.

    Raises SettingError unless a fixed learning rate is positive and finite.
    """

    learning_rate: LearningRate = 1.0

    def __post_init__(self) -> None:
        if not callable(self.learning_rate):
            check_rate("learning rate", self.learning_rate)

    def rate_at(self, iteration: int) -> float:
        """The learning rate of an iteration."""
        return self.learning_rate(iteration) if callable(self.learning_rate) else self.learning_rate


def check_rate(name: str, value: float) -> None:
    """Raise SettingError unless the value is positive and finite."""
    if not 0 < value < float("inf"):
        raise SettingError(f"The {name} is {value}: choose a positive number, such as 0.1.")
