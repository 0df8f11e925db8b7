"""Effects, contributions and counterfactuals of models with logs, splines and products."""

import numpy as np
import pytest

from logreg.data.design import Design
from logreg.data.specification import DesignSpec, NumberTerms
from logreg.errors import ShapeError
from logreg.explanation.contributions import Case, case_log_odds, contributions
from logreg.explanation.counterfactuals import counterfactuals
from logreg.functional.activations import logit, sigmoid
from logreg.inference.effects import marginal_effects
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.prediction import effect

RANDOM = np.random.default_rng(12)
N = 400
COLUMNS = {
    "age": RANDOM.gamma(9, 6, N),
    "dose": RANDOM.uniform(1, 9, N),
    "lab": RANDOM.normal(3, 1, N),
    "sex": RANDOM.choice(["F", "M"], N),
}
SPEC = DesignSpec(
    {"age": NumberTerms(forms=("spline 4",)), "dose": NumberTerms(forms=("log",))}, (("lab", "sex"),)
)
Y = (RANDOM.random(N) < 1 / (1 + np.exp(-np.sin(COLUMNS["age"] / 12)))).astype(float)
CASE: Case = {"age": 40.0, "dose": 3.0, "lab": 2.5, "sex": "M"}


@pytest.fixture(scope="module", params=[False, True])
def design(request):
    return Design.learn(COLUMNS, standardise=request.param, spec=SPEC)


@pytest.fixture(scope="module")
def coef():
    return np.array([0.3, 0.9, -2.0, 3.0, 1.2, -0.4, 0.8, -0.6])


@pytest.mark.parametrize("column", ["age", "dose", "lab"])
def test_raw_numbers_are_read_back_from_the_matrix(design, column):
    np.testing.assert_allclose(design.learned_values(column), COLUMNS[column], rtol=1e-10)


def test_a_square_alone_does_not_tell_its_column():
    squared = Design.learn(COLUMNS, spec=DesignSpec({"age": NumberTerms(forms=("square",))}))
    with pytest.raises(ShapeError, match="'age'"):
        squared.learned_values("age")


@pytest.mark.parametrize("column", ["age", "dose", "lab"])
def test_an_effect_runs_over_the_raw_column_and_equals_the_log_odds_of_cases(column):
    found = maximum_likelihood(Design.learn(COLUMNS, spec=SPEC), Y)
    curve = effect(found, column, CASE, points=7)
    assert (curve.values[0], curve.values[-1]) == (
        pytest.approx(COLUMNS[column].min()),
        pytest.approx(COLUMNS[column].max()),
    )
    expected = [case_log_odds(found.design, found.coef, {**CASE, column: value}) for value in curve.values]
    np.testing.assert_allclose(curve.predictions.log_odds, expected, rtol=1e-9)


def test_contributions_of_all_groups_add_up_and_say_what_the_case_holds(design, coef):
    start, parts = contributions(design, coef, CASE)
    assert start + sum(part.log_odds for part in parts) == pytest.approx(case_log_odds(design, coef, CASE))
    assert {part.column: part.value for part in parts} == {
        "rcs(age, 4)": 40.0,
        "log(dose)": 3.0,
        "lab": 2.5,
        "sex": "M",
        "lab × sex": "2.5 × M",
    }


def test_a_counterfactual_of_a_curve_lies_on_the_threshold(design, coef):
    found = {change.column: change for change in counterfactuals(design, coef, CASE, 0.6)}
    assert list(found) == ["age", "dose", "lab", "sex"]
    for column in ("age", "dose", "lab"):
        needed = found[column].needed
        if needed is not None:
            assert case_log_odds(design, coef, {**CASE, column: needed}) == pytest.approx(
                logit(0.6), abs=1e-9
            )
    assert any(found[column].needed is not None for column in ("age", "dose", "lab"))


@pytest.mark.parametrize("name", ["rcs(age, 4)", "log(dose)", "lab"])
def test_a_marginal_effect_moves_every_term_of_its_column(name):
    estimate = maximum_likelihood(Design.learn(COLUMNS, spec=SPEC), Y)
    j = estimate.design.names.index(name)
    raised = dict(COLUMNS)
    column = estimate.design.terms[j].sources[0]
    raised[column] = np.exp(np.log(COLUMNS["dose"]) + 0.5) if column == "dose" else COLUMNS[column] + 0.5
    later = sigmoid(estimate.with_ones(estimate.design.encode(raised)) @ estimate.coef).mean()
    found = marginal_effects(estimate, np.full(len(estimate.design.terms), 0.5))
    assert found.effect[j] == pytest.approx(later - estimate.probability.mean(), rel=1e-8)


def test_a_level_moves_its_products_too_and_they_have_no_effect_of_their_own():
    estimate = maximum_likelihood(Design.learn(COLUMNS, spec=SPEC), Y)
    ends = [
        sigmoid(
            estimate.with_ones(estimate.design.encode({**COLUMNS, "sex": np.full(N, level)})) @ estimate.coef
        )
        for level in "FM"
    ]
    effects = dict(zip(estimate.design.names, marginal_effects(estimate).effect, strict=True))
    assert effects["sex = M"] == pytest.approx((ends[1] - ends[0]).mean(), rel=1e-9)
    assert np.isnan(effects["lab × sex[M]"])
    assert np.isnan(effects["rcs(age, 4)'"])
