"""The shipped file against scikit-learn's; the toy data against the distribution it claims."""

from pathlib import Path

import numpy as np
import pytest
from scipy import stats
from sklearn.datasets import load_breast_cancer as reference

import logreg as lr
from logreg.data import datasets


def test_wisconsin_is_scikit_learns_copy_value_for_value():
    data, truth = lr.load_breast_cancer(), reference()
    assert list(data.columns) == list(truth.feature_names)
    np.testing.assert_array_equal(np.stack(list(data.columns.values()), axis=1), truth.data)
    np.testing.assert_array_equal(data.y, 1 - truth.target)  # scikit-learn codes malignant as 0


def test_wisconsin_has_212_malignant_of_569_and_names_its_source():
    data = lr.load_breast_cancer()
    assert (data.n_rows, data.y.sum(), data.positive) == (569, 212, "malignant")
    notice = Path(datasets.WISCONSIN).with_suffix(".md").read_text(encoding="utf-8")
    assert data.citation.split("https")[-1] in notice
    assert data.licence in notice


def test_tumour_sizes_repeat_with_the_seed_and_differ_with_another():
    first, again, other = (lr.load_tumour_size(seed=seed).columns["size"] for seed in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_tumour_sizes_are_positive_millimetres_and_malignant_ones_larger():
    data = lr.load_tumour_size(n=1000)
    size = data.columns["size"]
    assert size.min() > 0
    assert data.units == {"size": "mm"}
    assert size[data.y == 1].mean() > size[data.y == 0].mean()
    assert data.y.sum() == 400
    assert set(data.target) == {"benign", "malignant"}


@pytest.mark.parametrize("overlap", [0.05, 0.3, 0.8, 1.0])
def test_densities_share_the_area_asked_for(overlap):
    data = lr.load_tumour_size(n=100_000, overlap=overlap, share=0.5)
    size = data.columns["size"]
    benign, malignant = size[data.y == 0], size[data.y == 1]
    cut = (benign.mean() + malignant.mean()) / 2
    shared = (benign > cut).mean() + (malignant <= cut).mean()
    assert shared == pytest.approx(overlap, abs=0.015)
    assert stats.kstest((benign - benign.mean()) / benign.std(), "norm").pvalue > 1e-4


def test_columns_and_labels_are_read_only():
    data = lr.load_tumour_size()
    for array in (data.columns["size"], data.target, data.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = array[1]


@pytest.mark.parametrize(
    "settings", [{"n": 1}, {"overlap": 0}, {"overlap": 1.5}, {"share": 0}, {"share": 1.2}]
)
def test_settings_that_make_no_sense_are_refused(settings):
    with pytest.raises(lr.SettingError, match=next(iter(settings))):
        lr.load_tumour_size(**settings)
