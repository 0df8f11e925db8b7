"""What single rows and groups of rows say: robust errors, influence, goodness of fit."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2

import logreg as lr
from logreg.data.design import Design
from logreg.inference import estimate
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import influence
from logreg.inference.robust_errors import robust_errors
from tests.logreg import published
from tests.logreg.inference import cases


@pytest.mark.parametrize("name", cases.PLAIN)
def test_robust_errors_agree_with_statsmodels(name):
    theirs = cases.theirs(name, cov_type="HC0").bse
    np.testing.assert_allclose(robust_errors(cases.ours(name), "HC0"), theirs, rtol=1e-8)


@pytest.mark.parametrize("name", cases.NAMES)
def test_rows_agree_with_50_digit_arithmetic(name):
    # also where statsmodels does not: it bounds the weights p (1 - p) of far rows, and squares the condition
    estimate, exact = cases.ours(name), cases.exact(name)
    for kind, errors in (("HC0", exact.hc0), ("HC3", exact.hc3)):
        np.testing.assert_allclose(robust_errors(estimate, kind), errors, rtol=1e-9, err_msg=kind)
    for what in ("leverage", "pearson", "cooks_distance"):
        found = getattr(influence(estimate), what)
        np.testing.assert_allclose(found, getattr(exact, what), rtol=1e-10, err_msg=what)


def test_hc1_is_hc0_with_the_degrees_of_freedom_counted():
    # MacKinnon & White (1985), equation 8: n / (n - k), here 400 / 394
    hc0, hc1 = (robust_errors(cases.ours("admissions"), kind) for kind in ("HC0", "HC1"))
    np.testing.assert_allclose(hc1 / hc0, np.sqrt(400 / 394), rtol=1e-12)


def test_hc3_is_wider_than_hc2_than_hc0():
    hc0, hc2, hc3 = (robust_errors(cases.ours("challenger"), kind) for kind in ("HC0", "HC2", "HC3"))
    assert (hc0 < hc2).all()
    assert (hc2 < hc3).all()


def test_an_unknown_kind_is_refused():
    with pytest.raises(lr.SettingError, match="HC9"):
        robust_errors(cases.ours("challenger"), "HC9")


@pytest.mark.parametrize("name", cases.PLAIN)
def test_influence_agrees_with_statsmodels(name):
    ours, result = influence(cases.ours(name)), cases.theirs(name)
    theirs = result.get_influence(observed=False)
    np.testing.assert_allclose(ours.leverage, theirs.hat_matrix_diag, rtol=1e-8)
    np.testing.assert_allclose(ours.cooks_distance, theirs.cooks_distance[0], rtol=1e-8)
    np.testing.assert_allclose(ours.pearson, result.resid_pearson, rtol=1e-8)
    np.testing.assert_allclose(ours.deviance, result.resid_deviance, rtol=1e-8)


@pytest.mark.parametrize("name", cases.PLAIN)
def test_leverages_sum_to_the_number_of_coefficients(name):
    estimate = cases.ours(name)
    assert influence(estimate).leverage.sum() == pytest.approx(estimate.n_coef, rel=1e-10)


def test_hosmer_lemeshow_counts_every_row_once_and_expects_as_many_as_it_observed():
    fit = hosmer_lemeshow(cases.ours("admissions"))
    assert fit.n_rows.sum() == 400
    assert fit.observed.sum() == 127
    assert fit.expected.sum() == pytest.approx(127, rel=1e-10)  # an intercept balances the whole
    assert fit.df == len(fit.n_rows) - 2
    assert "depends on where its groups are cut" in fit.caution


@pytest.mark.parametrize("name", ["admissions", "low birth weight"])
def test_hosmer_lemeshow_agrees_with_its_definition_by_pandas_quantile_cuts(name):
    # as R's ResourceSelection::hoslem.test does: cut(fitted, quantile(fitted, 0:10 / 10))
    y, theirs = cases.problem(name)[1], cases.theirs(name)
    frame = pd.DataFrame({"y": y, "p": np.round(theirs.fittedvalues, 12)})
    groups = frame.groupby(pd.qcut(frame["p"], 10), observed=True).agg(["sum", "count"])
    observed, expected, n = groups["y"]["sum"], groups["p"]["sum"], groups["y"]["count"]
    by_class = (observed - expected) ** 2 / expected + (observed - expected) ** 2 / (n - expected)
    fit = hosmer_lemeshow(cases.ours(name))
    assert fit.statistic == pytest.approx(by_class.sum(), rel=1e-8)
    assert fit.p_value == pytest.approx(chi2.sf(by_class.sum(), len(n) - 2), rel=1e-8)


def test_hosmer_lemeshow_is_what_r_prints_for_the_challenger():
    # BYU-Idaho, Statistics Notebook, byuistats.github.io/Statistics-Notebook/Analyses/
    # Logistic%20Regression/Examples/challengerLogisticReg.html: ResourceSelection::hoslem.test(..., g = 6)
    fit = hosmer_lemeshow(cases.ours("challenger"), groups=6)
    assert (f"{fit.statistic:.3f}", fit.df, f"{fit.p_value:.4f}") == ("7.412", 4, "0.1157")


def test_hosmer_lemeshow_in_ten_groups_is_what_r_prints_for_cars():
    # R package performance, easystats.github.io/performance/reference/performance_hosmer.html:
    # performance_hosmer(glm(vs ~ wt + mpg, data = mtcars, family = "binomial"))
    fit = hosmer_lemeshow(maximum_likelihood(*published.cars()))
    assert (f"{fit.statistic:.3f}", fit.df, f"{fit.p_value:.3f}") == ("5.137", 8, "0.743")


def test_hosmer_lemeshow_of_two_covariate_patterns_is_refused():
    x = np.repeat([0.0, 1.0], 20)
    y = np.r_[np.tile([0, 1], 10), np.tile([0, 1, 1, 1], 5)]
    with pytest.raises(lr.SettingError, match="at least 3"):
        hosmer_lemeshow(maximum_likelihood(x[:, None], y))


def test_hosmer_lemeshow_of_groups_known_by_hand():
    # three patterns of ten rows: a saturated category fits each exactly, so the statistic is 0
    level = np.repeat(["a", "b", "c"], 10)
    y = np.r_[np.arange(10) < 2, np.arange(10) < 5, np.arange(10) < 7].astype(float)
    fit = hosmer_lemeshow(maximum_likelihood(Design.learn({"level": level}), y))
    assert fit.observed.tolist() == [2, 5, 7]
    assert fit.statistic == pytest.approx(0, abs=1e-15)
    assert fit.df == 1


@pytest.mark.parametrize("intercept", [True, False])
def test_many_rows_which_a_fit_reads_first_get_the_estimate_of_newtons_method(intercept, monkeypatch):
    random = np.random.default_rng(5)
    X, weight = random.normal(size=(400, 3)), random.integers(1, 4, 400).astype(float)
    y = (random.random(400) < 1 / (1 + np.exp(-X[:, 0]))).astype(float)
    few = maximum_likelihood(X, y, intercept=intercept, weight=weight)
    monkeypatch.setattr(estimate, "MANY_ROWS", 100)
    many = maximum_likelihood(X, y, intercept=intercept, weight=weight)
    np.testing.assert_allclose(many.coef, few.coef, rtol=1e-10)
    np.testing.assert_allclose(many.covariance, few.covariance, rtol=1e-9)
