"""The textbook's formulas fail where textbooks say they do."""

from decimal import Decimal

import numpy as np
import pytest

import logreg as lr
from logreg.functional import textbook


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


def test_loop_and_vector_give_the_same_numbers():
    z = np.linspace(-5, 5, 11)
    np.testing.assert_allclose(textbook.sigmoid_loop(z), lr.sigmoid(z), rtol=1e-15)


def test_truth_has_the_digits_of_e():
    assert str(textbook.true_sigmoid(1.0))[:22] == "0.73105857863000487925"  # 1 / (1 + 1/e)
    assert textbook.true_sigmoid(-1000.0).adjusted() == -435  # exp(-1000) = 5.08e-435
    assert textbook.true_sigmoid_derivative(0.0) == Decimal("0.25")


def test_examples_print_what_the_textbook_prints():
    printed = [example.result() for example in textbook.EXAMPLES]
    assert printed[0] == "0.7310585786300049"
    assert printed[1] == "TypeError: bad operand type for unary -: 'list'"
    assert printed[2] == "[0.95257413 0.88079708 0.73105858]"
    assert printed[3] == "[0.04517666 0.10499359 0.19661193]"


@pytest.mark.parametrize("z", textbook.EXTREMES)
def test_ours_is_right_without_a_warning_at_every_extreme(z):
    for formulas, truth in (
        (textbook.SIGMOIDS, textbook.true_sigmoid(z)),
        (textbook.SLOPES, textbook.true_sigmoid_derivative(z)),
    ):
        ours = textbook.formula_values(formulas, z, truth)[-1]
        assert ours.formula == "logreg"
        assert ours.right
        assert not ours.outcome.warning


def test_each_naive_formula_breaks_somewhere():
    at_minus_710 = textbook.formula_values(textbook.SIGMOIDS, -710.0, textbook.true_sigmoid(-710.0))
    assert [reading.right for reading in at_minus_710] == [False, False, True]
    assert at_minus_710[0].outcome.error == "OverflowError: math range error"
    assert "overflow" in at_minus_710[1].outcome.warning
    at_37 = textbook.formula_values(textbook.SLOPES, 37.0, textbook.true_sigmoid_derivative(37.0))
    assert [reading.right for reading in at_37] == [False, True]
    assert at_37[0].outcome.value == 0


@pytest.mark.parametrize(
    ("value", "truth", "right"),
    [(1.0, "1", True), (1.0, "1.0000000000000009", False), (0.0, "1e-17", False), (0.0, "1e-400", True)],
)
def test_right_means_four_units_in_the_last_place(value, truth, right):
    assert textbook.is_right(value, Decimal(truth)) == right


def test_timing_is_positive_and_calls_the_function():
    calls: list[int] = []
    assert textbook.seconds(calls.append, 1, repeats=2) > 0
    assert calls == [1, 1]


def test_a_race_runs_both_on_as_many_numbers():
    result = textbook.time_loop_and_array(1000)
    assert result.numbers == 1000
    assert result.times_faster == result.loop_seconds / result.array_seconds
