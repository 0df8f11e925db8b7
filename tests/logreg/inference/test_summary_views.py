"""The same summary in other units, with other intervals, or with other errors."""

import numpy as np
import pytest

from logreg.inference.estimate import maximum_likelihood
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import rescaled, standard_deviations, with_profiles, with_robust_errors
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
