"""Many fits at once are the same fits one by one, and chance does what it promises."""

import numpy as np
import pytest

from logreg.errors import SettingError
from logreg.functional.activations import sigmoid
from logreg.inference.estimate import maximum_likelihood
from logreg.inference.simulation import simulated_fits


def test_one_of_many_is_the_estimate_of_its_rows():
    fits = simulated_fits(1.0, 60, samples=3, seed=4)
    rng = np.random.default_rng(4)
    x = rng.normal(size=(3, 60))
    y = rng.random((3, 60)) < sigmoid(1.0 * x)
    for i in range(3):
        estimate = maximum_likelihood(x[i][:, None], y[i].astype(int))
        assert fits.slope[i] == pytest.approx(estimate.coef[1], rel=1e-6)
        assert fits.std_err[i] == pytest.approx(np.sqrt(estimate.covariance[1, 1]), rel=1e-6)


def test_intervals_and_tests_keep_their_promise_within_chance():
    fits = simulated_fits(0.0, 200, samples=2000, seed=1)
    # Three standard errors of a share of 2,000: sqrt(0.95 * 0.05 / 2000) = 0.005.
    assert fits.coverage() == pytest.approx(0.95, abs=0.015)
    assert fits.significant() == pytest.approx(0.05, abs=0.015)


def test_the_first_of_many_are_those_that_fewer_samples_begin_with():
    fits = simulated_fits(1.0, 50, samples=30, seed=2)
    few = fits.first(10)
    assert few.slope.tolist() == fits.slope[:10].tolist()
    assert few.spread == pytest.approx(np.std(fits.slope[:10], ddof=1))
    assert few.coverage() * 10 == fits.holds()[:10].sum()


def test_separated_samples_have_no_slope_and_nonsense_is_refused():
    assert len(simulated_fits(8.0, 10, samples=50).slope) < 50
    with pytest.raises(SettingError, match="at least 10 rows"):
        simulated_fits(1.0, 3)
