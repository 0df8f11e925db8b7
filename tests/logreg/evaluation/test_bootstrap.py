from itertools import islice

import numpy as np
import pytest

from logreg.errors import LabelError, SettingError
from logreg.evaluation.bootstrap import percentile_interval, resamples
from logreg.evaluation.delong import delong_interval
from logreg.evaluation.thresholds import ThresholdSweep

RNG = np.random.default_rng(6)
Y = (RNG.random(400) < 0.3).astype(int)
P = np.round(1 / (1 + np.exp(-RNG.normal(Y, 1))), 2)
ASKED = {
    "auc": lambda sweep: sweep.roc_auc,
    "recall": lambda sweep: sweep.at(0.5).recall,
    "flagged": lambda sweep: sweep.at(0.5).flagged_share,
    "positives": lambda sweep: sweep.positives,
    "best": lambda sweep: sweep.best("f1"),
}


def values(n, seed=1, asked=ASKED, **how):
    drawn = list(islice(resamples(Y, P, statistics=asked, seed=seed, **how), n))
    return {name: np.array([sample.values[name] for sample in drawn]) for name in asked}


def test_the_same_seed_draws_the_same_samples_and_another_others():
    assert values(5)["auc"].tolist() == values(5)["auc"].tolist()
    assert values(5)["auc"].tolist() != values(5, seed=2)["auc"].tolist()


@pytest.mark.parametrize("within_classes", [True, False])
def test_a_sample_is_the_sweep_of_the_redrawn_rows(within_classes):
    rng = np.random.default_rng(9)
    rows = [np.flatnonzero(c == Y) for c in (1, 0)] if within_classes else [np.arange(Y.size)]
    redrawn = np.concatenate([r[rng.integers(0, r.size, r.size)] for r in rows])
    reference = ThresholdSweep(Y[redrawn], P[redrawn])
    kept = []

    def keep(sweep):
        kept.append(sweep)
        return 0.0

    next(resamples(Y, P, statistics={"keep": keep}, seed=9, within_classes=within_classes))
    for name in ("thresholds", "tp", "fp", "tn", "fn"):
        np.testing.assert_array_equal(getattr(kept[0], name), getattr(reference, name))


def test_classes_keep_their_size_only_where_asked():
    assert set(values(20, within_classes=True)["positives"]) == {float(Y.sum())}
    free = values(2000)["positives"]
    share = Y.mean()
    assert free.std() == pytest.approx(np.sqrt(Y.size * share * (1 - share)), rel=0.08)


def test_the_spread_of_precision_is_the_binomials_over_the_flagged_rows():
    """Hand-made: 100 of 400 rows are flagged, 29 of them positive, so precision is a share of 100 rows.

    Its standard error by the delta method is sqrt(p (1 - p) / 100); with classes kept it is smaller.
    """
    y = np.repeat([1, 0, 1, 0], [29, 71, 11, 289])
    p = np.repeat([0.9, 0.1], [100, 300])
    asked = {"precision": lambda sweep: sweep.at(0.5).precision}
    spread = {
        kept: np.std(
            [
                s.values["precision"]
                for s in islice(resamples(y, p, statistics=asked, seed=3, within_classes=kept), 4000)
            ]
        )
        for kept in (False, True)
    }
    assert spread[False] == pytest.approx(np.sqrt(0.29 * 0.71 / 100), rel=0.05)
    assert spread[True] < 0.85 * spread[False]


def test_a_sample_of_one_class_has_no_values():
    y, p = np.array([1, 0, 0, 0]), np.array([0.9, 0.2, 0.1, 0.3])
    drawn = [s.values["auc"] for s in islice(resamples(y, p, statistics=ASKED, seed=0), 400)]
    assert np.isnan(drawn).mean() == pytest.approx(
        0.75**4 + 0.25**4, abs=0.07
    )  # no positive, or nothing else


def test_the_spread_of_recall_is_the_binomials():
    recall = ThresholdSweep(Y, P).at(0.5).recall
    spread = values(2000)["recall"].std()
    assert spread == pytest.approx(np.sqrt(recall * (1 - recall) / Y.sum()), rel=0.08)


def test_the_interval_of_the_area_is_close_to_delongs():
    ours, check = percentile_interval(values(2000)["auc"]), delong_interval(Y, P)
    assert ours.low == pytest.approx(check.low, abs=0.01)
    assert ours.high == pytest.approx(check.high, abs=0.01)


def test_the_middle_of_the_values_is_kept():
    interval = percentile_interval(np.arange(1001), 0.5)
    assert (interval.low, interval.high, interval.n_defined) == (250, 750, 1001)


def test_undefined_values_are_counted_out():
    interval = percentile_interval([np.nan, 1, 2, 3, np.nan], 0.5)
    assert (interval.low, interval.high, interval.n_defined) == (1, 3, 3)
    assert percentile_interval([np.nan]).n_defined == 0


def test_infinite_thresholds_stay_in_the_interval():
    assert percentile_interval([0.5] * 10 + [np.inf] * 10).high == np.inf


def test_bad_input_is_refused():
    with pytest.raises(SettingError, match="confidence level"):
        percentile_interval([1, 2], 95)
    with pytest.raises(LabelError):
        next(resamples([1, 1], [0.1, 0.2], statistics=ASKED, seed=0))
