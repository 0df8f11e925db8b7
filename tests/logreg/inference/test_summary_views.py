"""The same summary in other units, with other intervals, or with other errors."""

import numpy as np
import pytest
from scipy.stats import chi2

from logreg.inference.estimate import maximum_likelihood
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import (
    per_standard_deviation,
    rescaled,
    standard_deviations,
    with_profiles,
    with_robust_errors,
)
from tests.logreg import published
from tests.logreg.inference import cases


def test_steps_change_the_odds_ratio_and_no_test():
    summary = summary_of(cases.ours("admissions"))
    hundred = rescaled(summary, np.array([1, 100, 1, 1, 1, 1]))
    assert hundred.odds_ratio[1] == pytest.approx(summary.odds_ratio[1] ** 100)
    np.testing.assert_array_equal(hundred.p_value, summary.p_value)


def test_deviations_are_those_of_numbers_and_one_for_indicators():
    design, _ = cases.problem("admissions")
    steps = standard_deviations(summary_of(cases.ours("admissions")))
    np.testing.assert_allclose(steps, [1, design.X[:, 0].std(), design.X[:, 1].std(), 1, 1, 1])


def test_a_number_of_two_values_steps_from_one_to_the_other():
    summary = summary_of(maximum_likelihood(*published.low_birth_weight("lwt", "ht")))
    assert standard_deviations(summary)[2] == 1
    np.testing.assert_allclose(per_standard_deviation(summary).coef[2], summary.coef[2])


def standardised(design):
    """Numbers with mean 0 and standard deviation 1, the indicators as they are."""
    number = np.array([term.level is None for term in design.terms])
    return np.where(number, (design.X - design.X.mean(axis=0)) / design.X.std(axis=0), design.X)


@pytest.mark.parametrize("errors", ["", "HC3"])
def test_per_deviation_every_number_is_that_of_a_fit_on_standardised_columns(errors):
    design, y = cases.problem("admissions")
    ours = per_standard_deviation(summary_of(cases.ours("admissions"), errors=errors))
    theirs = summary_of(maximum_likelihood(standardised(design), y), errors=errors)
    for what in ("coef", "std_err", "z", "p_value", "ci_low", "ci_high", "covariance"):
        np.testing.assert_allclose(getattr(ours, what), getattr(theirs, what), rtol=1e-8, err_msg=what)


def test_per_deviation_the_intercept_of_a_profile_is_profiled_on_standardised_columns():
    design, y = published.urinary_tract_infection()
    design = type(design)(design.X[:, :2] + np.arange(len(y))[:, None] % [3, 5], design.terms[:2], {})
    ours = per_standard_deviation(with_profiles(summary_of(maximum_likelihood(design, y, firth=True))))
    theirs = with_profiles(summary_of(maximum_likelihood(standardised(design), y, firth=True)))
    for what in ("coef", "ci_low", "ci_high", "chi_square", "p_value"):
        np.testing.assert_allclose(getattr(ours, what), getattr(theirs, what), rtol=1e-6, err_msg=what)


def test_a_profiled_statistic_belongs_to_its_p_value():
    # logistf, which stops at a score of 1e-5, prints Chisq 6.79838, 0.746782 and 17.75932 for `endometrial`
    summary = with_profiles(summary_of(maximum_likelihood(*published.endometrial(), firth=True)))
    assert summary.chi_square is not None
    np.testing.assert_allclose(summary.chi_square[1:], [6.79838, 0.746782, 17.75932], rtol=1e-4)
    np.testing.assert_allclose(chi2.sf(summary.chi_square, 1), summary.p_value, rtol=1e-9)


def test_robust_errors_replace_the_models_own():
    summary = with_robust_errors(summary_of(cases.ours("admissions"), level=0.9), "HC0")
    theirs = cases.theirs("admissions", cov_type="HC0")
    np.testing.assert_allclose(summary.p_value, theirs.pvalues, rtol=1e-8)
    np.testing.assert_allclose(np.c_[summary.ci_low, summary.ci_high], theirs.conf_int(0.1), rtol=1e-8)


def test_profiles_with_firth_are_what_logistf_prints():
    # the example of logistfPrint in the R package biostatUtil, github.com/TalhoukLab/biostatUtil:
    # summary(logistf(case ~ age + oc + vic + vicl + vis + dia, data = sex2, alpha = 0.1))
    estimate = maximum_likelihood(*published.urinary_tract_infection(), firth=True)
    summary = with_profiles(summary_of(estimate, level=0.9))
    low = [-0.6673577, -1.8277045, -0.7986318, 1.4248338, -3.0613215, -1.4743338, 1.0835108]
    high = [0.9177303, -0.4328451, 0.6507581, 3.2325326, -1.2704704, -0.1137542, 6.8752016]
    assert np.round(summary.ci_low, 7).tolist() == low
    assert np.round(summary.ci_high, 7).tolist() == high
    p = ["8.020268e-01", "6.143472e-03", "8.751911e-01", "1.678877e-06", "1.237805e-05", "5.449701e-02"]
    assert [f"{value:.6e}" for value in summary.p_value] == [*p, "4.951873e-03"]
