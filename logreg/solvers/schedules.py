"""Learning rates that shrink: functions of the iteration that a solver takes as its rate.

They compare equal when their numbers do, so they can stand in settings.
"""

from dataclasses import dataclass

from logreg.errors import SettingError


@dataclass(frozen=True, slots=True)
class InverseTime:
    """rate / (1 + iteration / halving): half after `halving` iterations, a third after two such spans.

    Raises SettingError unless both are positive and finite. Source: Robbins & Monro (1951).
    """

    learning_rate: float
    half_life: float

    def __post_init__(self) -> None:
        _check(self.learning_rate, self.half_life)

    def __call__(self, iteration: int) -> float:
        """The rate of an iteration."""
        return self.learning_rate / (1 + iteration / self.half_life)


@dataclass(frozen=True, slots=True)
class Exponential:
    """rate / 2^(iteration / halving): half after every `halving` iterations.

    Raises SettingError unless both are positive and finite. Source: Bottou, Curtis & Nocedal (2018).
    """

    learning_rate: float
    half_life: float

    def __post_init__(self) -> None:
        _check(self.learning_rate, self.half_life)

    def __call__(self, iteration: int) -> float:
        """The rate of an iteration."""
        return float(self.learning_rate * 0.5 ** (iteration / self.half_life))


Schedule = InverseTime | Exponential


def _check(rate: float, halving: float) -> None:
    for name, value in (("learning rate", rate), ("halving time", halving)):
        if not 0 < value < float("inf"):
            raise SettingError(f"The {name} is {value}: choose a positive number, such as 0.1.")
