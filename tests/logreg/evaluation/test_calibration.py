import numpy as np
import pytest
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss

from logreg.errors import LabelError, LogregError, SettingError, ShapeError
from logreg.evaluation.calibration import (
    brier_score,
    calibration_in_the_large,
    mean_outcome_error,
    reliability,
)

RNG = np.random.default_rng(5)
P = RNG.beta(0.7, 0.9, 500)
Y = (RNG.random(500) < P**1.3).astype(int)


@pytest.mark.parametrize("strategy", ["uniform", "quantile"])
@pytest.mark.parametrize("bins", [1, 5, 10, 200])
def test_reliability_agrees_with_scikit_learn(strategy, bins):
    observed, predicted = calibration_curve(Y, P, n_bins=bins, strategy=strategy)
    ours = reliability(Y, P, bins=bins, strategy=strategy)
    np.testing.assert_allclose(ours.observed, observed, rtol=1e-12)
    np.testing.assert_allclose(ours.mean_predicted, predicted, rtol=1e-12)
    assert ours.count.sum() == 500


def test_brier_score_agrees_with_scikit_learn():
    assert brier_score(Y, P) == pytest.approx(brier_score_loss(Y, P), rel=1e-12)


def test_zero_and_one_fall_into_the_outer_bins():
    ours = reliability([0, 1], [0.0, 1.0], bins=4)
    assert ours.observed.tolist() == [0, 1]
    assert ours.count.tolist() == [1, 1]


def test_constant_scores_make_one_bin():
    ours = reliability([0, 1, 1, 0], [0.3] * 4, strategy="quantile")
    assert (ours.observed.tolist(), ours.count.tolist()) == ([0.5], [4])


def test_promising_half_when_a_quarter_comes_true_is_a_quarter_too_much():
    assert calibration_in_the_large([0, 0, 0, 1], [0.5] * 4) == 0.25


def test_the_error_of_the_mean_outcome_is_that_of_simulated_outcomes_and_counts_repeat_rows():
    rng = np.random.default_rng(2)
    p, counts = rng.random(80), rng.integers(1, 5, 80)
    outcomes = rng.random((20_000, 80)) < p
    assert mean_outcome_error(p) == pytest.approx(outcomes.mean(axis=1).std(), rel=0.02)
    assert mean_outcome_error(p, counts) == pytest.approx(mean_outcome_error(np.repeat(p, counts)), rel=1e-12)
    shares = np.average(outcomes, axis=1, weights=counts)
    assert mean_outcome_error(p, counts, sampling=True) == pytest.approx(shares.std(), rel=0.02)


def test_the_interval_holds_the_observed_share():
    ours = reliability(Y, P)
    assert np.all((ours.low <= ours.observed) & (ours.observed <= ours.high))


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: reliability(Y, P, bins=0), SettingError),
        (lambda: reliability(Y, P, strategy="quantiles"), SettingError),  # type: ignore[arg-type]
        (lambda: reliability(Y[:3], P), ShapeError),
        (lambda: brier_score([], []), LabelError),
        (lambda: reliability([0, 1], [0.2, 1.2]), LogregError),
    ],
)
def test_bad_input_is_refused(call, error):
    with pytest.raises(error):
        call()
