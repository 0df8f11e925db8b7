"""Code about arrays in which a few values are framed: a learner chooses others, and it runs anew."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.functional.array_lines import (
    error_of,
    mean_square,
    norms,
    quotient,
    reshaped,
    unit_lengths,
)
from logreg.functional.textbook import outcome

Array = NDArray[Any]
Results = Iterator[tuple[str, Any]]
MEASURES = ("numbers", "numbers in a row", "rows of length 1", "columns of length 1")

IMAGE = np.arange(18.0).reshape(3, 3, 2)
X = np.array([[0.0, 3.0, 4.0], [2.0, 6.0, 3.0]])
Y, P = np.array([0.0, 1.0, 1.0, 0.0]), np.array([[0.1], [0.9], [0.8], [0.2]])


@dataclass(frozen=True, slots=True, kw_only=True)
class FramedValue:
    """A place in the code, and what may stand there: in words, and as Python has it."""

    name: str
    options: Mapping[str, Any]

    @property
    def words(self) -> tuple[str, ...]:
        """What may stand there, as it is written."""
        return tuple(self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayCode:
    """Lines with places {name}, the arrays they begin with, and what gives their results one by one."""

    lines: str
    given: Mapping[str, Array]
    framed: tuple[FramedValue, ...]
    results: Callable[..., Results]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ArrayRun:
    """The arrays that the lines gave, until one failed, and what Python printed."""

    arrays: Mapping[str, Array]
    failed: bool
    printed: str

    @property
    def last(self) -> Array:
        """The last array."""
        return list(self.arrays.values())[-1]


def run_code(code: ArrayCode, chosen: Mapping[str, int]) -> ArrayRun:
    """Run the lines with the chosen options, each counted from 0."""
    values = {each.name: list(each.options.values())[chosen[each.name]] for each in code.framed}
    arrays: dict[str, Array] = {}
    printed: list[str] = []

    def run_lines(_: None) -> None:
        for name, result in code.results(**values):
            if isinstance(result, float):
                printed.append(f">>> {name}\n{result:.4g}")
                continue
            arrays[name] = result
            printed.append(f">>> {name}.shape\n{result.shape}")

    came = outcome(run_lines, None)
    return ArrayRun(
        arrays=arrays,
        failed=bool(came.error),
        printed="\n".join([*printed, came.error.strip()] if came.error else printed),
    )


def measured_run(came: ArrayRun) -> dict[str, float]:
    """What goals look at in the last array; not a number where the code failed."""
    if came.failed:
        return dict.fromkeys(MEASURES, float("nan"))
    array = came.last
    return {
        "numbers": float(array.size),
        "numbers in a row": float(array.shape[-1]),
        "rows of length 1": float(unit_lengths(array, axis=1)),
        "columns of length 1": float(unit_lengths(array, axis=0)),
    }


def _reshape(shape: tuple[int, ...]) -> Results:
    yield "v", reshaped(IMAGE, shape)


def _lengths(axis: int, keepdims: bool) -> Results:
    yield "lengths", norms(X, axis=axis, keepdims=keepdims)


def _divide(axis: int, keepdims: bool) -> Results:
    lengths = norms(X, axis=axis, keepdims=keepdims)
    yield "lengths", lengths
    yield "unit", quotient(X, lengths)


def _error(p: Array) -> Results:
    yield "p", p
    error = error_of(Y, p)
    yield "error", error
    yield "np.mean(error ** 2)", mean_square(error)


_NORM = "lengths = np.linalg.norm(X, axis={axis}, keepdims={keepdims})"
_AXIS = FramedValue(name="axis", options={"0": 0, "1": 1})
_KEEPDIMS = FramedValue(name="keepdims", options={"False": False, "True": True})
_SHAPES = {"9, 2": (9, 2), "18": (18,), "3 * 3 * 2, 1": (18, 1), "6, 4": (6, 4)}

CODES: dict[str, ArrayCode] = {
    "image": ArrayCode(
        lines="v = image.reshape({shape})",
        given={"channel 1": IMAGE[:, :, 0], "channel 2": IMAGE[:, :, 1]},
        framed=(FramedValue(name="shape", options=_SHAPES),),
        results=_reshape,
    ),
    "lengths": ArrayCode(lines=_NORM, given={"X": X}, framed=(_AXIS, _KEEPDIMS), results=_lengths),
    "divide": ArrayCode(
        lines=f"{_NORM}\nunit = X / lengths",
        given={"X": X},
        framed=(_AXIS, _KEEPDIMS),
        results=_divide,
    ),
    "error": ArrayCode(
        lines="error = y - {p}\nnp.mean(error ** 2)",
        given={"y": Y},
        framed=(FramedValue(name="p", options={"p": P, "p.T": P.T, "p[:, 0]": P[:, 0]}),),
        results=_error,
    ),
}
