"""Which column is asked for or taken as the target, and which of its values is positive."""

import numpy as np
import pandas as pd
import pytest

from dashboard.tabular import Question, ReadOptions, TableError, prepare, propose, with_target
from tests.dashboard.tabular.plan_tables import answered, ids, question, read

N = 60
AGE = np.arange(N) % 17 + 20.5
SEX = np.where(np.arange(N) % 3 == 0, "M", "F")
ZERO_ONE = (np.arange(N) * 7 % 5 > 2).astype(int)


def named_answers(plan):
    return [answer.change.target for answer in question(plan, "target").answers]


def test_a_clean_table_with_one_two_valued_column_of_0_and_1_asks_nothing():
    plan = propose(read({"age": AGE, "dose": AGE**2, "relapse": ZERO_ONE}))
    assert plan.questions == ()
    assert (plan.target, plan.positive, plan.features) == ("relapse", "1", ("age", "dose"))


@pytest.mark.parametrize(
    ("negative", "positive"),
    [
        *(("no", "yes"), ("No", "YES"), ("n", "y"), ("false", "true"), ("F", "T"), ("0", "1"), ("-1", "1")),
        *(("negative", "positive"), ("Neg", "Pos"), ("-", "+"), ("control", "case"), ("no event", "event")),
        *(("benign", "malignant"), ("Benign", "Malignant"), ("nein", "ja"), ("non", "oui"), ("no", "sí")),
        *(("Controls", "Cases"), ("non-case", "case"), ("None", "Event")),
    ],
)
def test_the_positive_value_is_not_asked_where_it_says_yes(negative, positive):
    plan = propose(read({"age": AGE, "y": np.where(ZERO_ONE, positive, negative)}))
    assert plan.questions == ()
    assert plan.positive == positive


@pytest.mark.parametrize(
    "values",
    [("M", "B"), ("F", "M"), ("1", "2"), ("dead", "alive"), ("A", "B"), ("yes", "maybe"), ("1", "yes")],
)
def test_the_positive_value_is_asked_where_none_says_yes(values):
    plan = propose(read({"age": AGE, "y": np.where(ZERO_ONE, *values)}))
    assert ids(plan) == ["positive"]
    assert plan.positive is None
    assert {answer.change.positive for answer in plan.questions[0].answers} == set(values)
    assert all(answer.change.questions == () for answer in plan.questions[0].answers)


@pytest.mark.parametrize(
    ("values", "first"),
    [(("B", "M"), "M"), (("alive", "dead"), "dead"), (("1", "2"), "2"), (("pass", "fail"), "fail")],
)
def test_the_likelier_positive_value_stands_first(values, first):
    plan = propose(read({"age": AGE, "y": np.where(ZERO_ONE, values[1], values[0])}))
    if values == ("pass", "fail"):  # both tell of an outcome: the rarer one
        first = plan.questions[0].answers[0].change.positive
    assert plan.questions[0].answers[0].change.positive == first


def test_numbers_1_and_2_are_codes_and_are_asked_2_first():
    plan = propose(read({"age": AGE, "status": ZERO_ONE + 1}))
    assert [answer.change.positive for answer in plan.questions[0].answers] == ["2", "1"]


def test_with_several_two_valued_columns_the_target_is_asked_and_the_positive_value_follows():
    plan = propose(read({"default": SEX, "age": AGE, "housing": np.where(ZERO_ONE, "yes", "no"), "y": SEX}))
    assert ids(plan) == ["target"]
    assert named_answers(plan) == ["y", "default", "housing"]
    chosen = {a.change.target: a.change for a in question(plan, "target").answers}
    assert ids(chosen["housing"]) == []
    assert ids(chosen["y"]) == ["positive"]


def test_likely_targets_come_first_by_name_then_the_last_then_the_first_column():
    two = {name: np.roll(ZERO_ONE, j) for j, name in enumerate(("middle", "died", "target", "last"))}
    plan = propose(read({"id": np.arange(N) * 3 + 7, "first": ZERO_ONE, "age": AGE, **two}))
    assert named_answers(plan) == ["target", "died", "last", "first", "middle"]


@pytest.mark.parametrize(
    "name", ["Survived", "has_churned", "HeartDisease", "isFraud", "loan default", "yn.bin"]
)
def test_names_of_outcomes_are_seen_in_any_spelling(name):
    plan = propose(read({"a": ZERO_ONE, name: np.roll(ZERO_ONE, 1), "b": np.roll(ZERO_ONE, 2)}))
    assert named_answers(plan)[0] == name


def test_a_lone_two_valued_column_is_not_taken_silently_where_another_column_is_called_outcome():
    outcome = np.array(["died", "alive", "lost"])[np.arange(N) % 3]
    plan = propose(read({"sex": SEX, "age": AGE, "outcome": outcome}))
    assert named_answers(plan) == ["outcome", "sex"]


def test_of_a_target_with_three_values_each_is_offered_against_the_rest():
    plan = propose(read({"age": AGE, "class": np.array(["a", "b", "c"])[np.arange(N) % 3]}))
    assert ids(plan) == ["positive"]
    groups = [answer.change.groups for answer in plan.questions[0].answers]
    assert {(g.positive, g.negative) for g in groups} == {
        (("a",), ("b", "c")),
        (("b",), ("a", "c")),
        (("c",), ("a", "b")),
    }


def test_some_values_can_be_positive_others_negative_and_the_rest_left_out():
    table = read({"age": AGE, "status": np.arange(N) % 4})
    plan = with_target(table, "status").with_groups(["1", "2"], ["3"])
    prepared = prepare(table, plan)
    assert (prepared.positive, prepared.negative) == ("1, 2", "3")
    assert prepared.dropped == {"target 'status' is '0'": 15}
    assert prepared.dropped_rows["target 'status' is '0'"].tolist() == list(range(0, N, 4))
    np.testing.assert_array_equal(prepared.y, np.tile([1, 1, 0], 15))


def test_a_number_can_be_the_target_cut_at_a_value():
    table = read({"age": AGE, "affairs": np.arange(N) % 7 * 1.5, "rating": np.arange(N) % 5})
    plan = with_target(table, "affairs")
    assert ids(plan) == ["positive"]
    above = prepare(table, plan.with_cut(0.0))
    below = prepare(table, plan.with_cut(0.0, above=False))
    assert (above.positive, above.negative) == ("> 0", "≤ 0")
    np.testing.assert_array_equal(above.y, np.arange(N) % 7 > 0)
    np.testing.assert_array_equal(above.y + below.y, np.ones(N))


def test_a_table_of_numbers_only_offers_each_to_be_cut():
    plan = propose(read({"a": AGE + np.arange(N), "b": np.arange(N) ** 2 % 97 + 0.25}))
    assert set(named_answers(plan)) == {"a", "b"}
    for answer in question(plan, "target").answers:
        cuts = [a.change for a in question(answer.change, "positive").answers]
        assert all(plan.cut is not None for plan in cuts)


def test_a_table_without_a_possible_target_says_so_and_has_no_answer():
    plan = propose(read({"a": ["x"] * N, "b": ["z"] * N}))
    assert plan.target is None
    assert question(plan, "target").answers == ()
    with pytest.raises(TableError, match=r"no column is the target|No column"):
        prepare(read({"a": ["x"] * N, "b": ["z"] * N}), plan)


def test_a_table_of_one_column_is_refused():
    with pytest.raises(TableError, match="fewer than two columns"):
        propose(read({"a": ZERO_ONE}))


def test_questions_about_the_file_stand_first_and_stay_after_the_target_is_chosen():
    about_file: Question[ReadOptions] = Question(
        id="decimal", column=None, text="How are numbers written?", answers=()
    )
    plan = propose(read({"age": AGE, "a": ZERO_ONE, "sex": SEX}, questions=(about_file,)))
    assert ids(plan) == ["decimal", "target"]
    assert ids(question(plan, "target").answers[0].change)[0] == "decimal"


def test_boxes_that_are_ticked_can_be_the_target_and_it_is_asked():
    ticked = np.array([None, "x"])[ZERO_ONE]
    table = read({"age": AGE, "relapse": ticked, "smokes": np.roll(ticked, 1)})
    plan = propose(table)
    assert named_answers(plan)[0] == "relapse"
    prepared = prepare(table, answered(plan))
    assert (prepared.positive, prepared.negative) == ("x", "no")
    np.testing.assert_array_equal(prepared.y, ZERO_ONE)


def test_a_date_is_no_target():
    dates = pd.to_datetime(np.where(ZERO_ONE, "2024-01-01", "2024-02-01"))
    assert propose(read({"day": dates, "age": AGE, "died": ZERO_ONE})).questions == ()


def test_asking_for_a_column_that_is_not_there_names_it():
    with pytest.raises(TableError, match="no column 'nothing'"):
        with_target(read({"age": AGE, "y": ZERO_ONE}), "nothing")
