"""Nested models, many tests, and cross-validated loss."""

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.stats.multitest import multipletests

import logreg as lr
from logreg.data.design import Design
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.nested_models import (
    cross_validated_loss,
    cross_validation_steps,
    drop_columns,
    holm,
    likelihood_ratio_test,
)
from tests.logreg import published
from tests.logreg.inference import cases


def test_a_categorys_levels_are_tested_together():
    # R package MASS 7.3-65, tests/Examples/MASS-Ex.Rout.save: stepAIC(glm(low ~ ., binomial, bwt))$anova
    estimate = maximum_likelihood(*published.risks_of_low_birth_weight())
    visits, both = likelihood_ratio_test(estimate, ("ftv",)), likelihood_ratio_test(estimate, ("ftv", "age"))
    assert (f"{visits.statistic:.6f}", visits.df) == ("1.358185", 2)
    assert (f"{both.statistic - visits.statistic:.6f}", both.df) == ("1.017866", 3)
    assert f"{217.4755 + both.aic_change:.4f}" == "213.8516"


@pytest.mark.parametrize("columns", [("age",), ("age", "race"), ("smoke", "ht", "ui")])
def test_dropping_columns_equals_the_difference_of_two_statsmodels_fits(columns):
    design, y = cases.problem("low birth weight")
    test = likelihood_ratio_test(cases.ours("low birth weight"), columns)
    small = drop_columns(design, columns)
    theirs = sm.Logit(y, sm.add_constant(small.X)).fit(disp=0, tol=1e-13)
    full = cases.their_logit("low birth weight")
    assert test.statistic == pytest.approx(2 * (full.llf - theirs.llf), rel=1e-8)
    assert test.aic_change == pytest.approx(theirs.aic - full.aic, rel=1e-8)
    assert test.bic_change == pytest.approx(theirs.bic - full.bic, rel=1e-8)
    assert test.df == full.df_model - theirs.df_model


def test_dropping_nothing_tests_nothing_and_an_unknown_column_is_refused():
    estimate = cases.ours("challenger")
    assert (likelihood_ratio_test(estimate, ()).df, likelihood_ratio_test(estimate, ()).p_value) == (0, 1.0)
    with pytest.raises(lr.SettingError, match="no column 'wind'"):
        likelihood_ratio_test(estimate, ("wind",))


@pytest.mark.parametrize("seed", range(8))
def test_holm_agrees_with_statsmodels(seed):
    rng = np.random.default_rng(seed)
    p_values = np.round(rng.random(rng.integers(1, 15)) ** 3, 3)  # ties and zeros among them
    np.testing.assert_allclose(holm(p_values), multipletests(p_values, method="holm")[1], rtol=1e-12)


def test_cross_validated_loss_is_seeded_and_worse_than_the_loss_on_the_fitted_rows():
    design, y = published.admissions()
    loss = cross_validated_loss(design, y, folds=5, seed=1)
    assert loss == cross_validated_loss(design, y, folds=5, seed=1)
    assert loss > -cases.ours("admissions").log_likelihood / len(y)
    assert loss < np.log(2)


def test_leave_one_out_agrees_with_refitting_each_time():
    design, y = published.challenger()
    rarer = int(y.sum())
    losses = []
    random, fold = np.random.default_rng(3), np.empty(len(y), dtype=int)
    for label in (0, 1):
        rows = random.permutation(np.flatnonzero(y == label))
        fold[rows] = np.arange(len(rows)) % rarer
    for held in range(rarer):
        rest = fold != held
        model = sm.Logit(y[rest], sm.add_constant(design.X[rest])).fit(disp=0, tol=1e-13)
        p = model.predict(sm.add_constant(design.X[~rest], has_constant="add"))
        losses.extend(-np.log(np.where(y[~rest] == 1, p, 1 - p)))
    assert cross_validated_loss(design, y, folds=rarer, seed=3) == pytest.approx(np.mean(losses), rel=1e-8)


def test_more_folds_than_rows_of_a_class_are_refused():
    design, y = published.challenger()
    with pytest.raises(lr.LabelError, match="fewer than the 10 folds"):
        cross_validated_loss(design, y, folds=10)


def test_a_fold_whose_rest_is_separated_costs_infinitely_and_firth_does_not():
    x = np.r_[np.arange(10.0), 4.5, 4.4]
    y = np.r_[np.arange(10) > 4, 0, 1].astype(float)  # only the last two rows overlap
    design = Design.learn({"x": x})
    assert cross_validated_loss(design, y, folds=6, seed=0) == np.inf
    assert 0 < cross_validated_loss(design, y, folds=6, seed=0, firth=True) < 2


def test_a_level_that_a_fold_alone_holds_is_no_obstacle():
    rng = np.random.default_rng(0)
    kind = np.where(np.arange(120) == 7, "rare", "common")
    y = (rng.random(120) < 0.5).astype(float)
    design = Design.learn({"kind": kind, "x": rng.normal(size=120)})
    assert np.isfinite(cross_validated_loss(design, y, folds=5, firth=True))


def test_cross_validation_tells_how_far_it_is():
    design, y = published.admissions()
    assert list(cross_validation_steps(design, y, folds=5)) == [0.0, 0.2, 0.4, 0.6, 0.8]
