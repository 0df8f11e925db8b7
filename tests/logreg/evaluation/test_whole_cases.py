"""1,000 cases that add up, and tell what the shares tell."""

import numpy as np
import pytest

from logreg.errors import SettingError
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.prevalence import sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.evaluation.whole_cases import whole_cases

NAMES = ("tp", "fp", "tn", "fn")


def test_a_matrix_of_569_tumours_is_told_of_1000():
    """Of 569 with 212 positive, 373 of 1,000 are: 198 found are 348 and 27 false alarms 47."""
    counts = Confusion(*(np.array([n]) for n in (198.0, 27.0, 330.0, 14.0)))
    told = whole_cases(counts)
    assert [int(getattr(told, name)[0]) for name in NAMES] == [348, 47, 580, 25]


@pytest.mark.parametrize("seed", range(6))
def test_at_every_threshold_and_base_rate_cases_add_up_and_are_off_by_less_than_one(seed):
    rng = np.random.default_rng(seed)
    y, p = rng.integers(0, 2, 77), rng.random(77)
    sweep = ThresholdSweep(y, p, rng.random(77) if seed % 2 else None)
    for moved in (sweep, sweep_at_prevalence(sweep, 0.013)):
        told, n = whole_cases(moved.counts), moved.counts.n
        parts = [getattr(told, name) for name in NAMES]
        assert np.all(sum(parts) == 1000)
        assert all(np.all((part >= 0) & (part % 1 == 0)) for part in parts)
        assert np.unique(told.positives).size == 1
        for name in NAMES:
            exact = 1000 * getattr(moved.counts, name) / n
            assert np.all(np.abs(getattr(told, name) - exact) <= 1 + 1e-9)
        assert np.all(np.diff(told.flagged) >= 0)


def test_a_class_without_rows_has_no_cases_and_no_case_at_all_is_refused():
    none = Confusion(*(np.array([n]) for n in (0.0, 3.0, 5.0, 0.0)))
    assert [int(getattr(whole_cases(none), name)[0]) for name in NAMES] == [0, 375, 625, 0]
    with pytest.raises(SettingError, match="at least one"):
        whole_cases(none, 0)
