"""The same summary in other units, with other intervals, or with other errors."""

import numpy as np
import pytest

import logreg as lr
from tests.logreg import published
from tests.logreg.inference import cases


def test_steps_change_the_odds_ratio_and_no_test():
    summary = lr.summary_of(cases.ours("admissions"))
    hundred = lr.in_steps(summary, np.array([1, 100, 1, 1, 1, 1]))
    assert hundred.odds_ratio[1] == pytest.approx(summary.odds_ratio[1] ** 100)
    np.testing.assert_array_equal(hundred.p_value, summary.p_value)


def test_deviations_are_those_of_numbers_and_one_for_indicators():
    design, _ = cases.problem("admissions")
    steps = lr.deviations(lr.summary_of(cases.ours("admissions")))
    np.testing.assert_allclose(steps, [1, design.X[:, 0].std(), design.X[:, 1].std(), 1, 1, 1])


def test_robust_errors_replace_the_models_own():
    summary = lr.with_robust_errors(lr.summary_of(cases.ours("admissions"), level=0.9), "HC0")
    theirs = cases.theirs("admissions", cov_type="HC0")
    np.testing.assert_allclose(summary.p_value, theirs.pvalues, rtol=1e-6)
    np.testing.assert_allclose(np.c_[summary.ci_low, summary.ci_high], theirs.conf_int(0.1), rtol=1e-6)


def test_profiles_with_firth_are_what_logistf_prints():
    # summary(logistf(case ~ age + oc + vic + vicl + vis + dia, data = sex2)), the package's own example
    estimate = lr.maximum_likelihood(*published.urinary_tract_infection(), firth=True)
    summary = lr.with_profiles(lr.summary_of(estimate))
    assert f"{summary.p_value[6]:.6e}" == "4.951873e-03"
    np.testing.assert_allclose([summary.ci_low[6], summary.ci_high[6]], [0.7745682, 8.03029352], rtol=2e-5)
