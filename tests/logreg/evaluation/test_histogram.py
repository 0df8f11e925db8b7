import numpy as np
import pytest

from logreg.errors import SettingError, ShapeError
from logreg.evaluation.histogram import score_histogram


def test_rows_are_counted_by_class_and_bin():
    counted = score_histogram([1, 0, 1, 0, 1], [0.0, 0.1, 0.5, 0.74, 1.0], bins=4)
    assert counted.edges.tolist() == [0, 0.25, 0.5, 0.75, 1]
    assert counted.positives.tolist() == [1, 0, 1, 1]
    assert counted.negatives.tolist() == [1, 0, 1, 0]


def test_every_row_is_counted_once():
    rng = np.random.default_rng(0)
    y, p = rng.integers(0, 2, 1000), rng.random(1000)
    counted = score_histogram(y, p)
    assert (counted.positives.sum(), counted.negatives.sum()) == (y.sum(), 1000 - y.sum())


def test_a_histogram_needs_a_bin():
    with pytest.raises(SettingError):
        score_histogram([0, 1], [0.2, 0.4], bins=0)


def test_labels_without_a_probability_are_refused():
    with pytest.raises(ShapeError, match="Probabilities and rows differ in number, 1 and 2"):
        score_histogram([0, 1], [0.2])
