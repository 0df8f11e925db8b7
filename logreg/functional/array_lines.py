"""Lines of NumPy as textbooks print them: where the shapes do not fit, NumPy says so in its own words."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def reshaped(array: Array, shape: tuple[int, ...]) -> Array:
    """The same numbers in another shape, the last axis running fastest.

    Errors: NumPy's ValueError where the shape holds more or fewer numbers.
    """
    return array.reshape(shape)


def norms(X: Array, *, axis: int, keepdims: bool) -> Array:
    """The Euclidean lengths along an axis of X (n, d): along 1 one a row, along 0 one a column.

    With `keepdims` the axis stays, with length 1.
    """
    return np.asarray(np.linalg.norm(X, axis=axis, keepdims=keepdims))


def quotient(X: Array, lengths: Array) -> Array:
    """X / lengths. Errors: NumPy's ValueError where the shapes do not fit."""
    return np.asarray(X / lengths)


def error_of(y: Array, p: Array) -> Array:
    """y − p, stretched where a length is 1. Errors: NumPy's ValueError where the shapes do not fit."""
    return np.asarray(y - p)


def mean_square(error: Array) -> float:
    """The mean of all squares, however many axes there are."""
    return float(np.mean(error**2))


def unit_lengths(X: Array, *, axis: int) -> int:
    """How many lengths along an axis are 1, but for rounding; 0 where X has no such axis."""
    if X.ndim <= axis:
        return 0
    return int(np.isclose(np.linalg.norm(X, axis=axis), 1.0).sum())
