import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics

from logreg.errors import LabelError, SettingError, ShapeError, ValueRangeError
from logreg.evaluation.thresholds import ThresholdSweep
from tests.logreg.evaluation.scored import scored_rows

# Fawcett (2006), An introduction to ROC analysis, table 1: 20 test instances.
FAWCETT_Y = [1, 1, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0]
FAWCETT_P = [0.9, 0.8, 0.7, 0.6, 0.55, 0.54, 0.53, 0.52, 0.51, 0.505]
FAWCETT_P += [0.4, 0.39, 0.38, 0.37, 0.36, 0.35, 0.34, 0.33, 0.30, 0.1]


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
        (([0, 1], [0.2]), ShapeError, "differ in number, 1 and 2"),
        (([[0, 1]], [0.2, 0.3]), ShapeError, "give a flat list"),
        (([0, 1], [[0.2, 0.3]]), ShapeError, "give a flat list"),
        (([0, 2], [0.2, 0.3]), LabelError, "Row 1 has the label 2"),
        ((["no", "yes"], [0.2, 0.3]), LabelError, "Row 0 has the label 'no'"),
        (([1, 1], [0.2, 0.3]), LabelError, r"No row is negative"),
        (([0, 0], [0.2, 0.3]), LabelError, r"No row is positive"),
        (([], []), LabelError, "both classes"),
        (([0, 1], [0.2, 1.3]), ValueRangeError, "Row 1 has the probability 1.3"),
        (([0, 1], [np.nan, 0.3]), ValueRangeError, "Row 0 has the probability nan"),
        (([0, 1], [0.2, 0.3], [1]), ShapeError, "Weights and rows differ in number, 1 and 2"),
        (([0, 1], [0.2, 0.3], [1, -1]), ValueRangeError, "Row 1 has the weight -1"),
        (([0, 1], [0.2, 0.3], [1, 0]), LabelError, "No row is positive"),
        (([0, 1], [0.2, 0.3], [0, 0]), ValueRangeError, "All sample weights are zero"),
    ],
)
def test_bad_rows_are_refused_with_place_and_remedy(arguments, error, words):
    with pytest.raises(error, match=words):
        ThresholdSweep(*arguments)


def test_settings_errors_are_value_errors_too():
    assert issubclass(SettingError, ValueError)
