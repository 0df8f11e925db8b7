"""What a prediction costs: binary cross-entropy, from probabilities and from logits, and squared error.

y is 0 or 1, p the predicted probability of 1, z its log-odds (logit). Losses are in nats. The formula

    L = -1/N sum [ y log p + (1 - y) log(1 - p) ]

needs its minus sign before the whole sum and both terms inside; it is often misprinted without one of them.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.errors import SettingError, ShapeError, ValueRangeError
from logreg.functional.activations import real_floats, sigmoid, sigmoid_derivative, softplus
from logreg.validation import check_binary, check_probability_range, check_same_shape

Array = NDArray[Any]


def binary_cross_entropy(y_true: ArrayLike, y_prob: ArrayLike, eps: float = 1e-7) -> float:
    """The mean cross-entropy of predicted probabilities, each clipped to [eps, 1 - eps] first.

    Shapes: y_true and y_prob equal, at least one value. With eps=0 a wrong certainty costs infinity.
    Errors: ShapeError, LabelError (y not 0 or 1), ValueRangeError (p outside [0, 1]), SettingError (eps).
    """
    return _mean(cross_entropy_of_probabilities(y_true, y_prob, eps))


def binary_cross_entropy_from_logits(y_true: ArrayLike, z: ArrayLike) -> float:
    """The mean cross-entropy of logits, exact for any finite z: no probability is formed, nothing clipped.

    Errors: ShapeError, LabelError (y not 0 or 1), ValueRangeError (z is NaN).
    """
    return _mean(cross_entropy_of_logits(y_true, z))


def cross_entropy_of_probabilities(y_true: ArrayLike, y_prob: ArrayLike, eps: float = 1e-7) -> Array:
    """The cross-entropy of each sample: -log of the probability given to what happened, clipped by eps."""
    y, p = _pair(y_true, y_prob, "y_prob")
    p = clipped(p, eps)
    with np.errstate(divide="ignore"):
        return -np.where(y == 1, np.log(p), np.log1p(-p))


def cross_entropy_of_logits(y_true: ArrayLike, z: ArrayLike) -> Array:
    """The cross-entropy of each sample from its logit: log(1 + exp(z)) for y = 0, of -z for y = 1."""
    y, z = _pair(y_true, z, "z")
    return np.asarray(softplus(np.where(y == 1, -z, z)))


def cross_entropy_gradient(y_true: ArrayLike, z: ArrayLike) -> Array:
    """Each sample's derivative of cross-entropy by its logit, p - y: never vanishes on a wrong prediction."""
    y, z = _pair(y_true, z, "z")
    sign = np.where(y == 1, -1.0, 1.0).astype(z.dtype)  # p - 1 = -sigmoid(-z) without cancelling
    return np.asarray(sign * sigmoid(sign * z))


def squared_error_of_logits(y_true: ArrayLike, z: ArrayLike) -> Array:
    """The squared error (p - y)^2 of each sample, p = sigmoid(z)."""
    return np.asarray(np.square(cross_entropy_gradient(y_true, z)))


def squared_error_gradient(y_true: ArrayLike, z: ArrayLike) -> Array:
    """Each sample's derivative of squared error by its logit, 2(p - y)p(1 - p): vanishes in both tails."""
    return np.asarray(2 * cross_entropy_gradient(y_true, z) * sigmoid_derivative(z))


def clipped(p: ArrayLike, eps: float) -> Array:
    """The probabilities moved into [eps, 1 - eps], as textbooks do before taking logarithms."""
    if not 0 <= eps < 0.5:
        raise SettingError(f"eps = {eps} clips nothing sensible; give a value from 0 to below 0.5.")
    array = real_floats(p, "p")
    return np.asarray(np.clip(array, eps, 1 - eps))


def _pair(y_true: ArrayLike, values: ArrayLike, name: str) -> tuple[Array, Array]:
    """Labels and predictions as arrays of one shape, checked."""
    y, array = np.asarray(y_true), real_floats(values, name)
    check_same_shape("y_true", y, name, array)
    check_binary(y)
    if name == "y_prob":
        return y, check_probability_range(array)
    if np.isnan(array).any():
        raise ValueRangeError(f"{name} holds nan: give log-odds, which are numbers.")
    return y, array


def _mean(losses: Array) -> float:
    if losses.size == 0:
        raise ShapeError("There are no samples, so there is no mean loss; give at least one.")
    return float(np.mean(losses, dtype=np.float64))
