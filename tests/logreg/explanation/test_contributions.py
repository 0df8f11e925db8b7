"""One case: contributions add up, and the smallest changes flip the decision."""

from typing import Any

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.explanation.contributions import (
    case_log_odds,
    cases_along,
    contributions,
    typical_case,
    with_value,
)
from logreg.explanation.counterfactuals import counterfactuals
from logreg.inference.estimate import maximum_likelihood
from tests.logreg import published

CASE: dict[str, float | str] = {"gre": 500.0, "gpa": 3.2, "rank": "3"}


@pytest.fixture(scope="module", params=[False, True], ids=["own units", "standardised"])
def model(request) -> Any:
    columns = published.table("admissions")
    y = columns.pop("admit")
    columns["rank"] = columns["rank"].astype(int).astype(str)
    design = Design.learn(columns, standardise=request.param)
    return design, maximum_likelihood(design, y).coef


def test_contributions_add_up_to_the_log_odds(model):
    base, parts = contributions(model[0], model[1], CASE)
    assert base + sum(part.log_odds for part in parts) == pytest.approx(
        case_log_odds(model[0], model[1], CASE), rel=1e-12
    )
    assert [part.column for part in parts] == ["gre", "gpa", "rank"]
    # UCLA example: -3.989979 + 0.002264 * 500 + 0.804038 * 3.2 - 1.340204
    assert case_log_odds(model[0], model[1], CASE) == pytest.approx(-1.6253, abs=3e-4)


def test_the_average_row_has_no_contributions(model):
    design, coef = model
    base, parts = contributions(design, coef, {**CASE, "gre": 587.7})
    assert parts[0].log_odds == pytest.approx(0, abs=1e-12)
    assert base == pytest.approx(float(coef[0] + design.X.mean(axis=0) @ coef[1:]))


@pytest.mark.parametrize("size", [1e308, np.inf])
def test_a_run_that_diverged_gives_no_finite_log_odds_and_no_warning(model, size):
    design, coef = model
    diverged, far = np.full_like(coef, size), {**CASE, "gre": 1e300}
    assert not np.isfinite(case_log_odds(design, diverged, far))
    assert not np.isfinite(contributions(design, diverged, far)[1][0].log_odds)


@pytest.mark.parametrize("threshold", [0.1, 0.165, 0.4, 0.9])
def test_a_number_moved_as_told_stands_on_the_threshold_and_a_whole_one_just_beyond(model, threshold):
    gre, gpa, _ = counterfactuals(model[0], model[1], CASE, threshold)

    def p(column, value):
        return lr.sigmoid(case_log_odds(model[0], model[1], {**CASE, column: value}))

    assert isinstance(gpa.needed, float)
    assert p("gpa", gpa.needed) == pytest.approx(threshold, rel=1e-9)
    assert isinstance(gre.needed, float)
    assert gre.needed.is_integer()
    now = p("gre", CASE["gre"]) >= threshold
    assert (p("gre", gre.needed) >= threshold) != now
    assert (p("gre", gre.needed - np.sign(gre.needed - 500.0)) >= threshold) == now


def test_a_level_is_told_only_where_it_flips_the_decision(model):
    *_, rank = counterfactuals(model[0], model[1], CASE, 0.3)
    assert (rank.now, rank.needed) == ("3", "1")
    *_, rank = counterfactuals(model[0], model[1], CASE, 0.2)
    assert rank.needed == "2"
    *_, rank = counterfactuals(model[0], model[1], CASE, 0.9)
    assert (rank.needed, rank.within) == (None, False)


def test_a_value_outside_the_rows_seen_is_marked(model):
    gre, gpa, _ = counterfactuals(model[0], model[1], CASE, 0.9)
    assert not gre.within
    assert not gpa.within
    assert counterfactuals(model[0], model[1], CASE, 0.2)[0].within


def test_a_column_without_effect_changes_nothing():
    design = Design.learn({"a": [1.0, 2.0, 3.0]})
    (change,) = counterfactuals(design, np.zeros(2), {"a": 1.0}, 0.7)
    assert (change.needed, change.within) == (None, False)


def test_a_case_that_lacks_a_column_is_refused(model):
    with pytest.raises(lr.ShapeError, match="no value of 'gpa'"):
        counterfactuals(model[0], model[1], {"gre": 600.0, "rank": "1"}, 0.5)


@pytest.mark.parametrize("threshold", [0.0, 1.0, -1.0, float("nan")])
def test_a_threshold_at_the_ends_is_refused(model, threshold):
    with pytest.raises(lr.SettingError, match="strictly between"):
        counterfactuals(model[0], model[1], CASE, threshold)


def test_the_typical_case_can_exist_medians_and_the_most_frequent_of_few():
    columns: dict[str, Any] = {
        "number": [1.5, 2.0, 2.25, 60.0],
        "count": [0.0, 1.0, 2.0, 40.0],
        "flag": [0.0, 0.0, 1.0, 0.0],
        "level": ["x", "y", "y", "z"],
        "truth": [True, False, True, True],
    }
    case = typical_case(columns)
    assert case == {"number": 2.0, "count": 1.0, "flag": 0.0, "level": "y", "truth": "True"}
    assert all(case[name] in columns[name] for name in ("number", "count", "flag", "level"))


def births() -> Any:
    design, y = published.low_birth_weight("age", "lwt", "smoke", "ht", "ui")
    return design, maximum_likelihood(design, y).coef


@pytest.mark.parametrize("threshold", [0.2, 0.3, 0.35, 0.5, 0.8])
def test_whole_and_two_valued_columns_change_to_values_that_they_can_hold(threshold):
    design, coef = births()
    case: dict[str, float | str] = {"age": 23.0, "lwt": 121.0, "smoke": 0.0, "ht": 0.0, "ui": 0.0}

    def positive(changes):
        return lr.sigmoid(case_log_odds(design, coef, {**case, **changes})) >= threshold

    for change in counterfactuals(design, coef, case, threshold):
        name = change.column
        if name in ("smoke", "ht", "ui"):
            assert change.needed == (1.0 if positive({name: 1.0}) != positive({}) else None)
        elif change.needed is not None:
            assert isinstance(change.needed, float)
            assert change.needed.is_integer()
            assert change.needed >= 0
            assert positive({name: change.needed}) != positive({})
            nearer = change.needed - np.sign(change.needed - float(case[name]))
            assert positive({name: nearer}) == positive({})


def test_a_whole_column_with_a_square_changes_to_a_whole_number_between_the_roots_or_to_none():
    x = np.array([0.0, 1.0, 2.0, 3.0, 4.0, 5.0])
    design = Design.learn({"x": x, "x²": x**2})
    case: dict[str, float | str] = {"x": 0.0, "x²": 0.0}
    inside = np.array([-1.9, 3.0, -1.0])  # above 0 from 1 to 1.9: 1 is a whole number there
    assert counterfactuals(design, inside, case, 0.5)[0].needed == 1.0
    between = np.array([-2.04, 2.9, -1.0])  # above 0 from 1.2 to 1.7
    assert counterfactuals(design, between, case, 0.5)[0].needed is None


@pytest.fixture(scope="module", params=[False, True], ids=["own units", "standardised"])
def curved(request):
    rng = np.random.default_rng(0)
    columns = {"x1": rng.normal(size=300), "x2": rng.normal(size=300)}
    made = with_products(columns, [("x1", "x1"), ("x1", "x2")])
    y = (rng.random(300) < lr.sigmoid(1 - columns["x1"] ** 2 + columns["x2"])).astype(float)
    design = Design.learn(made, standardise=request.param)
    return design, maximum_likelihood(design, y).coef


def test_squares_and_products_follow_the_change_of_their_column(curved):
    design, coef = curved
    case: dict[str, float | str] = {"x1": 0.3, "x2": 0.2, "x1²": 0.09, "x1 · x2": 0.06}
    changes = counterfactuals(design, coef, case, 0.5)
    assert [change.column for change in changes] == ["x1", "x2"]
    for change in changes:
        assert isinstance(change.needed, float)
        there = with_value(design, case, change.column, change.needed)
        assert lr.sigmoid(case_log_odds(design, coef, there)) == pytest.approx(0.5, rel=1e-8)
    assert there["x1 · x2"] == pytest.approx(0.3 * float(there["x2"]))


def test_where_the_parabola_never_reaches_the_threshold_no_value_is_told(curved):
    design, coef = curved
    case: dict[str, float | str] = {"x1": 0.3, "x2": 0.2, "x1²": 0.09, "x1 · x2": 0.06}
    assert counterfactuals(design, coef, case, 0.999999)[0].needed is None


def test_no_age_below_0_is_asked_for():
    design, coef = births()
    case: dict[str, float | str] = {"age": 23.0, "lwt": 121.0, "smoke": 0.0, "ht": 0.0, "ui": 0.0}
    found = {change.column: change for change in counterfactuals(design, coef, case, 0.97)}
    assert found["age"].needed is None
    assert found["lwt"].needed is None


def test_cases_along_a_column_are_the_cases_one_by_one():
    rng = np.random.default_rng(5)
    columns = {"a": rng.normal(size=40), "b": rng.normal(size=40), "kind": rng.choice(["x", "y"], 40)}
    columns["a × b"] = columns["a"] * columns["b"]
    design = Design.learn(columns)
    coef = rng.normal(size=len(design.terms) + 1)
    case: dict[str, float | str] = {"a": 0.5, "b": -1.0, "kind": "y", "a × b": -0.5}
    values = np.array([-1.0, 0.0, 2.0])
    along = cases_along(design, coef, case, "b", values)
    for place, value in enumerate(values):
        one = {**case, "b": float(value), "a × b": float(along.rows["a × b"][place])}
        assert along.log_odds[place] == pytest.approx(case_log_odds(design, coef, one))
        _, parts = contributions(design, coef, one)
        for part in parts:
            assert along.contributions[part.column][place] == pytest.approx(part.log_odds)
