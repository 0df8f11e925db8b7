"""Which threshold a rule chooses."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import TunedThresholdClassifierCV

from logreg.errors import LogregError
from logreg.evaluation.thresholds import METRICS, ThresholdSweep
from tests.logreg.evaluation.scored import scored_rows


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("metric", "scoring"),
    [("f1", "f1"), ("accuracy", "accuracy"), ("mcc", "matthews_corrcoef"), ("youden", "balanced_accuracy")],
)
def test_the_best_threshold_is_the_one_scikit_learn_tunes_to(metric, scoring, seed):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, 2, 120)
    X = np.round(rng.normal(y, 1), 1)[:, None]  # rounded, so that scores are tied
    model = LogisticRegression().fit(X, y)
    sweep = ThresholdSweep(y, model.predict_proba(X)[:, 1])
    tuned = TunedThresholdClassifierCV(
        model, scoring=scoring, thresholds=sweep.thresholds[:0:-1], cv="prefit", refit=False
    ).fit(X, y)
    assert sweep.best(metric) == tuned.best_threshold_
    value = sweep.at(sweep.best(metric))
    expected = value.balanced_accuracy if metric == "youden" else getattr(value, metric)
    assert expected == pytest.approx(tuned.best_score_, rel=1e-12)


@given(scored_rows())
def test_the_best_threshold_beats_every_other(rows):
    sweep = ThresholdSweep(*rows)
    for metric in METRICS:
        assert getattr(sweep.at(sweep.best(metric)), metric) == np.max(getattr(sweep.counts, metric))


def test_of_equally_good_thresholds_the_lowest_is_chosen():
    sweep = ThresholdSweep([1, 0, 1, 0], [0.9, 0.6, 0.4, 0.1])
    assert sweep.at(0.9).accuracy == sweep.at(0.4).accuracy
    assert sweep.best("accuracy") == 0.4


@given(scored_rows(), st.floats(0, 1))
def test_a_recall_asked_for_is_reached_and_a_higher_threshold_misses_it(rows, recall):
    sweep = ThresholdSweep(*rows)
    threshold = sweep.for_recall(recall)
    assert sweep.at(threshold).recall >= recall - 1e-15
    if threshold < np.inf:
        assert sweep.at(np.nextafter(threshold, 2)).recall < recall + 1e-15


@given(scored_rows(), st.floats(0, 1))
def test_a_precision_asked_for_is_reached_at_the_largest_recall(rows, precision):
    sweep = ThresholdSweep(*rows)
    threshold = sweep.for_precision(precision)
    good = sweep.counts.precision >= precision
    assert sweep.at(threshold).recall == (sweep.counts.recall[good].max() if good.any() else 0)


def test_a_precision_out_of_reach_flags_nothing():
    sweep = ThresholdSweep([0, 1], [0.9, 0.1])
    assert sweep.for_precision(0.8) == np.inf
    assert sweep.at(np.inf).flagged == 0


@given(scored_rows(), st.floats(0, 1))
def test_capacity_is_used_up_and_not_exceeded(rows, share):
    sweep = ThresholdSweep(*rows)
    threshold = sweep.for_capacity(share)
    assert sweep.at(threshold).flagged_share <= share
    if threshold > sweep.thresholds[-1]:
        below = sweep.thresholds[sweep.index(threshold) + 1]
        assert sweep.at(below).flagged_share > share


@given(scored_rows(), st.floats(0.1, 50), st.floats(0.1, 50))
def test_no_threshold_is_cheaper_than_the_cheapest(rows, cost_fp, cost_fn):
    sweep = ThresholdSweep(*rows)
    at = sweep.at(sweep.min_cost(cost_fp, cost_fn))
    paid = cost_fp * sweep.fp + cost_fn * sweep.fn
    assert cost_fp * at.fp + cost_fn * at.fn == pytest.approx(paid.min(), rel=1e-12)


@pytest.mark.parametrize(
    "ask",
    [
        lambda sweep: sweep.best("beauty"),
        lambda sweep: sweep.for_recall(1.2),
        lambda sweep: sweep.for_precision(np.nan),
        lambda sweep: sweep.for_capacity(-0.1),
        lambda sweep: sweep.min_cost(-1, 2),
        lambda sweep: sweep.at(np.nan),
        lambda sweep: sweep.indexes([0.1, np.nan]),
    ],
)
def test_a_wish_that_makes_no_sense_is_refused(ask):
    with pytest.raises(LogregError):
        ask(ThresholdSweep([0, 1], [0.2, 0.3]))
