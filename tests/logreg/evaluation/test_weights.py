"""Frequency weights are repeated rows, to the last digit; sampling weights are shares of a population."""

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, confusion_matrix, roc_auc_score

from logreg.data.quantiles import weighted_quantiles
from logreg.errors import LabelError, SettingError
from logreg.evaluation.bootstrap import resamples
from logreg.evaluation.calibration import brier_score, calibration_in_the_large, reliability
from logreg.evaluation.confusion import confusion
from logreg.evaluation.costs import Costs
from logreg.evaluation.decision_curve import decision_curve
from logreg.evaluation.delong import delong_difference, delong_interval
from logreg.evaluation.group_resamples import group_resamples, weighted_group_resamples
from logreg.evaluation.group_thresholds import equal_recall, equal_selection
from logreg.evaluation.groups import Grouping, group_counts
from logreg.evaluation.histogram import score_histogram
from logreg.evaluation.intervals import weighted_wilson
from logreg.evaluation.thresholds import METRICS, ThresholdSweep

SEEDS = range(12)


def rows(seed):
    """Labels, probabilities on a coarse grid so that some tie, other probabilities, counts, and groups."""
    rng = np.random.default_rng(seed)
    n = 60
    p = np.round(rng.random(n), 1 + seed % 3)
    y = (rng.random(n) < p).astype(int)
    y[:4] = [0, 1, 0, 1]
    return y, p, np.round(rng.random(n), 2), rng.integers(1, 7, n).astype(float), rng.choice(list("abc"), n)


def repeated(counts, *columns):
    return [np.repeat(column, counts.astype(int)) for column in columns]


@pytest.mark.parametrize("seed", SEEDS)
def test_frequency_weights_are_repeated_rows_in_every_threshold_and_curve(seed):
    y, p, _, w, _ = rows(seed)
    weighted, copied = ThresholdSweep(y, p, w), ThresholdSweep(*repeated(w, y, p))
    for name in ("thresholds", "tp", "fp", "tn", "fn"):
        np.testing.assert_array_equal(getattr(weighted, name), getattr(copied, name))
    assert weighted.roc_auc == copied.roc_auc
    assert weighted.average_precision == copied.average_precision
    assert [weighted.best(metric) for metric in METRICS] == [copied.best(metric) for metric in METRICS]
    assert weighted.cheapest(Costs(1, 7)) == copied.cheapest(Costs(1, 7))
    grid = np.linspace(0, 0.99, 50)
    np.testing.assert_array_equal(decision_curve(weighted, grid).model, decision_curve(copied, grid).model)


@pytest.mark.parametrize("seed", SEEDS)
def test_frequency_weights_are_repeated_rows_in_counts_and_histograms(seed):
    y, p, _, w, _ = rows(seed)
    y2, p2 = repeated(w, y, p)
    ours, theirs = confusion(y, p >= 0.4, w), confusion(y2, p2 >= 0.4)
    assert (ours.tp, ours.fp, ours.tn, ours.fn) == (theirs.tp, theirs.fp, theirs.tn, theirs.fn)
    tn, fp, fn, tp = confusion_matrix(y, p >= 0.4, sample_weight=w).ravel()
    assert (ours.tp, ours.fp, ours.tn, ours.fn) == (tp, fp, tn, fn)
    weighted, copied = score_histogram(y, p, sample_weight=w), score_histogram(y2, p2)
    np.testing.assert_array_equal(weighted.positives, copied.positives)
    np.testing.assert_array_equal(weighted.negatives, copied.negatives)


@pytest.mark.parametrize("strategy", ["uniform", "quantile"])
@pytest.mark.parametrize("seed", SEEDS)
def test_frequency_weights_are_repeated_rows_in_calibration(seed, strategy):
    y, p, _, w, _ = rows(seed)
    y2, p2 = repeated(w, y, p)
    weighted = reliability(y, p, bins=6, strategy=strategy, sample_weight=w)
    copied = reliability(y2, p2, bins=6, strategy=strategy)
    for name in ("mean_predicted", "observed", "low", "high", "count"):
        np.testing.assert_allclose(getattr(weighted, name), getattr(copied, name), rtol=1e-13)
    assert brier_score(y, p, w) == pytest.approx(brier_score(y2, p2), rel=1e-14)
    assert brier_score(y, p, w) == pytest.approx(brier_score_loss(y, p, sample_weight=w), rel=1e-14)
    assert calibration_in_the_large(y, p, w) == pytest.approx(calibration_in_the_large(y2, p2), abs=1e-15)


@pytest.mark.parametrize("seed", SEEDS)
def test_quantiles_of_counts_are_numpys_of_repeated_values(seed):
    _, p, _, w, _ = rows(seed)
    shares = np.linspace(0, 1, 23)
    np.testing.assert_array_equal(weighted_quantiles(p, shares, w), np.quantile(repeated(w, p)[0], shares))


@pytest.mark.parametrize("within", [False, True])
def test_frequency_weights_are_repeated_rows_in_the_bootstrap(within):
    y, p, _, w, _ = rows(3)
    asked = {"auc": lambda sweep: sweep.roc_auc, "recall": lambda sweep: sweep.at(0.4).recall}
    settings = {"statistics": asked, "seed": 5, "within_classes": within}
    weighted = resamples(y, p, sample_weight=w, **settings)
    copied = resamples(*repeated(w, y, p), **settings)
    for _ in range(20):
        assert next(weighted).values == next(copied).values


def test_many_cases_are_drawn_at_once_with_the_same_spread(monkeypatch):
    y, p, _, w, _ = rows(4)
    asked = {"share": lambda sweep: sweep.at(0.4).flagged_share}

    def spread():
        drawn = resamples(y, p, statistics=asked, seed=1, sample_weight=w)
        return np.std([next(drawn).values["share"] for _ in range(1500)])

    one_by_one = spread()
    monkeypatch.setattr("logreg.evaluation.bootstrap.MOST_CASES", 10)
    assert spread() == pytest.approx(one_by_one, rel=0.08)


def test_with_sampling_weights_rows_are_drawn_and_keep_theirs():
    """The spread of a weighted mean over resampled rows: the variance of a ratio, Cochran (1977)."""
    rng = np.random.default_rng(2)
    n = 400
    p, w = rng.random(n), rng.uniform(0.5, 8, n)
    y = (rng.random(n) < p).astype(int)
    asked = {"share": lambda sweep: sweep.prevalence}
    drawn = resamples(y, p, statistics=asked, seed=1, sample_weight=w, sampling=True)
    values = [next(drawn).values["share"] for _ in range(2000)]
    share = np.average(y, weights=w)
    linearised = np.sqrt(np.sum((w * (y - share)) ** 2)) / w.sum()
    assert np.std(values) == pytest.approx(linearised, rel=0.06)
    assert np.mean(values) == pytest.approx(share, abs=3 * linearised / np.sqrt(2000))


@pytest.mark.parametrize("seed", SEEDS)
def test_frequency_weights_are_repeated_rows_in_delongs_intervals(seed):
    y, p, q, w, _ = rows(seed)
    y2, p2, q2 = repeated(w, y, p, q)
    weighted, copied = delong_interval(y, p, sample_weight=w), delong_interval(y2, p2)
    assert (weighted.auc, weighted.std_err) == pytest.approx((copied.auc, copied.std_err), rel=1e-12)
    apart, apart_copied = delong_difference(y, p, q, sample_weight=w), delong_difference(y2, p2, q2)
    assert (apart.difference, apart.p_value) == pytest.approx(
        (apart_copied.difference, apart_copied.p_value), rel=1e-10
    )


def test_counts_that_are_not_whole_are_refused_in_delongs_intervals():
    y, p, _, w, _ = rows(0)
    with pytest.raises(SettingError, match="say that the weights are sampling weights"):
        delong_interval(y, p, sample_weight=w + 0.5)


@pytest.mark.parametrize("seed", SEEDS)
def test_equal_sampling_weights_give_delongs_intervals(seed):
    y, p, q, _, _ = rows(seed)
    equal = np.full(y.size, 2.5)
    plain, weighted = delong_interval(y, p), delong_interval(y, p, sample_weight=equal, sampling=True)
    assert (weighted.auc, weighted.std_err) == pytest.approx((plain.auc, plain.std_err), rel=1e-12)
    apart = delong_difference(y, p, q, sample_weight=equal, sampling=True)
    assert apart.p_value == pytest.approx(delong_difference(y, p, q).p_value, rel=1e-10)


def test_the_error_of_a_weighted_area_is_the_spread_over_resampled_rows():
    rng = np.random.default_rng(5)
    n = 500
    p, w = rng.random(n), rng.uniform(0.5, 8, n)
    y = (rng.random(n) < 0.3 + 0.4 * p).astype(int)
    drawn = resamples(
        y, p, statistics={"auc": lambda sweep: sweep.roc_auc}, seed=1, sample_weight=w, sampling=True
    )
    found = delong_interval(y, p, sample_weight=w, sampling=True)
    assert found.auc == pytest.approx(roc_auc_score(y, p, sample_weight=w), rel=1e-12)
    assert found.std_err == pytest.approx(np.std([next(drawn).values["auc"] for _ in range(2000)]), rel=0.06)
    whole = np.ceil(w)
    counted = delong_interval(y, p, sample_weight=whole)
    assert delong_interval(y, p, sample_weight=whole, sampling=True).std_err > 1.5 * counted.std_err


def test_a_class_of_one_row_has_no_interval_however_much_it_weighs():
    with pytest.raises(LabelError, match="single row"):
        delong_interval([1, 0, 0], [0.8, 0.2, 0.4], sample_weight=[9, 1, 1], sampling=True)


def test_an_interval_of_equally_weighted_rows_is_wilsons():
    """Newcombe (1998), Statistics in Medicine 17:857: 81 of 263 gives 0.2553 to 0.3662."""
    hits = np.arange(263) < 81
    for weight in (1.0, 0.25):
        assert weighted_wilson(hits, np.full(263, weight)) == pytest.approx(
            (81 / 263, 0.2553, 0.3662), abs=5e-5
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_frequency_weights_are_repeated_rows_in_groups_and_their_thresholds(seed):
    y, p, _, w, names = rows(seed)
    y2, p2, names2 = repeated(w, y, p, names)
    weighted = group_counts(y, p, Grouping.of(names), 0.4, sample_weight=w)
    copied = group_counts(y2, p2, Grouping.of(names2), 0.4)
    for ours, theirs in zip(weighted, copied, strict=True):
        assert [getattr(ours.counts, name) for name in ("tp", "fp", "tn", "fn")] == [
            getattr(theirs.counts, name) for name in ("tp", "fp", "tn", "fn")
        ]
    assert equal_recall(y, p, Grouping.of(names), 0.7, sample_weight=w) == equal_recall(
        y2, p2, Grouping.of(names2), 0.7
    )
    assert equal_selection(p, Grouping.of(names), 0.4, sample_weight=w) == equal_selection(
        p2, Grouping.of(names2), 0.4
    )


def test_groups_of_rows_with_equal_sampling_weights_spread_as_rows_do():
    y, p, _, _, names = rows(1)
    groups = Grouping.of(names)
    plain = group_resamples(group_counts(y, p, groups, 0.4), n=4000, seed=1)
    drawn = weighted_group_resamples(y, p, groups, 0.4, np.full(y.size, 3.0), n=4000, seed=2)
    for name in groups.names:
        assert np.nanstd(drawn[name].recall) == pytest.approx(np.nanstd(plain[name].recall), rel=0.06)
        assert drawn[name].n.mean() == pytest.approx(3 * plain[name].n.mean(), rel=0.02)


def test_sampling_weights_give_the_area_and_counts_of_scikit_learn():
    y, p, _, w, _ = rows(6)
    w = w / 3
    assert ThresholdSweep(y, p, w).roc_auc == pytest.approx(roc_auc_score(y, p, sample_weight=w), rel=1e-12)
    halved = reliability(y, p, bins=5, sample_weight=w, sampling=True)
    doubled = reliability(y, p, bins=5, sample_weight=2 * w, sampling=True)
    np.testing.assert_allclose(halved.low, doubled.low, rtol=1e-12)
    np.testing.assert_array_equal(halved.count, reliability(y, p, bins=5).count)
