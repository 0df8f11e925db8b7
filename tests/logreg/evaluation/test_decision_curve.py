import numpy as np
import pytest

from logreg.errors import ValueRangeError
from logreg.evaluation.decision_curve import decision_curve
from logreg.evaluation.thresholds import ThresholdSweep

RNG = np.random.default_rng(8)
Y = RNG.integers(0, 2, 300)
P = np.round(RNG.beta(2 + Y, 3 - Y), 2)


def test_vickers_and_elkins_biopsy_table():
    # Vickers, van Calster & Steyerberg (2016), BMJ 352:i6: at a threshold of 10 % among 1000 men a
    # strategy with 80 true and 200 false positives nets 80/1000 - 200/1000 * 0.1/0.9.
    y = np.repeat([1, 0, 1, 0], [80, 200, 20, 700])
    p = np.repeat([0.5, 0.05], [280, 720])
    curve = decision_curve(ThresholdSweep(y, p), [0.1])
    assert curve.model[0] == pytest.approx(0.08 - 0.2 / 9)
    assert curve.treat_all[0] == pytest.approx(0.1 - 0.9 / 9)


def test_net_benefit_is_that_of_the_counted_calls():
    thresholds = np.linspace(0, 0.99, 34)
    curve = decision_curve(ThresholdSweep(Y, P), thresholds)
    for t, benefit in zip(thresholds, curve.model, strict=True):
        calls = t <= P
        expected = np.mean(calls * Y) - np.mean(calls * (1 - Y)) * t / (1 - t)
        assert benefit == pytest.approx(expected, abs=1e-13)


def test_at_threshold_zero_the_model_treats_all():
    curve = decision_curve(ThresholdSweep(Y, P), [0.0])
    assert curve.model[0] == pytest.approx(curve.treat_all[0]) == pytest.approx(Y.mean())


def test_treating_all_nets_nothing_at_the_prevalence():
    sweep = ThresholdSweep(Y, P)
    assert decision_curve(sweep, [sweep.prevalence]).treat_all[0] == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("threshold", [1.0, -0.1, float("nan")])
def test_a_threshold_without_odds_is_refused(threshold):
    with pytest.raises(ValueRangeError, match="below 1"):
        decision_curve(ThresholdSweep(Y, P), [threshold])
