"""The functions that a lesson may name, each with the types of its arguments: nothing else is ever called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import logreg as lr
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.lesson_values import DataName
from logreg.evaluation.confusion import confusion
from logreg.functional import activations, losses, textbook


class ArrayOf:
    """The kind of an argument that is written as a list and handed on as an array."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFunction:
    """A function by its own name, and what kind each of its arguments is."""

    function: Callable[..., Any]
    parameters: Mapping[str, type] = field(default_factory=dict)


def _allowed(function: Callable[..., Any], **parameters: type) -> LessonFunction:
    return LessonFunction(function=function, parameters=parameters)


def boundary(data: LessonData) -> float:
    """The value of the column at which the fitted model says one half."""
    return data.landscape.boundary


def missed(data: LessonData, line: float) -> float:
    """Positive rows below the line."""
    return confusion(data.y, data.x >= line).fn


def false_alarms(data: LessonData, line: float) -> float:
    """Negative rows at the line or above."""
    return confusion(data.y, data.x >= line).fp


FUNCTIONS: dict[str, LessonFunction] = {
    "sigmoid": _allowed(lr.sigmoid, z=float),
    "sigmoid_derivative": _allowed(lr.sigmoid_derivative, z=float),
    "logit": _allowed(lr.logit, p=float),
    "odds": _allowed(activations.odds, z=float),
    "boundary": _allowed(boundary, data=DataName),
    "missed": _allowed(missed, data=DataName, line=float),
    "false_alarms": _allowed(false_alarms, data=DataName, line=float),
    "basic_sigmoid": _allowed(textbook.basic_sigmoid, x=object),
    "naive_sigmoid": _allowed(textbook.naive_sigmoid, z=ArrayOf),
    "naive_sigmoid_derivative": _allowed(textbook.naive_sigmoid_derivative, z=ArrayOf),
    "cross_entropy_gradient": _allowed(losses.cross_entropy_gradient, y_true=int, z=float),
    "squared_error_gradient": _allowed(losses.squared_error_gradient, y_true=int, z=float),
}


def as_array(values: Any) -> Any:
    """A list of numbers as an array; whole numbers stay whole, as a person would write them."""
    whole = all(value == int(value) for value in values)
    return np.array([int(value) for value in values] if whole else values)
