"""The formulas as textbooks print them, and what becomes of them where floating point ends.

They are here to be compared: everything else in the package uses `logreg.functional.activations`.
"""

import math
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.functional.activations import sigmoid, sigmoid_derivative

Array = NDArray[Any]


def basic_sigmoid(x: float) -> float:
    """The sigmoid of one number; overflows below x = -709.78."""
    return 1 / (1 + math.exp(-x))


def naive_sigmoid(z: Array) -> Any:
    """The sigmoid of an array, as printed; warns below z = -709.78."""
    return 1 / (1 + np.exp(-z))


def naive_sigmoid_derivative(z: Array) -> Any:
    """The slope of the sigmoid, as printed; 0 from z = 37 on."""
    s = naive_sigmoid(z)
    return s * (1 - s)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One step of the textbook: a function, the call that is printed, and its argument."""

    title: str
    function: Callable[[Any], Any]
    call: str
    argument: Any

    def result(self) -> str:
        """What Python prints for the call, an error's last line included."""
        came = outcome(self.function, self.argument)
        return came.error or str(came.value)


EXAMPLES = (
    Example(title="One number, with math.exp", function=basic_sigmoid, call="basic_sigmoid(1)", argument=1),
    Example(
        title="A list fails", function=basic_sigmoid, call="basic_sigmoid([1, 2, 3])", argument=[1, 2, 3]
    ),
    Example(
        title="A whole array at once, with np.exp",
        function=naive_sigmoid,
        call="naive_sigmoid(np.array([3, 2, 1]))",
        argument=np.array([3, 2, 1]),
    ),
    Example(
        title="Its derivative",
        function=naive_sigmoid_derivative,
        call="naive_sigmoid_derivative(np.array([3, 2, 1]))",
        argument=np.array([3, 2, 1]),
    ),
    Example(
        title="Without overflow, as logreg has it",
        function=sigmoid,
        call="sigmoid([3, 2, 1, -1000])",
        argument=[3, 2, 1, -1000],
    ),
    Example(
        title="Its derivative, without lost digits",
        function=sigmoid_derivative,
        call="sigmoid_derivative([3, 2, 1, 37])",
        argument=[3, 2, 1, 37],
    ),
)

EXTREMES = (-1000.0, -710.0, 0.0, 37.0, 710.0, 1000.0)
Formulas = Mapping[str, Callable[[Any], Any]]

SIGMOIDS: Formulas = {"math.exp": basic_sigmoid, "np.exp": naive_sigmoid, "logreg": sigmoid}
SLOPES: Formulas = {"s(1 − s)": naive_sigmoid_derivative, "logreg": sigmoid_derivative}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormulaValue:
    """One formula at one z, held against the truth: `right` when no float64 is more than 4 steps nearer."""

    formula: str
    outcome: Outcome
    right: bool


def formula_values(formulas: Formulas, z: float, truth: Decimal) -> tuple[FormulaValue, ...]:
    """What each formula makes of z."""
    came = {name: outcome(function, np.float64(z)) for name, function in formulas.items()}
    return tuple(
        FormulaValue(formula=name, outcome=result, right=not result.error and is_right(result.value, truth))
        for name, result in came.items()
    )


def is_right(value: float, truth: Decimal, units: int = 4) -> bool:
    """Whether a float64 lies within so many units in the last place of the truth."""
    with localcontext(prec=60, Emin=-(10**9), Emax=10**9):
        step = Decimal(float(np.spacing(np.abs(float(truth)))))
        return abs(Decimal(float(value)) - truth) <= units * step


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopTiming:
    """How long the same numbers took one at a time and all at once."""

    numbers: int
    loop_seconds: float
    array_seconds: float

    @property
    def times_faster(self) -> float:
        """How many times faster the array is."""
        return self.loop_seconds / self.array_seconds

    def __str__(self) -> str:
        return (
            f"loop {self.loop_seconds:.3g} s, array {self.array_seconds:.3g} s: "
            f"{self.times_faster:,.0f} times faster"
        )


def time_loop_and_array(numbers: int) -> LoopTiming:
    """Time the loop against the array on so many numbers from -10 to 10, the best of three each."""
    z = np.linspace(-10, 10, numbers)
    return LoopTiming(
        numbers=numbers, loop_seconds=seconds(sigmoid_loop, z), array_seconds=seconds(sigmoid, z)
    )


def seconds(function: Callable[[Any], Any], argument: Any, repeats: int = 3) -> float:
    """The shortest of a few timings of function(argument)."""
    return min(_elapsed(function, argument) for _ in range(repeats))


def _elapsed(function: Callable[[Any], Any], argument: Any) -> float:
    start = perf_counter()
    function(argument)
    return perf_counter() - start
