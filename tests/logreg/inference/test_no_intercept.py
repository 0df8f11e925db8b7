"""Models without intercept: the same inference, compared with probability 1/2."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import chi2

import logreg as lr
from logreg.data.design import Design
from logreg.inference.collinearity import variance_inflation
from logreg.inference.effects import marginal_effects
from logreg.inference.estimability import NotEstimable, estimate_or_reason
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.influence import influence as influence_
from logreg.inference.nested_models import drop_columns, likelihood_ratio_test
from logreg.inference.prediction import predict
from logreg.inference.profile_likelihood import profile_interval
from logreg.inference.robust_errors import robust_errors
from logreg.inference.summary import summary_of
from logreg.separation.detection import Kind, find_separation
from tests.logreg import published
from tests.logreg.inference import cases


@pytest.fixture(params=["admissions", "low birth weight"])
def problem(request):
    return cases.problem(request.param)


def theirs(design, y, **options):
    return sm.GLM(y, design.X, family=sm.families.Binomial()).fit(tol=1e-16, maxiter=50, **options)


def ours(design, y):
    model = lr.LogisticRegression(fit_intercept=False).fit(design.X, y)
    return lr.summarize(model, design.X, y, design.names)


def test_summary_agrees_with_statsmodels(problem):
    design, y = problem
    summary, peer = ours(design, y), theirs(design, y)
    assert summary.names == design.names
    np.testing.assert_allclose(summary.coef, peer.params, rtol=1e-8)
    np.testing.assert_allclose(summary.std_err, peer.bse, rtol=1e-8)
    np.testing.assert_allclose(summary.p_value, peer.pvalues, rtol=1e-8)
    assert summary.log_likelihood == pytest.approx(peer.llf, rel=1e-8)
    assert summary.aic == pytest.approx(peer.aic, rel=1e-8)
    assert summary.df_model == len(design.names)
    weights, X = summary.estimate.probability * (1 - summary.estimate.probability), design.X
    for found in variance_inflation(summary.estimate):
        if found.column in design.names:  # one over the share of the weighted squares that the others leave
            j = design.names.index(found.column)
            rest = sm.WLS(X[:, j], np.delete(X, j, axis=1), weights=weights, hasconst=False).fit()
            assert found.gvif == pytest.approx((weights * X[:, j] ** 2).sum() / rest.ssr, rel=1e-8)


def test_the_null_model_is_a_coin(problem):
    # R: glm(y ~ 0 + ...) has the null deviance 2 n log 2 on n degrees of freedom
    design, y = problem
    summary = ours(design, y)
    assert -2 * summary.null_log_likelihood == pytest.approx(2 * len(y) * np.log(2), rel=1e-14)
    fall = 2 * (summary.log_likelihood + len(y) * np.log(2))
    assert summary.lr_statistic == pytest.approx(fall, rel=1e-12)
    assert summary.lr_p_value == pytest.approx(chi2.sf(fall, len(design.names)), rel=1e-9)
    assert summary.mcfadden_r2 == pytest.approx(1 - summary.log_likelihood / (-len(y) * np.log(2)))


def test_rows_effects_and_predictions_agree_with_statsmodels(problem):
    design, y = problem
    estimate, peer = ours(design, y).estimate, theirs(design, y)
    influence = influence_(estimate)
    hat = peer.get_influence(observed=False)
    np.testing.assert_allclose(influence.leverage, hat.hat_matrix_diag, rtol=1e-8)
    np.testing.assert_allclose(influence.cooks_distance, hat.cooks_distance[0], rtol=1e-8)
    np.testing.assert_allclose(
        robust_errors(estimate, "HC0"), theirs(design, y, cov_type="HC0").bse, rtol=1e-8
    )
    frame = peer.get_prediction(design.X[:9]).summary_frame()
    found = predict(estimate, design.X[:9])
    np.testing.assert_allclose(found.low, frame["mean_ci_lower"], rtol=1e-8)
    margins = sm.Logit(y, design.X).fit(disp=0, tol=1e-13).get_margeff(dummy=True)
    number = [j for j, term in enumerate(design.terms) if term.level is None]
    effects = marginal_effects(estimate)
    np.testing.assert_allclose(effects.effect[number], margins.margeff[number], rtol=1e-8)
    np.testing.assert_allclose(effects.std_err[number], margins.margeff_se[number], rtol=1e-8)


def test_dropping_a_column_and_profiles_are_likelihood_ratios(problem):
    design, y = problem
    estimate = ours(design, y).estimate
    column = design.terms[0].column
    smaller = theirs(drop_columns(design, (column,)), y)
    test = likelihood_ratio_test(estimate, (column,))
    assert test.statistic == pytest.approx(2 * (estimate.log_likelihood - smaller.llf), rel=1e-8)
    for end in profile_interval(estimate, 1):
        others = np.delete(design.X, 1, axis=1)
        held = sm.GLM(y, others, family=sm.families.Binomial(), offset=end * design.X[:, 1]).fit(tol=1e-13)
        assert 2 * (estimate.log_likelihood - held.llf) == pytest.approx(chi2.ppf(0.95, 1), rel=1e-8)


def test_separation_is_judged_by_the_sign_alone():
    x, y = np.arange(-5.0, 6.0), np.arange(-5, 6) > 0
    assert find_separation(x[:, None], y, intercept=False).kind is Kind.QUASI  # x = 0 is on neither side
    assert find_separation(x[:, None] + 9, y, intercept=False).kind is Kind.NONE
    assert find_separation(x[:, None] + 9, y).kind is Kind.COMPLETE
    (culprit,) = find_separation(np.delete(x, 5)[:, None], np.delete(y, 5), ("x",), intercept=False).columns
    assert culprit.sentence() == "x separates 10 rows."


def test_redundant_columns_are_those_without_help_of_an_intercept():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=60), (rng.random(60) < 0.5).astype(float)
    shifted = Design.learn({"a": x, "b": 2 * x + 1})
    assert isinstance(estimate_or_reason(shifted, y, intercept=False), Estimate)
    twice = estimate_or_reason(Design.learn({"a": x, "b": 2 * x}), y, intercept=False)
    assert isinstance(twice, NotEstimable)
    assert twice.columns == ("b",)


def test_firth_without_intercept_zeroes_his_score():
    design, y = published.endometrial()
    estimate = maximum_likelihood(design, y, firth=True, intercept=False)
    A, p = estimate.rows, estimate.probability
    hat = np.einsum("ij,jk,ik->i", A, estimate.covariance, A) * p * (1 - p)
    np.testing.assert_allclose(A.T @ (y - p + hat * (0.5 - p)), 0, atol=1e-7)
    assert summary_of(estimate).lr_statistic > 0
