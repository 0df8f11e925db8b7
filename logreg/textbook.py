"""The formulas as textbooks print them, and what becomes of them where floating point ends.

They are here to be looked at and compared: everything else in the package uses `logreg.activations`.
"""

import math
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def basic_sigmoid(x: float) -> float:
    """The sigmoid of one number by the math module; a list is a TypeError, x < -709.78 an OverflowError."""
    return 1 / (1 + math.exp(-x))


def naive_sigmoid(z: Array) -> Array:
    """The sigmoid of an array, letter by letter: exp overflows with a warning below z = -709.78."""
    s: Array = 1 / (1 + np.exp(-z))
    return s


def naive_sigmoid_derivative(z: Array) -> Array:
    """s(1 - s), letter by letter: from z = 37 on, s is rounded to 1 and the slope to 0."""
    s = naive_sigmoid(z)
    derivative: Array = s * (1 - s)
    return derivative


def naive_cross_entropy(y: float, p: float) -> float:
    """-[y log p + (1 - y) log(1 - p)] of one sample, letter by letter: log(0) is a ValueError."""
    return -(y * math.log(p) + (1 - y) * math.log(1 - p))


def sigmoid_loop(z: Array) -> list[float]:
    """The sigmoid of many numbers, one at a time."""
    return [basic_sigmoid(x) for x in z]


def true_sigmoid(z: float) -> Decimal:
    """The sigmoid to 40 digits, by decimal arithmetic: the truth that the others are held against."""
    with localcontext(prec=40, Emin=-(10**9), Emax=10**9):
        return 1 / (1 + (-Decimal(z)).exp())


def true_sigmoid_derivative(z: float) -> Decimal:
    """The sigmoid's slope to 40 digits, by decimal arithmetic."""
    with localcontext(prec=40, Emin=-(10**9), Emax=10**9):
        power = (-abs(Decimal(z))).exp()
        return power / (1 + power) ** 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a call came to: its value, or the error that ended it; and a warning, if there was one."""

    value: Any = None
    error: str = ""
    warning: str = ""


def outcome(function: Callable[[Any], Any], argument: Any) -> Outcome:
    """Call the function and report what happened instead of failing or warning."""
    with warnings.catch_warnings(record=True) as caught, np.errstate(over="warn"):
        warnings.simplefilter("always")
        try:
            value = function(argument)
        except (ArithmeticError, TypeError, ValueError) as error:
            return Outcome(error=f"{type(error).__name__}: {error}")
    messages = [f"{entry.category.__name__}: {entry.message}" for entry in caught]
    return Outcome(value=value, warning="; ".join(messages))


def correct_digits(value: float, truth: Decimal) -> float:
    """How many leading decimal digits of a float64 value are right, at most 17; 0 when none is."""
    error = abs(Decimal(float(value)) - truth)
    if error == 0:
        return 17.0
    with localcontext(Emin=-(10**9), Emax=10**9):
        digits = -float((error / abs(truth)).log10())
    return min(max(digits, 0.0), 17.0)


def seconds(function: Callable[[Any], Any], argument: Any, repeats: int = 3) -> float:
    """The shortest of a few timings of function(argument)."""
    return min(_elapsed(function, argument) for _ in range(repeats))


def _elapsed(function: Callable[[Any], Any], argument: Any) -> float:
    start = perf_counter()
    function(argument)
    return perf_counter() - start
