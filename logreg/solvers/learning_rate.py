"""Learning rates: a number, or a function of the iteration."""

from collections.abc import Callable

from logreg.errors import SettingError

LearningRate = float | Callable[[int], float]
"""The step's length over the gradient's; a function is asked anew at each step, so the rate can change."""


def learning_rate_at(rate: LearningRate) -> Callable[[int], float]:
    """The rate as a function of the iteration; SettingError unless a fixed rate is positive and finite."""
    if callable(rate):
        return rate
    if not 0 < rate < float("inf"):
        raise SettingError(f"The learning rate is {rate}: choose a positive number, such as 0.1.")
    return lambda _iteration: rate


def fraction(name: str, value: float) -> float:
    """The value itself. Raises SettingError unless it lies above 0 and at most at 1."""
    if not 0 < value <= 1:
        raise SettingError(f"{name} is {value}: choose a number above 0 and at most 1.")
    return value
