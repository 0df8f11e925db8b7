"""Counts, sampling weights and grouped counts: offered where they may be, asked, and computed with."""

from typing import Any

import numpy as np
import pytest

from dashboard.tabular import GroupedCounts, TableError, prepare, propose, with_target
from logreg.data.design import Design
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.weighted import weighted_estimate_or_reason
from tests.dashboard.tabular.plan_tables import answered, ids, question, read

ARMS: dict[str, Any] = {
    "arm": ["control"] * 4 + ["drug"] * 4,
    "sex": ["F", "F", "M", "M"] * 2,
    "relapse": ["yes", "no"] * 4,
}
COUNT = [40, 60, 55, 45, 15, 85, 30, 70]
GROUPED: dict[str, Any] = {
    "dose": [1, 2, 3, 4, 5, 6, 7, 8],
    "group": list("abab" * 2),
    "n": [20] * 8,
    "dead": [1, 3, 4, 9, 8, 13, 14, 19],
}
N = 120
RANDOM = np.random.default_rng(4)
MEASURED = {"age": RANDOM.normal(50, 9, N), "died": RANDOM.integers(0, 2, N)}


def weights(prepared):
    return prepared.weight.tolist()


def estimate(prepared):
    return weighted_estimate_or_reason(
        prepared.design, prepared.y, prepared.weight, kind=prepared.weight_kind
    )


@pytest.mark.parametrize("name", ["count", "Freq", "n", "COUNTS", "frequency", "weight", "wt"])
def test_a_count_in_a_table_of_groups_is_asked_about_and_taken_as_frequency_weight(name):
    table = read({**ARMS, name: COUNT})
    plan = with_target(table, "relapse")
    assert ids(plan) == [f"weight:{name}"]
    assert (plan.weight, plan.weight_kind) == (name, "frequency")
    ways = [(a.change.column(name).role, a.change.weight_kind) for a in plan.questions[0].answers]
    assert ways == [
        ("weight", "frequency"),
        ("weight", "sampling"),
        ("feature", "frequency"),
        ("left out", "frequency"),
    ]


def test_weighted_groups_give_the_published_coefficients():
    """statsmodels: GLM(relapse ~ arm + sex, Binomial, freq_weights=count) prints these to three decimals."""
    table = read({**ARMS, "count": COUNT})
    prepared = prepare(table, answered(propose(table)))
    repeated = np.repeat(np.arange(8), table.frame["count"])
    copied = maximum_likelihood(prepared.design.X[repeated], prepared.y[repeated])
    found = estimate(prepared)
    np.testing.assert_allclose(found.coef, copied.coef, rtol=1e-8)
    np.testing.assert_allclose(found.std_err, copied.std_err, rtol=1e-8)
    np.testing.assert_allclose(found.coef[1:], [-1.169, 0.718], atol=5e-4)
    np.testing.assert_allclose(found.std_err[1:], [0.225, 0.222], atol=5e-4)
    assert prepared.design.names == ("arm = drug", "sex = M")
    assert prepared.weight_kind == "frequency"
    assert any("400 cases in 8 rows" in note for note in prepared.notes)


@pytest.mark.parametrize("values", [RANDOM.integers(45, 120, N), RANDOM.normal(72, 9, N).round(1)])
def test_the_weight_of_a_body_is_a_feature(values):
    plan = propose(read({**MEASURED, "weight": values}))
    assert plan.questions == ()
    assert plan.column("weight").role == "feature"


def test_a_count_beside_measurements_stays_a_feature_that_one_click_makes_a_weight():
    table = read({**MEASURED, "count": RANDOM.integers(1, 30, N)})
    plan = propose(table)
    assert plan.column("count").role == "feature"
    way = next(a for a in plan.column("count").alternatives if a.label == "Use as a weight")
    assert prepare(table, plan.take("count", way)).weight is not None


@pytest.mark.parametrize("name", ["sampling_weight", "pweight", "survey.weight", "fnlwgt", "FINALWT"])
def test_a_sampling_weight_is_asked_about_sampling_first(name):
    plan = propose(read({**MEASURED, name: RANDOM.uniform(100, 9000, N)}))
    assert ids(plan) == [f"weight:{name}"]
    assert (plan.weight, plan.weight_kind) == (name, "sampling")


def test_weights_around_one_are_asked_about_even_where_they_are_only_called_weight():
    plan = propose(read({**MEASURED, "weight": RANDOM.uniform(0.3, 2.5, N)}))
    assert (plan.weight, plan.weight_kind) == ("weight", "sampling")
    assert ids(plan) == ["weight:weight"]


def test_the_positive_value_and_the_weight_are_asked_and_each_answer_keeps_the_other_question():
    table = read({"arm": ARMS["arm"], "age": list("uuvv" * 2), "end": ["A", "B"] * 4, "count": COUNT})
    plan = with_target(table, "end")
    assert ids(plan) == ["positive", "weight:count"]
    after_positive = question(plan, "positive").answers[1].change
    assert (after_positive.positive, ids(after_positive)) == ("A", ["weight:count"])
    after_both = question(after_positive, "weight:count").answers[2].change
    assert (after_both.positive, after_both.weight, ids(after_both)) == ("A", None, [])
    after_weight = question(plan, "weight:count").answers[1].change
    assert (after_weight.weight_kind, ids(after_weight)) == ("sampling", ["positive"])


def test_with_counts_the_reference_is_the_level_of_most_cases():
    table = read({**ARMS, "count": [1, 1, 1, 1, 50, 60, 70, 80]})
    assert with_target(table, "relapse").column("arm").reference == "drug"


def test_rows_of_weight_0_and_without_a_weight_are_left_out_with_their_reason():
    table = read({**ARMS, "count": [40.0, np.nan, 55, 0, 15, 85, 30, 70]})
    prepared = prepare(table, with_target(table, "relapse").with_column("count", role="weight"))
    assert prepared.dropped == {"no value in weight 'count'": 1, "weight 'count' is 0": 1}
    assert weights(prepared) == [40, 55, 15, 85, 30, 70]


@pytest.mark.parametrize(("value", "words"), [(-2.0, "is -2 on line 4"), (1.5, "is 1.5 on line 4")])
def test_counts_that_cannot_be_are_refused_with_their_line(value, words):
    table = read({**ARMS, "count": [40, 60, value, 45, 15, 85, 30, 70]})
    plan = with_target(table, "relapse").with_column("count", role="weight")
    with pytest.raises(TableError, match=words):
        prepare(table, plan)


def test_trials_and_deaths_are_offered_as_grouped_counts_before_any_column():
    plan = propose(read(GROUPED))
    assert ids(plan) == ["target"]
    first, second = plan.questions[0].answers
    assert first.change.counts == GroupedCounts(successes="dead", trials="n")
    assert second.change.target == "group"


def test_grouped_counts_equal_one_row_a_case():
    table = read(GROUPED)
    prepared = prepare(table, answered(propose(table)))
    dead, n = np.array(GROUPED["dead"]), np.array(GROUPED["n"])
    rows = np.repeat(np.arange(8), n)
    y = np.concatenate([np.arange(size) < deaths for size, deaths in zip(n, dead, strict=True)]).astype(float)
    single = Design.learn(
        {"dose": np.array(GROUPED["dose"], float)[rows], "group": np.array(GROUPED["group"])[rows]}
    )
    expected = maximum_likelihood(single, y)
    found = estimate(prepared)
    np.testing.assert_allclose(found.coef, expected.coef, rtol=1e-8)
    np.testing.assert_allclose(found.std_err, expected.std_err, rtol=1e-8)
    assert (prepared.positive, prepared.negative, sum(weights(prepared))) == ("dead", "not dead", 160)


def test_successes_and_failures_equal_successes_and_trials():
    failures = [n - dead for n, dead in zip(GROUPED["n"], GROUPED["dead"], strict=True)]
    table = read({"dose": GROUPED["dose"], "dead": GROUPED["dead"], "alive": failures})
    plan = propose(table)
    assert plan.counts == GroupedCounts(successes="dead", failures="alive")
    prepared = prepare(table, answered(plan))
    assert (prepared.positive, prepared.negative) == ("dead", "alive")
    trials = read({name: GROUPED[name] for name in ("dose", "n", "dead")})
    other = prepare(trials, answered(propose(trials)))
    np.testing.assert_array_equal(prepared.weight, other.weight)
    np.testing.assert_array_equal(prepared.y, other.y)


def test_more_successes_than_trials_are_refused_with_their_line():
    table = read(GROUPED)
    plan = answered(propose(table))
    worse = read({**GROUPED, "dead": [1, 3, 4, 29, 8, 13, 14, 19]})
    with pytest.raises(TableError, match="'dead' is 29 on line 5, more than 'n'"):
        prepare(worse, plan)


def test_two_columns_of_0_and_1_are_no_grouped_counts():
    plan = propose(
        read({"cases": RANDOM.integers(0, 2, N), "controls": RANDOM.integers(0, 2, N), **MEASURED})
    )
    assert all(answer.change.counts is None for answer in plan.questions[0].answers)
