"""The textbook's steps with arrays: an image as a column, rows of length 1, and which shapes fit together."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix
from logreg.errors import ShapeError
from logreg.functional.activations import real_floats


def image_to_column(image: ArrayLike) -> Matrix:
    """An image (height, width, channels) as one column (height * width * channels, 1), its last axis fastest.

    Errors: ShapeError where it has not three axes.
    """
    array = real_floats(image, "image")
    if array.ndim != 3:
        raise ShapeError(f"image has shape {array.shape}; give (height, width, channels).")
    return array.reshape(array.size, 1)


def row_norms(X: ArrayLike) -> Matrix:
    """The Euclidean length of each row of X (n, d), as a column (n, 1).

    Errors: ShapeError where X is no matrix.
    """
    array = real_floats(X, "X")
    if array.ndim != 2:
        raise ShapeError(f"X has shape {array.shape}; give a matrix (n, d).")
    return np.asarray(np.linalg.norm(array, axis=1, keepdims=True))


def normalise_rows(X: ArrayLike) -> Matrix:
    """Each row of X (n, d) divided by its length; a row of zeros stays.

    Errors: ShapeError where X is no matrix.
    """
    lengths = row_norms(X)
    return np.asarray(real_floats(X, "X") / np.where(lengths == 0, 1.0, lengths))


def broadcast_shape(first: tuple[int, ...], second: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of a sum of arrays of these shapes: from the right, lengths are equal or one of them is 1.

    Errors: ShapeError, with the lengths that do not fit.
    """
    longest = max(len(first), len(second))
    padded = [(1,) * (longest - len(shape)) + tuple(shape) for shape in (first, second)]
    for a, b in zip(*padded, strict=True):
        if a != b and 1 not in (a, b):
            raise ShapeError(f"Shapes {first} and {second} do not fit: {a} is not {b}, and neither is 1.")
    return tuple(b if a == 1 else a for a, b in zip(*padded, strict=True))
