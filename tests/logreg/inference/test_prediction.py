"""Predictions with their intervals, and along one column."""

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.data.products import with_products
from logreg.explanation.contributions import Case
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.prediction import effect, predict
from tests.logreg.inference import cases


def test_predictions_and_their_intervals_agree_with_statsmodels():
    design, _ = cases.problem("admissions")
    ours = predict(cases.ours("admissions"), design.X[:20], level=0.9)
    theirs = cases.theirs("admissions").get_prediction(np.column_stack([np.ones(20), design.X[:20]]))
    frame = theirs.summary_frame(alpha=0.1)
    np.testing.assert_allclose(ours.probability, frame["mean"], rtol=1e-8)
    np.testing.assert_allclose(ours.low, frame["mean_ci_lower"], rtol=1e-8)
    np.testing.assert_allclose(ours.high, frame["mean_ci_upper"], rtol=1e-8)


def test_named_columns_are_encoded():
    p = predict(cases.ours("admissions"), {"gre": [600.0], "gpa": [3.5], "rank": ["1"]}).probability
    coef = cases.theirs("admissions").params
    assert p[0] == pytest.approx(1 / (1 + np.exp(-(coef[0] + 600 * coef[1] + 3.5 * coef[2]))), rel=1e-8)


def test_rows_of_another_width_or_with_holes_are_refused():
    with pytest.raises(lr.ShapeError, match="2 columns but the design has 5 terms"):
        predict(cases.ours("admissions"), [[600.0, 3.5]])
    with pytest.raises(lr.ValueRangeError, match="NaN in row 0, column 1"):
        predict(cases.ours("admissions"), [[600.0, np.nan, 0, 0, 0]])


def test_an_effect_runs_over_the_range_of_a_number_with_the_others_held():
    # UCLA OARC, stats.oarc.ucla.edu/r/dae/logit-regression, newdata1: gre 587.7, gpa 3.3899, rank 1
    case: Case = {"gre": 587.7, "gpa": 3.3899, "rank": "1"}
    curve = effect(cases.ours("admissions"), "gre", case)
    assert (curve.values[0], curve.values[-1], len(curve.values)) == (220.0, 800.0, 200)
    p = curve.predictions
    assert np.interp(587.7, curve.values.astype(float), p.probability) == pytest.approx(0.5166016, abs=1e-5)
    assert (p.low < p.probability).all()
    np.testing.assert_allclose(np.log(p.odds), p.log_odds, rtol=1e-12)
    assert (p.odds_low < p.odds_high).all()


def test_an_effect_of_a_category_has_one_value_a_level():
    # UCLA OARC, stats.oarc.ucla.edu/r/dae/logit-regression, newdata1: at mean gre and gpa for rank 1 to 4
    case: Case = {"gre": 587.7, "gpa": 3.3899, "rank": "1"}
    ranks = effect(cases.ours("admissions"), "rank", case)
    assert ranks.values.tolist() == ["1", "2", "3", "4"]
    np.testing.assert_allclose(
        ranks.predictions.probability, [0.5166016, 0.3522846, 0.2186120, 0.1846684], atol=5.1e-8
    )


def test_squares_follow_along_an_effect():
    rng = np.random.default_rng(0)
    x = rng.normal(size=300)
    y = (rng.random(300) < lr.sigmoid(1 - x**2)).astype(float)
    design = Design.learn(with_products({"x": x}, [("x", "x")]))
    estimate = maximum_likelihood(design, y)
    curve = effect(estimate, "x", {"x": 0.0, "x²": 0.0})
    grid = curve.values.astype(float)
    expected = estimate.coef[0] + grid * estimate.coef[1] + grid**2 * estimate.coef[2]
    np.testing.assert_allclose(curve.predictions.log_odds, expected, rtol=1e-9, atol=1e-12)


def test_an_effect_along_a_column_that_is_no_number_is_refused():
    with pytest.raises(lr.ShapeError, match="'height' is no number column"):
        effect(cases.ours("admissions"), "height", {"gre": 587.7, "gpa": 3.39, "rank": "1"})
