"""The functions that a lesson may name, each with the types of its arguments: nothing else is ever called."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

import logreg as lr
from dashboard.analysis.lessons import array_answers as arrays
from dashboard.analysis.lessons import evidence_answers as evidence
from dashboard.analysis.lessons import training_answers as training
from dashboard.analysis.lessons import validation_answers as validation
from dashboard.analysis.lessons.lesson_data import LessonData
from dashboard.analysis.lessons.lesson_values import DataName
from logreg.evaluation.confusion import confusion
from logreg.functional import activations, losses, textbook
from logreg.functional.array_steps import image_to_column, normalise_rows, row_norms
from logreg.functional.passes import finite_difference, layers_backward
from logreg.functional.sample_loss import (
    clipped_cross_entropy,
    clipped_gradient,
    logit_descent,
    sample_at_probability,
)


class ArrayOf:
    """The kind of an argument that is written as a list and handed on as an array."""


class MatrixOf:
    """The kind of an argument that is written as a list of lists and handed on as an array."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFunction:
    """A function by its own name, and what kind each of its arguments is."""

    function: Callable[..., Any]
    parameters: Mapping[str, type] = field(default_factory=dict)


def _allowed(function: Callable[..., Any], /, **parameters: type) -> LessonFunction:
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


def cross_entropy(y: int, p: float) -> float:
    """The cross-entropy of one prediction, nothing clipped."""
    return float(sample_at_probability(y, p).cross_entropy[0])


def squared_error(y: int, p: float) -> float:
    """The squared error of one prediction."""
    return float(sample_at_probability(y, p).squared_error[0])


def trained_logit(loss: str, y: int, start: float, rate: float, steps: int) -> float:
    """Where gradient descent on one sample has brought its logit."""
    return float(logit_descent(loss, y, start, rate=rate, steps=steps)[-1])


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
    "binary_cross_entropy": _allowed(lr.binary_cross_entropy, y_true=ArrayOf, y_prob=ArrayOf),
    "probability": _allowed(evidence.fitted_probability, data=DataName, at=float),
    "interval_width": _allowed(evidence.interval_width, data=DataName, at=float),
    "odds_ratio": _allowed(evidence.odds_ratio, data=DataName, step=float),
    "direction": _allowed(evidence.direction, data=DataName),
    "part_of_axis": _allowed(evidence.part_of_axis, data=DataName, share=float),
    "p_value_of": _allowed(evidence.p_value_of, data=DataName),
    "slope_spread": _allowed(evidence.slope_spread, slope=float, rows=int),
    "coverage": _allowed(evidence.coverage, slope=float, rows=int),
    "share_significant": _allowed(evidence.share_significant, slope=float, rows=int),
    "separated": _allowed(evidence.separated, x=tuple, y=tuple),
    "rate_at": _allowed(evidence.rate_at, data=DataName, rate=str, threshold=float),
    "change_of_alarms": _allowed(evidence.change_of_alarms, data=DataName, before=float, after=float),
    "roc_area": _allowed(evidence.roc_area, data=DataName),
    "break_even": _allowed(evidence.break_even, false_alarm=float, miss=float),
    "precision": _allowed(evidence.precision, sensitivity=float, specificity=float, prevalence=float),
    "train_loss": _allowed(validation.train_loss, data=DataName, columns=int),
    "validation_loss": _allowed(validation.validation_loss, data=DataName, columns=int),
    "best_columns": _allowed(validation.best_columns, data=DataName),
    "came_true": _allowed(validation.came_true, data=DataName, columns=int, above=float),
    "new_rows": _allowed(validation.new_rows, data=DataName),
    "penalty_course": _allowed(validation.penalty_course, data=DataName),
    "penalised_loss": _allowed(validation.penalised_loss, data=DataName),
    "best_penalty": _allowed(validation.best_penalty, data=DataName),
    "failure": _allowed(arrays.failure, function=str, x=object),
    "column_shape": _allowed(arrays.column_shape, height=int, width=int, channels=int),
    "lengths_shape": _allowed(arrays.lengths_shape, rows=int, columns=int),
    "normalised": _allowed(arrays.normalised, row=tuple, which=int),
    "normalise_rows": _allowed(normalise_rows, X=MatrixOf),
    "row_norms": _allowed(row_norms, X=MatrixOf),
    "image_to_column": _allowed(image_to_column, image=MatrixOf),
    "sum_shape": _allowed(arrays.sum_shape, first=tuple, second=tuple),
    "speed": _allowed(arrays.speed, numbers=int),
    "time_loop_and_array": _allowed(textbook.time_loop_and_array, numbers=int),
    "class_probability": _allowed(arrays.class_probability, scores=tuple, which=int),
    "softmax": _allowed(lr.softmax, z=ArrayOf),
    "tanh": _allowed(lr.tanh, z=float),
    "relu": _allowed(lr.relu, z=float),
    "relu_derivative": _allowed(activations.relu_derivative, z=float),
    "through_layers": _allowed(arrays.through_layers, part=str, x=float, w=float, b=float, y=int),
    "layers_backward": _allowed(layers_backward, z=ArrayOf, y=ArrayOf),
    "finite_difference": _allowed(finite_difference, z=float, y=int, h=float),
    "cross_entropy": _allowed(cross_entropy, y=int, p=float),
    "squared_error": _allowed(squared_error, y=int, p=float),
    "clipped_gradient": _allowed(clipped_gradient, y=int, z=float, eps=float),
    "clipped_cross_entropy": _allowed(clipped_cross_entropy, y=int, z=float, eps=float),
    "trained_logit": _allowed(trained_logit, loss=str, y=int, start=float, rate=float, steps=int),
    "loss_at": _allowed(training.loss_at, data=DataName, w=float, b=float),
    "lowest_loss": _allowed(training.lowest_loss, data=DataName),
    "slope_by_weight": _allowed(training.slope_by_weight, data=DataName, w=float, b=float),
    "downhill": _allowed(training.downhill, data=DataName, w=float, b=float),
    "sure_rate": _allowed(training.sure_rate, data=DataName),
    "condition": _allowed(training.condition, data=DataName),
    "condition_raw": _allowed(training.condition_raw, data=DataName),
    "iterations": _allowed(training.iterations, data=DataName, solver=str, rate=float),
    "predicted_iterations": _allowed(training.predicted_iterations, data=DataName, rate=float),
    "loss_after": _allowed(training.loss_after, data=DataName, solver=str, rate=float, iterations=int),
}


def as_array(values: Any) -> Any:
    """A list of numbers as an array; whole numbers stay whole, as a person would write them."""
    array = np.array(values)
    return array.astype(int) if (array == array.round()).all() else array
