"""Each shape is what it claims: judged by fits and by geometry."""

import numpy as np
import pytest

import logreg as lr
from logreg.data.products import quadratic_pairs, with_products
from logreg.data.synthetic import SYNTHETIC_SHAPES, load_synthetic


def accuracy(data, *, quadratic=False):
    columns = with_products(data.columns, quadratic_pairs(["x1", "x2"])) if quadratic else data.columns
    X = np.column_stack(list(columns.values()))
    return lr.LogisticRegression(C=1.0).fit(X, data.y).score(X, data.y)


@pytest.mark.parametrize("kind", SYNTHETIC_SHAPES)
def test_rows_repeat_with_the_seed_and_differ_with_another(kind):
    first, again, other = (load_synthetic(kind, seed=seed).columns["x1"] for seed in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("kind", SYNTHETIC_SHAPES)
@pytest.mark.parametrize("n", [4, 7, 500])
def test_both_classes_are_there_in_the_share_promised(kind, n):
    data = load_synthetic(kind, n)
    share = 0.05 if kind == "imbalanced" else 0.5
    assert data.y.sum() == max(1, round(share * n))
    assert data.n_rows == n
    assert data.description


def test_blobs_are_told_apart_by_a_line_and_overlapping_ones_worse():
    assert accuracy(load_synthetic("two blobs")) > 0.95
    assert 0.6 < accuracy(load_synthetic("overlapping")) < 0.9


@pytest.mark.parametrize("kind", ["xor", "circles"])
def test_no_line_parts_these_but_squares_and_products_do(kind):
    data = load_synthetic(kind, 400, noise=0.2)
    assert accuracy(data) < 0.65
    assert accuracy(data, quadratic=True) > 0.97


@pytest.mark.parametrize("noise", [0.0, 0.5, 10.0])
def test_separated_classes_are_separated_at_any_noise(noise):
    data = load_synthetic("separated", noise=noise)
    X = np.column_stack(list(data.columns.values()))
    assert lr.fit(lr.Objective(X, data.y)).status is lr.Status.SEPARATED


def test_the_outlier_is_one_negative_far_on_the_positive_side():
    data = load_synthetic("outlier")
    far = data.columns["x1"] + data.columns["x2"] > 9
    assert far.sum() == 1
    assert data.y[far] == 0


def test_noise_is_the_standard_deviation_around_the_place():
    data = load_synthetic("two blobs", 20_000, noise=0.7)
    assert np.std(data.columns["x1"][data.y == 1]) == pytest.approx(0.7, rel=0.03)


@pytest.mark.parametrize(
    ("kind", "settings"),
    [("moons", {}), ("xor", {"n": 3}), ("xor", {"noise": -1}), ("xor", {"noise": np.nan})],
)
def test_settings_that_make_no_sense_are_refused(kind, settings):
    with pytest.raises(lr.SettingError, match=kind if kind == "moons" else next(iter(settings), "")):
        load_synthetic(kind, **settings)
