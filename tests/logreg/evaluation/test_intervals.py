import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from logreg.errors import SettingError
from logreg.evaluation.intervals import normal_quantile, wilson


@given(st.floats(0.001, 0.999))
def test_the_normal_quantile_agrees_with_scipy(level):
    assert normal_quantile(level) == pytest.approx(stats.norm.ppf((1 + level) / 2), rel=1e-9, abs=1e-12)


@given(st.integers(1, 10_000), st.floats(0, 1), st.sampled_from([0.8, 0.95, 0.99]))
def test_wilsons_interval_agrees_with_statsmodels(trials, share, level):
    successes = round(share * trials)
    expected = proportion_confint(successes, trials, alpha=1 - level, method="wilson")
    np.testing.assert_allclose(wilson(successes, trials, level), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_outside_0_to_1_is_refused(level):
    with pytest.raises(SettingError, match=r"like 0\.95"):
        normal_quantile(level)
