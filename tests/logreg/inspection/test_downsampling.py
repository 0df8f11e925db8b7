import numpy as np
import pytest

from logreg.inspection.downsampling import m4_downsample, threshold_subset

RNG = np.random.default_rng(4)


def test_short_curves_keep_every_point():
    x = np.linspace(0, 1, 100)
    assert m4_downsample(x, x).tolist() == list(range(100))


@pytest.mark.parametrize("direction", [1, -1])
def test_every_pixel_column_keeps_its_first_last_lowest_and_highest_point(direction):
    x = np.sort(RNG.random(20_000))[::direction]
    y = np.cumsum(RNG.normal(size=20_000))
    kept = m4_downsample(x, y, columns=50)
    assert kept.size <= 200
    column = np.searchsorted(np.linspace(x.min(), x.max(), 51)[1:-1], x)
    for c in range(50):
        rows = np.flatnonzero(column == c)
        chosen = y[np.intersect1d(rows, kept)]
        assert (chosen.min(), chosen.max()) == (y[rows].min(), y[rows].max())
        assert {rows[0], rows[-1]} <= set(kept)


def test_columns_without_points_are_passed_over():
    x = np.append(np.zeros(500), np.ones(500))
    assert m4_downsample(x, np.arange(1000.0), columns=10).tolist() == [0, 499, 500, 999]


def test_thinned_thresholds_are_few_and_keep_both_ends():
    thresholds = np.append(np.inf, np.sort(RNG.random(30_000))[::-1])
    kept = threshold_subset(thresholds, 2000)
    assert (kept[0], kept[-1]) == (0, 30_000)
    assert 1000 < kept.size <= 2000


def test_thinned_thresholds_are_close_in_score_and_in_rank():
    thresholds = np.append(np.inf, np.sort(RNG.random(50_000) ** 2)[::-1])
    kept = threshold_subset(thresholds, 2000)
    assert np.diff(kept).max() <= 51
    assert np.abs(np.diff(thresholds[kept[1:]])).max() < 0.003


def test_few_thresholds_are_all_kept():
    assert threshold_subset(np.array([np.inf, 0.5]), 2000).tolist() == [0, 1]
