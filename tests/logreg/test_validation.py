"""One sentence for one mistake, whoever is asked."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import logreg as lr
from logreg.data.inputs import as_design
from logreg.evaluation.calibration import brier_score, reliability
from logreg.evaluation.confusion import confusion
from logreg.evaluation.delong import delong_interval
from logreg.evaluation.histogram import score_histogram
from logreg.inference.estimability import estimate_or_reason
from logreg.objective.in_blocks import BlockObjective
from logreg.separation.detection import find_separation
from logreg.validation import as_labels, check_labels, check_probabilities, check_weights, two_classes

N = 12
X = np.random.default_rng(0).normal(size=(N, 2))
Y = np.tile([0.0, 1.0], N // 2)
P = np.linspace(0.1, 0.9, N)

TAKES_LABELS: dict[str, Callable[[Any], Any]] = {
    "Objective": lambda y: lr.Objective(X, y),
    "inference": lambda y: estimate_or_reason(as_design(X), y),
    "separation": lambda y: find_separation(X, y),
    "sweep": lambda y: lr.ThresholdSweep(y, P),
    "confusion": lambda y: confusion(y, P > 0.5),
    "calibration": lambda y: reliability(y, P),
    "Brier score": lambda y: brier_score(y, P),
    "DeLong": lambda y: delong_interval(y, P),
    "histogram": lambda y: score_histogram(y, P),
    "cross-entropy": lambda y: lr.binary_cross_entropy(y, P),
    "cross-entropy of logits": lambda y: lr.binary_cross_entropy_from_logits(y, P),
    "layer": lambda y: lr.LossBinaryCrossentropy().forward(P, y),
    "layer, backward": lambda y: lr.LossBinaryCrossentropy().backward(P, y),
}
TAKES_PROBABILITIES: dict[str, Callable[[Any], Any]] = {
    "sweep": lambda p: lr.ThresholdSweep(Y, p),
    "calibration": lambda p: reliability(Y, p),
    "DeLong": lambda p: delong_interval(Y, p),
    "cross-entropy": lambda p: lr.binary_cross_entropy(Y, p),
    "layer": lambda p: lr.LossBinaryCrossentropy().forward(p, Y),
}
TAKES_WEIGHTS: dict[str, Callable[[Any], Any]] = {
    "Objective": lambda w: lr.Objective(X, Y, sample_weight=w),
    "classifier": lambda w: lr.LogisticRegression(1.0).fit(X, Y, w),
    "sweep": lambda w: lr.ThresholdSweep(Y, P, w),
}


def with_value(values, value, row=3):
    return [value if i == row else old for i, old in enumerate(values.tolist())]


def said(call, argument):
    with pytest.raises(lr.LogregError) as caught:
        call(argument)
    return type(caught.value), str(caught.value)


@pytest.mark.parametrize("who", TAKES_LABELS)
def test_wrong_label_is_said_in_the_same_words_everywhere(who):
    assert said(TAKES_LABELS[who], with_value(Y, 2.0)) == (
        lr.LabelError,
        "Row 3 has the label 2.0: code the two classes as 0 and 1.",
    )


@pytest.mark.parametrize("who", [*TAKES_LABELS, "classifier"])
def test_missing_label_is_said_in_the_same_words_everywhere(who):
    takes = {**TAKES_LABELS, "classifier": lambda y: lr.LogisticRegression().fit(X, y)}
    assert said(takes[who], with_value(Y, np.nan)) == (
        lr.ValueRangeError,
        "Row 3 has the label nan, which is NaN or infinity: drop or fill it.",
    )


@pytest.mark.parametrize("who", TAKES_PROBABILITIES)
@pytest.mark.parametrize("value", [1.5, -0.1, np.nan])
def test_number_that_is_no_probability_is_said_in_the_same_words_everywhere(who, value):
    assert said(TAKES_PROBABILITIES[who], with_value(P, value)) == (
        lr.ValueRangeError,
        f"Row 3 has the probability {value:g}: give numbers from 0 to 1.",
    )


@pytest.mark.parametrize("who", TAKES_WEIGHTS)
@pytest.mark.parametrize("value", [-1.0, np.nan, np.inf])
def test_wrong_weight_is_said_in_the_same_words_everywhere(who, value):
    assert said(TAKES_WEIGHTS[who], with_value(np.ones(N), value)) == (
        lr.ValueRangeError,
        f"Row 3 has the weight {value:g}: give a finite number of at least 0.",
    )


@pytest.mark.parametrize("who", TAKES_WEIGHTS)
def test_weights_of_0_alone_are_refused_in_the_same_words_everywhere(who):
    assert said(TAKES_WEIGHTS[who], np.zeros(N)) == (
        lr.ValueRangeError,
        "All sample weights are zero: give at least one row a larger one.",
    )


@pytest.mark.parametrize("who", ["Objective", "inference", "separation"])
def test_another_number_of_labels_is_said_in_the_same_words_everywhere(who):
    assert said(TAKES_LABELS[who], Y[:5]) == (
        lr.ShapeError,
        "Labels and rows differ in number, 5 and 12: give one a row.",
    )


@pytest.mark.parametrize("who", TAKES_WEIGHTS)
def test_another_number_of_weights_is_said_in_the_same_words_everywhere(who):
    assert said(TAKES_WEIGHTS[who], np.ones(5)) == (
        lr.ShapeError,
        "Weights and rows differ in number, 5 and 12: give one a row.",
    )


def test_a_block_says_which_block_and_then_the_same_words():
    kind, words = said(lambda y: BlockObjective([(X, Y), (X, y)]), with_value(Y, 2.0))
    assert (kind, words) == (
        lr.LabelError,
        "Block 1: Row 3 has the label 2.0: code the two classes as 0 and 1.",
    )


def test_column_of_a_matrix_of_labels_is_named():
    with pytest.raises(lr.LabelError, match="Row 1, column 2 has the label 5"):
        lr.binary_cross_entropy([[0, 1, 0], [1, 1, 5]], np.full((2, 3), 0.5))


@pytest.mark.parametrize("check", [check_labels, check_probabilities, lambda a: check_weights(a, 4)])
def test_a_table_is_no_list_with_one_for_each_row(check):
    with pytest.raises(lr.ShapeError, match=r"have shape \(2, 2\): give a flat list with one for each row"):
        check([[0, 1], [1, 0]])


def test_labels_keep_their_type_where_asked_and_are_floats_elsewhere():
    given = np.array([True, False])
    assert np.shares_memory(as_labels(given), given)
    assert check_labels(given).dtype == np.float64


def test_classes_may_have_any_names():
    assert two_classes(["b", "a", "b"], 3).tolist() == ["a", "b"]
    with pytest.raises(lr.LabelError, match="exactly two"):
        two_classes(["a", "b", "c"], 3)
    with pytest.raises(lr.LabelError, match="one class"):
        two_classes([1, 1], 2)
