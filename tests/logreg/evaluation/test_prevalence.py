import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logreg.errors import ValueRangeError
from logreg.evaluation.prevalence import at_prevalence, precision_of_test, sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep

share = st.floats(0.01, 0.99)
probability = st.floats(0, 1)


def test_gigerenzers_mammography():
    # Hoffrage & Gigerenzer (1998): prevalence 1 %, sensitivity 80 %, false-positive rate 9.6 %.
    # A positive mammogram then means cancer in 7.8 % of cases; with even classes the same test means
    # 0.8 / (0.8 + 0.096).
    assert at_prevalence([0.8 / (0.8 + 0.096)], 0.5, 0.01)[0] == pytest.approx(0.078, abs=5e-4)


@given(probability, share, share)
def test_odds_are_multiplied_by_the_ratio_of_prior_odds(p, known, stated):
    moved = at_prevalence([p], known, stated)[0]
    ratio = (stated / (1 - stated)) / (known / (1 - known))
    assert moved * (1 - p) == pytest.approx(ratio * p * (1 - moved), rel=1e-9, abs=1e-12)


@given(st.lists(probability, min_size=1, max_size=30), share, share)
def test_order_is_kept(p, known, stated):
    moved = at_prevalence(np.sort(p), known, stated)
    assert np.all(np.diff(moved) >= 0)


@given(st.lists(st.floats(0.001, 0.999), min_size=1), share, share)
def test_there_and_back_again(p, known, stated):
    back = at_prevalence(at_prevalence(p, known, stated), stated, known)
    np.testing.assert_allclose(back, p, rtol=1e-9)


def test_certainty_stays_certain():
    assert at_prevalence([0.0, 5e-324, 1.0], 0.3, 0.9)[[0, 2]].tolist() == [0, 1]


@pytest.mark.parametrize("stated", [0.1, 0.5, 0.8])
def test_the_shifted_sweep_is_the_sweep_of_shifted_and_reweighted_rows(stated):
    rng = np.random.default_rng(3)
    y = rng.integers(0, 2, 200)
    p = np.round(rng.beta(2 + y, 3 - y), 2)
    sweep = sweep_at_prevalence(ThresholdSweep(y, p), stated)
    known = y.mean()
    w = np.where(y == 1, stated / known, (1 - stated) / (1 - known))
    reference = ThresholdSweep(y, at_prevalence(p, known, stated), w)
    np.testing.assert_array_equal(sweep.thresholds, reference.thresholds)
    for name in ("tp", "fp", "tn", "fn"):
        np.testing.assert_allclose(getattr(sweep, name), getattr(reference, name), atol=1e-10)
    assert sweep.prevalence == pytest.approx(stated)
    assert sweep.roc_auc == pytest.approx(ThresholdSweep(y, p).roc_auc)


def test_probabilities_learned_at_another_share_move_from_that_share():
    sweep = ThresholdSweep([0, 1, 0, 1], [0.1, 0.4, 0.5, 0.9])
    moved = sweep_at_prevalence(sweep, 0.3, training_prevalence=0.3)
    np.testing.assert_allclose(moved.thresholds, sweep.thresholds)
    assert moved.prevalence == pytest.approx(0.3)


@pytest.mark.parametrize("stated", [0, 1, -0.1, float("nan")])
def test_a_population_of_one_class_is_refused(stated):
    with pytest.raises(ValueRangeError, match="between 0 and 1"):
        at_prevalence([0.3], 0.5, stated)


def test_precision_of_a_test_is_bayes_rule():
    # Of 1,000 people 10 are ill, 9 of them found; of 990 healthy, 99 are flagged.
    assert precision_of_test(0.9, 0.9, 0.01) == pytest.approx(9 / 108)
    assert precision_of_test(1.0, 1.0, 0.2) == 1
    assert np.isnan(precision_of_test(0.0, 1.0, 0.5))
    with pytest.raises(ValueRangeError, match="prevalence is 2"):
        precision_of_test(0.9, 0.9, 2)
