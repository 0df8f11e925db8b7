"""Answers about arrays, several classes and layers."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from dashboard.analysis.lessons.lesson_errors import LessonValueError
from logreg import LogregError
from logreg.functional import textbook
from logreg.functional.activations import softmax
from logreg.functional.array_steps import broadcast_shape, image_to_column, normalise_rows, row_norms
from logreg.functional.passes import NeuronPass, neuron_pass

TRIED: dict[str, Callable[[Any], Any]] = {
    "basic_sigmoid": textbook.basic_sigmoid,
    "naive_sigmoid": textbook.naive_sigmoid,
}
MOST_NUMBERS = 200_000  # that a lesson may time


def place(which: int, count: int) -> int:
    """The position, from 0, of what is counted from 1."""
    if not 1 <= which <= count:
        raise LessonValueError(f"which is {which}; write a number from 1 to {count}.")
    return which - 1


def failure(function: str, x: object) -> str:
    """The name of the error that a textbook function ends in, such as TypeError; "none" without one."""
    if function not in TRIED:
        raise LessonValueError(f"function is “{function}”; write one of {', '.join(TRIED)}.")
    came = textbook.outcome(TRIED[function], x)
    return came.error.partition(":")[0] or "none"


def column_shape(height: int, width: int, channels: int) -> tuple[int, ...]:
    """The shape of an image once it is a column."""
    return image_to_column([[[0.0] * channels] * width] * height).shape


def lengths_shape(rows: int, columns: int) -> tuple[int, ...]:
    """The shape of the lengths of the rows of a matrix, kept as a column."""
    return row_norms([[0.0] * columns] * rows).shape


def normalised(row: list[float], which: int) -> float:
    """An entry, counted from 1, of a row divided by its length."""
    return float(normalise_rows([row])[0, place(which, len(row))])


def sum_shape(first: list[int], second: list[int]) -> tuple[int, ...] | str:
    """The shape of the sum of arrays of two shapes; "refused" where they do not fit."""
    try:
        return broadcast_shape(tuple(first), tuple(second))
    except LogregError:
        return "refused"


def speed(numbers: int) -> str:
    """How much faster one call on an array is than a loop, measured now: "alike", "somewhat" or "far"."""
    faster = textbook.time_loop_and_array(min(numbers, MOST_NUMBERS)).times_faster
    return "far" if faster > 8 else "somewhat" if faster > 1.5 else "alike"


def class_probability(scores: list[float], which: int) -> float:
    """The softmax probability of a class, counted from 1."""
    return float(softmax(scores)[place(which, len(scores))])


def through_layers(part: str, x: float, w: float, b: float, y: int) -> float:
    """A number on the way through the layers: z, p, loss, by_p, by_z, by_weight or by_bias."""
    parts = [each.name for each in fields(NeuronPass)]
    if part not in parts:
        raise LessonValueError(f"part is “{part}”; write one of {', '.join(parts)}.")
    return float(getattr(neuron_pass(x, w, b, y), part))
