"""A learner's answer against the computed one."""

import math

import pytest

from dashboard.analysis.lessons.calls import read_value
from dashboard.analysis.lessons.computed_values import computed, filled, live_result, source_of
from dashboard.analysis.lessons.lesson import (
    AnswerOption,
    ChoiceQuestion,
    Goal,
    GoalQuestion,
    Mistake,
    NumberQuestion,
    OrderQuestion,
)
from dashboard.analysis.lessons.lesson_values import Call
from dashboard.analysis.lessons.marking import marked, right_option

HALF = read_value("sigmoid(z=0)")


def test_a_number_is_right_within_its_tolerance_and_a_usual_mistake_is_named():
    question = NumberQuestion(
        ask="?",
        answer=HALF,
        tolerance=0.01,
        mistakes=(Mistake(answer=0.0, words="the score itself"),),
        too_low="low",
        too_high="high",
    )
    assert marked(question, 0.5).right
    assert marked(question, 0.51).right
    assert marked(question, 0.0).words == "the score itself"
    assert marked(question, 0.3).words == "low"
    assert marked(question, 0.9).words == "high"


def test_percent_are_said_where_shares_are_computed():
    question = NumberQuestion(ask="?", answer=HALF, tolerance=1.0, unit="%")
    assert marked(question, 50.5).right
    assert not marked(question, 0.5).right


def test_a_usual_mistake_is_written_in_percent_or_called_as_a_share():
    mistakes = (
        Mistake(answer=90.0, words="written"),
        Mistake(answer=read_value("sigmoid(z=2)"), words="called"),
    )
    question = NumberQuestion(ask="?", answer=HALF, tolerance=1.0, unit="%", mistakes=mistakes)
    assert marked(question, 90.0).words == "written"
    assert marked(question, 88.1).words == "called"  # the sigmoid of 2 is 0.8808


def test_a_wrong_number_without_words_of_its_own_is_told_its_side():
    question = NumberQuestion(ask="?", answer=HALF, tolerance=0.1)
    assert marked(question, 0.2).words == "It is more than that."
    assert marked(question, 0.9).words == "It is less than that."


def test_the_right_option_is_the_one_with_the_computed_value():
    options = (AnswerOption(value=0.0, words="never", mistake="no"), AnswerOption(value=0.5, words="even"))
    question = ChoiceQuestion(ask="?", answer=HALF, options=options)
    assert marked(question, 1).right
    assert marked(question, 0).words == "no"
    twice = ChoiceQuestion(ask="?", answer=HALF, options=(options[1], options[1]))
    assert right_option(twice) is None


def test_an_order_is_right_by_ascending_values():
    items = tuple(AnswerOption(value=read_value(f"sigmoid(z={z})"), words=str(z)) for z in (3, -3, 0))
    question = OrderQuestion(ask="?", options=items, otherwise="no")
    assert marked(question, (1, 2, 0)).right
    assert marked(question, (0, 1, 2)).words == "no"


@pytest.mark.parametrize(
    ("comparison", "met"), [("at most", True), ("at least", True), ("above", False), ("below", False)]
)
def test_a_goal_at_its_bound(comparison, met):
    question = GoalQuestion(ask="?", goals=(Goal(measure="m", comparison=comparison, bound=HALF),))
    assert marked(question, {"m": 0.5}).right is met


def test_values_are_numbers_shapes_calls_or_words():
    assert read_value("−2.5") == -2.5
    assert read_value("(2, 1)") == (2.0, 1.0)
    assert read_value("a word") == "a word"
    assert read_value("sigmoid(z=1)") == Call(function="sigmoid", arguments=(("z", 1.0),))
    assert read_value("os.system") == "os.system"


def test_prose_is_filled_with_computed_numbers():
    assert filled("p = {{sigmoid(z=0)}}") == "p\u00a0=\u00a00.5"
    assert filled("{{sigmoid(z=0) | %}}, 50 % and z = −1") == "50\u00a0%, 50\u00a0% and z\u00a0=\u00a0−1"
    assert filled("$e^{0} = 1$") == "$e^{0} = 1$"
    assert filled("{{logit(p=0.75) | 6 digits}}") == "1.09861"  # log 3
    assert filled("{{column tumours}} in {{unit tumours}}") == "size in mm"


def test_code_prints_what_python_prints_its_failures_too():
    run = live_result(read_call := Call(function="basic_sigmoid", arguments=(("x", (1.0, 2.0, 3.0)),)))
    assert str(read_call) == "basic_sigmoid(x=[1, 2, 3])"
    assert run.call == ">>> basic_sigmoid([1, 2, 3])"
    assert run.printed == "TypeError: bad operand type for unary -: 'list'"
    assert source_of(read_call) == "def basic_sigmoid(x: float) -> float:\n    return 1 / (1 + math.exp(-x))"
    array = live_result(Call(function="naive_sigmoid", arguments=(("z", (0.0,)),)))
    assert array.call == ">>> naive_sigmoid(np.array([0]))"
    assert array.printed == "[0.5]"


def test_the_boundary_is_where_the_log_odds_of_the_fit_are_zero():
    # README: intercept -16.99645035, slope 0.60422517
    assert computed(read_value("boundary(data=tumours)")) == pytest.approx(16.99645035 / 0.60422517, rel=1e-6)
    assert math.isclose(float(computed(read_value("missed(data=tumours, line=26.6)"))), 3)  # type: ignore[arg-type]
