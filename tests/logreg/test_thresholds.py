import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import TunedThresholdClassifierCV

from logreg.errors import LabelError, LogregError, SettingError, ShapeError, ValueRangeError
from logreg.thresholds import METRICS, ThresholdSweep

# Fawcett (2006), An introduction to ROC analysis, table 1: 20 test instances.
FAWCETT_Y = [1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0]
FAWCETT_P = [0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505]
FAWCETT_P += [0.4, 0.39, 0.38, 0.37, 0.36, 0.35, 0.34, 0.33, 0.30, 0.1]


@st.composite
def scored_rows(draw, levels=12):
    """Rows of both classes whose scores are often tied, and weights of which some are zero."""
    n = draw(st.integers(2, 60))
    y = draw(hnp.arrays(np.int64, n, elements=st.integers(0, 1)))
    y[0], y[1] = 0, 1
    tied = draw(hnp.arrays(np.int64, n, elements=st.integers(0, levels)))
    w = draw(hnp.arrays(np.float64, n, elements=st.sampled_from([0, 0.25, 1, 3.5])))
    w[:2] = 1
    return y, tied / levels, w


weighted = pytest.mark.parametrize("use_weights", [False, True])


def sweep_of(rows, use_weights):
    y, p, w = rows
    return (ThresholdSweep(y, p, w), w) if use_weights else (ThresholdSweep(y, p), None)


def test_fawcetts_table():
    sweep = ThresholdSweep(FAWCETT_Y, FAWCETT_P)
    # section 4: "the ROC point at (0.1, 0.5) produces its highest accuracy (70%)": threshold 0.54
    assert sweep.at(0.54).accuracy == 0.70
    assert sweep.best("accuracy") == 0.54
    assert (sweep.at(0.54).fpr, sweep.at(0.54).recall) == (0.1, 0.5)
    assert (sweep.at(np.inf).fpr, sweep.at(np.inf).recall) == (0, 0)


@weighted
@given(scored_rows())
def test_roc_curve_agrees_with_scikit_learn(use_weights, rows):
    sweep, w = sweep_of(rows, use_weights)
    fpr, tpr, thresholds = metrics.roc_curve(rows[0], rows[1], sample_weight=w, drop_intermediate=False)
    np.testing.assert_array_equal(sweep.thresholds, thresholds)
    np.testing.assert_allclose(sweep.counts.fpr, fpr, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(sweep.counts.recall, tpr, rtol=1e-12, atol=1e-15)


@weighted
@given(scored_rows())
def test_precision_recall_curve_agrees_with_scikit_learn(use_weights, rows):
    sweep, w = sweep_of(rows, use_weights)
    precision, recall, thresholds = metrics.precision_recall_curve(rows[0], rows[1], sample_weight=w)
    np.testing.assert_array_equal(sweep.thresholds[1:], thresholds[::-1])
    np.testing.assert_allclose(sweep.counts.precision[1:], precision[-2::-1], rtol=1e-12)
    np.testing.assert_allclose(sweep.counts.recall[1:], recall[-2::-1], rtol=1e-12)


@weighted
@given(scored_rows())
def test_areas_agree_with_scikit_learn(use_weights, rows):
    sweep, w = sweep_of(rows, use_weights)
    auc = metrics.roc_auc_score(rows[0], rows[1], sample_weight=w)
    precision = metrics.average_precision_score(rows[0], rows[1], sample_weight=w)
    assert sweep.roc_auc == pytest.approx(auc, rel=1e-12, abs=1e-12)
    assert sweep.average_precision == pytest.approx(precision, rel=1e-12)


def test_a_large_sweep_agrees_with_scikit_learn():
    rng = np.random.default_rng(0)
    y = rng.random(100_000) < 0.3
    p = 1 / (1 + np.exp(-rng.normal(y, 1)))
    sweep = ThresholdSweep(y, p)
    assert sweep.roc_auc == pytest.approx(metrics.roc_auc_score(y, p), rel=1e-12)
    assert sweep.average_precision == pytest.approx(metrics.average_precision_score(y, p), rel=1e-12)


@weighted
@given(scored_rows(), st.floats(-0.2, 1.2))
def test_the_matrix_at_any_threshold_is_the_count_of_its_calls(use_weights, rows, threshold):
    sweep, w = sweep_of(rows, use_weights)
    y, p, _ = rows
    (tn, fp), (fn, tp) = metrics.confusion_matrix(y, p >= threshold, sample_weight=w, labels=[0, 1])
    at = sweep.at(threshold)
    np.testing.assert_allclose([at.tp, at.fp, at.tn, at.fn], [tp, fp, tn, fn], atol=1e-12)


@given(scored_rows(), st.lists(st.floats(-1, 2), max_size=9))
def test_many_thresholds_are_looked_up_like_one(rows, thresholds):
    sweep = ThresholdSweep(*rows)
    assert sweep.indexes(thresholds).tolist() == [sweep.index(t) for t in thresholds]


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


@given(scored_rows())
def test_areas_depend_on_ranks_only(rows):
    y, p, w = rows
    assert ThresholdSweep(y, p**3 / 2 + 0.1, w).roc_auc == ThresholdSweep(y, p, w).roc_auc


@given(scored_rows())
def test_flipping_labels_and_scores_keeps_the_area(rows):
    y, p, w = rows
    assert ThresholdSweep(1 - y, 1 - p, w).roc_auc == pytest.approx(ThresholdSweep(y, p, w).roc_auc)


@given(scored_rows(), st.data())
def test_a_weight_of_two_is_a_repeated_row(rows, data):
    y, p, _ = rows
    times = data.draw(hnp.arrays(np.int64, y.size, elements=st.integers(1, 3)))
    weighted_sweep = ThresholdSweep(y, p, times)
    repeated = ThresholdSweep(np.repeat(y, times), np.repeat(p, times))
    for name in ("thresholds", "tp", "fp", "tn", "fn"):
        np.testing.assert_array_equal(getattr(weighted_sweep, name), getattr(repeated, name))


def test_constant_scores_leave_all_or_nothing():
    sweep = ThresholdSweep([0, 1, 1], [0.25] * 3)
    assert sweep.thresholds.tolist() == [np.inf, 0.25]
    assert (sweep.roc_auc, sweep.average_precision) == (0.5, 2 / 3)


def test_zero_and_one_are_scores_like_others_and_zero_has_no_sign():
    sweep = ThresholdSweep([0, 1, 0, 1], [0.0, 1.0, -0.0, 5e-324])
    assert sweep.thresholds.tolist() == [np.inf, 1, 5e-324, 0]
    assert sweep.roc_auc == 1


def test_the_arrays_handed_out_are_read_only():
    sweep = ThresholdSweep([0, 1], [0.2, 0.7])
    with pytest.raises(ValueError, match="read-only"):
        sweep.tp[0] = 3


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (([0, 1], [0.2]), ShapeError, "2 labels but 1 prob"),
        (([[0, 1]], [0.2, 0.3]), ShapeError, "2 dimensions"),
        (([0, 1], [[0.2, 0.3]]), ShapeError, "2 dimensions"),
        (([0, 2], [0.2, 0.3]), LabelError, "Row 1 has the label 2"),
        ((["no", "yes"], [0.2, 0.3]), LabelError, "Row 0 has the label 'no'"),
        (([1, 1], [0.2, 0.3]), LabelError, r"No row is negative"),
        (([0, 0], [0.2, 0.3]), LabelError, r"No row is positive"),
        (([], []), LabelError, "both classes"),
        (([0, 1], [0.2, 1.3]), ValueRangeError, "Row 1 has the probability 1.3"),
        (([0, 1], [np.nan, 0.3]), ValueRangeError, "Row 0 has the probability nan"),
        (([0, 1], [0.2, 0.3], [1]), ShapeError, "1 weights but 2 rows"),
        (([0, 1], [0.2, 0.3], [1, -1]), ValueRangeError, "Row 1 has the weight -1"),
        (([0, 1], [0.2, 0.3], [1, 0]), LabelError, "No row is positive"),
        (([0, 1], [0.2, 0.3], [0, 0]), LabelError, "both classes"),
    ],
)
def test_bad_rows_are_refused_with_place_and_remedy(arguments, error, words):
    with pytest.raises(error, match=words):
        ThresholdSweep(*arguments)


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


def test_settings_errors_are_value_errors_too():
    assert issubclass(SettingError, ValueError)
