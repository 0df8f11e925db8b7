import numpy as np
import pytest

from logreg.evaluation.decision_curve import gains
from logreg.evaluation.thresholds import ThresholdSweep


def test_a_perfect_ranking_finds_all_positives_first():
    curve = gains(ThresholdSweep([1, 1, 0, 0, 0, 0, 0, 0], [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2]))
    assert curve.flagged_share[:4].tolist() == [0, 0.125, 0.25, 0.375]
    assert curve.found_share[:4].tolist() == [0, 0.5, 1, 1]
    assert curve.lift[1:3].tolist() == [4, 4]
    assert curve.lift[-1] == 1
    assert np.isnan(curve.lift[0])


def test_lift_is_found_share_by_flagged_share():
    rng = np.random.default_rng(1)
    curve = gains(ThresholdSweep(rng.integers(0, 2, 90), rng.random(90)))
    np.testing.assert_allclose(curve.lift[1:], curve.found_share[1:] / curve.flagged_share[1:])


def test_scores_that_say_nothing_gain_nothing():
    assert gains(ThresholdSweep([0, 1, 0, 1], [0.5] * 4)).lift[-1] == pytest.approx(1)
