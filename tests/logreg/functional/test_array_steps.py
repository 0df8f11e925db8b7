"""Arrays as the textbook handles them, against NumPy's own answers and identities."""

import numpy as np
import pytest

from logreg.errors import ShapeError
from logreg.functional.array_steps import broadcast_shape, image_to_column, normalise_rows, row_norms


def test_an_image_of_three_by_three_by_two_is_a_column_of_eighteen():
    image = np.arange(18).reshape(3, 3, 2)
    column = image_to_column(image)
    assert column.shape == (18, 1)
    np.testing.assert_array_equal(column[:, 0], np.arange(18))
    with pytest.raises(ShapeError, match="height, width, channels"):
        image_to_column([[1, 2]])


def test_lengths_are_those_of_pythagoras_and_rows_get_length_one():
    X = [[0, 3, 4], [2, 6, 3]]
    np.testing.assert_array_equal(row_norms(X), [[5], [7]])
    np.testing.assert_allclose(normalise_rows(X), [[0, 0.6, 0.8], [2 / 7, 6 / 7, 3 / 7]])
    np.testing.assert_allclose(row_norms(normalise_rows(X)), 1)
    np.testing.assert_array_equal(normalise_rows([[0, 0]]), [[0, 0]])
    with pytest.raises(ShapeError, match="give a matrix"):
        row_norms([1, 2])


@pytest.mark.parametrize(
    ("first", "second"), [((2, 3), (2, 1)), ((2, 3), (3,)), ((4,), (4, 1)), ((), (5,)), ((8, 1, 6), (7, 1))]
)
def test_shapes_that_fit_are_numpys(first, second):
    assert broadcast_shape(first, second) == np.broadcast_shapes(first, second)


def test_shapes_that_do_not_fit_say_which_lengths():
    with pytest.raises(ShapeError, match="3 is not 2"):
        broadcast_shape((2, 3), (2,))
    with pytest.raises(ValueError, match="shape mismatch"):
        np.broadcast_shapes((2, 3), (2,))
