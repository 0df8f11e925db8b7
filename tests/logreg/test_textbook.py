"""The textbook's formulas fail where textbooks say they do."""

from decimal import Decimal

import numpy as np
import pytest

import logreg as lr
from logreg import textbook


def test_basic_sigmoid_gives_the_textbook_value():
    assert lr.basic_sigmoid(1) == 0.7310585786300049


def test_basic_sigmoid_of_a_list_is_the_textbook_type_error():
    with pytest.raises(TypeError, match="bad operand type for unary -: 'list'"):
        lr.basic_sigmoid([1, 2, 3])  # type: ignore[arg-type]


def test_basic_sigmoid_overflows_far_below_zero():
    assert textbook.outcome(lr.basic_sigmoid, -1000).error.startswith("OverflowError")
    assert textbook.outcome(lr.basic_sigmoid, -709).value > 0


def test_naive_sigmoid_warns_and_the_warning_does_not_escape():
    result = textbook.outcome(textbook.naive_sigmoid, np.array([-1000.0]))
    assert result.warning.startswith("RuntimeWarning: overflow")
    assert list(result.value) == [0.0]
    assert textbook.outcome(textbook.naive_sigmoid, np.array([1.0])).warning == ""


def test_naive_derivative_loses_all_digits_at_37():
    assert textbook.naive_sigmoid_derivative(np.array([37.0])) == 0
    assert lr.sigmoid_derivative(37) == pytest.approx(8.533047625744066e-17, rel=1e-15)  # exp(-37)


def test_naive_cross_entropy_of_a_wrong_certainty_is_an_error():
    assert textbook.outcome(lambda p: textbook.naive_cross_entropy(0, p), 1.0).error.startswith("ValueError")
    assert textbook.naive_cross_entropy(1, 0.5) == pytest.approx(0.6931471805599453)


def test_loop_and_vector_give_the_same_numbers():
    z = np.linspace(-5, 5, 11)
    np.testing.assert_allclose(textbook.sigmoid_loop(z), lr.sigmoid(z), rtol=1e-15)


def test_truth_has_the_digits_of_e():
    assert str(textbook.true_sigmoid(1.0))[:22] == "0.73105857863000487925"  # 1 / (1 + 1/e)
    assert textbook.true_sigmoid(-1000.0).adjusted() == -435  # exp(-1000) = 5.08e-435
    assert textbook.true_sigmoid_derivative(0.0) == Decimal("0.25")


@pytest.mark.parametrize(
    ("value", "truth", "digits"),
    [(1.0, "1", 17), (0.0, "1e-17", 0), (1.1, "1", 1), (float(10), "10.001", 4), (-1.0, "1", 0)],
)
def test_correct_digits_are_counted(value, truth, digits):
    assert textbook.correct_digits(value, Decimal(truth)) == pytest.approx(digits, abs=0.01)


def test_timing_is_positive_and_calls_the_function():
    calls: list[int] = []
    assert textbook.seconds(calls.append, 1, repeats=2) > 0
    assert calls == [1, 1]
