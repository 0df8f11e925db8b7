"""Lines of NumPy, and what NumPy says where their shapes do not fit."""

import numpy as np
import pytest

from logreg.functional.array_lines import error_of, mean_square, norms, quotient, reshaped, unit_lengths

X = np.array([[0.0, 3.0, 4.0], [2.0, 6.0, 3.0]])


def test_lengths_of_rows_are_pythagorean_and_keep_their_axis_when_told_to():
    assert norms(X, axis=1, keepdims=True).tolist() == [[5.0], [7.0]]
    assert norms(X, axis=1, keepdims=False).shape == (2,)
    assert norms(X, axis=0, keepdims=True).shape == (1, 3)


def test_rows_divided_by_their_lengths_have_length_1_and_columns_by_theirs():
    rows = quotient(X, norms(X, axis=1, keepdims=True))
    columns = quotient(X, norms(X, axis=0, keepdims=False))
    assert rows[0].tolist() == [0.0, 0.6, 0.8]
    assert (unit_lengths(rows, axis=1), unit_lengths(rows, axis=0)) == (2, 0)
    assert (unit_lengths(columns, axis=1), unit_lengths(columns, axis=0)) == (0, 3)
    assert unit_lengths(np.array([1.0]), axis=1) == 0


def test_lengths_without_their_axis_do_not_fit_two_rows_of_three():
    with pytest.raises(ValueError, match=r"could not be broadcast together with shapes \(2,3\) \(2,\)"):
        quotient(X, norms(X, axis=1, keepdims=False))


def test_a_row_minus_a_column_is_every_pair():
    y, p = np.array([0.0, 1.0]), np.array([[0.5], [0.25]])
    assert error_of(y, p).tolist() == [[-0.5, 0.5], [-0.25, 0.75]]
    assert mean_square(np.array([[1.0, 2.0], [2.0, 0.0]])) == 2.25


def test_a_shape_of_another_size_is_refused():
    assert reshaped(np.arange(18), (18, 1))[:3].tolist() == [[0], [1], [2]]
    with pytest.raises(ValueError, match="cannot reshape array of size 18"):
        reshaped(np.arange(18), (6, 4))
