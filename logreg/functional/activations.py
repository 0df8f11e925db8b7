"""The sigmoid, its derivative, logarithm and inverse; and tanh, ReLU, softplus and softmax to compare with.

Every function takes a scalar, a list or an array of any shape and gives the same shape back. float32 stays
float32, whole numbers become float64, NaN stays NaN, and nothing ever warns: an exponential is only taken
where it cannot overflow.
"""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.errors import ValueRangeError

BLOCK = 32_768  # numbers: two float64 blocks fit a core's cache, so memory is read and written once

Kernel = Callable[[NDArray[Any], NDArray[Any]], None]
"""Fills its second argument with the function of its first; both are one block of the same float type."""


def real_floats(values: ArrayLike, name: str) -> NDArray[Any]:
    """The values as a float array; float types are kept, whole numbers and truth values become float64."""
    array = np.asarray(values)
    if np.issubdtype(array.dtype, np.floating):
        return array
    if array.dtype.kind in "biu":
        return array.astype(np.float64)
    if array.dtype.kind != "O":
        raise ValueRangeError(f"{name} holds {array.dtype} values; give real numbers.")
    try:
        return np.array([float(value) for value in array.flat]).reshape(array.shape)
    except (TypeError, ValueError, OverflowError) as error:
        raise ValueRangeError(f"{name} holds something that is no real number ({error}).") from error


def by_blocks(kernel: Kernel) -> Callable[[ArrayLike], Any]:
    """A function of arrays of any shape that runs the kernel over blocks small enough for the cache."""

    @wraps(kernel, assigned=("__module__", "__name__", "__qualname__", "__doc__"))
    def function(z: ArrayLike) -> Any:
        array = real_floats(z, "z")
        values = array.ravel()
        result = np.empty_like(values)
        with np.errstate(all="ignore"):
            for start in range(0, values.size, BLOCK):
                part = slice(start, start + BLOCK)
                kernel(values[part], result[part])
        return result.reshape(array.shape)[()]

    function.__signature__ = signature(function, follow_wrapped=False)  # type: ignore[attr-defined]
    return function


@by_blocks
def sigmoid(z: NDArray[Any], out: NDArray[Any]) -> None:
    """1 / (1 + exp(-z)): the probability whose log-odds are z.

    Below the logarithm of the smallest normal number exp(-z) overflows; there the sum's 1 is far below the
    last digit and the value is exp(z) itself, down to the subnormal numbers (float64: z = -745).
    """
    np.negative(z, out=out)
    np.exp(out, out=out)
    out += 1
    np.divide(1, out, out=out)
    lowest = np.log(np.finfo(z.dtype).tiny)
    if not z.min() >= lowest:  # also when the block holds NaN
        tail = z < lowest
        out[tail] = np.exp(z[tail])


@by_blocks
def sigmoid_derivative(z: NDArray[Any], out: NDArray[Any]) -> None:
    """The slope of the sigmoid at z: s(1 - s), largest at z = 0, where it is 1/4.

    Written as e / (1 + e)^2 with e = exp(-|z|), which keeps every digit where 1 - s would lose them.
    """
    np.abs(z, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    below = out + 1
    below *= below
    out /= below


@by_blocks
def log_sigmoid(z: NDArray[Any], out: NDArray[Any]) -> None:
    """The logarithm of the sigmoid, min(z, 0) - log(1 + exp(-|z|)): finite for every finite z."""
    np.abs(z, out=out)
    np.negative(out, out=out)
    np.exp(out, out=out)
    np.log1p(out, out=out)
    np.subtract(np.minimum(z, 0), out, out=out)


def logit(p: ArrayLike) -> Any:
    """The log-odds log(p / (1 - p)): the inverse of the sigmoid; -inf at 0 and inf at 1.

    Errors: ValueRangeError when a probability lies outside [0, 1].
    """
    array = real_floats(p, "p")
    outside = array[(array < 0) | (array > 1)]
    if outside.size:
        raise ValueRangeError(f"p = {outside.flat[0]} is no probability: give numbers from 0 to 1.")
    offset = 2 * array - 1  # exact near 1/2, where log(p) and log(1 - p) would cancel
    with np.errstate(divide="ignore", invalid="ignore"):
        near_half = np.log1p(offset) - np.log1p(-offset)
        elsewhere = np.log(array) - np.log1p(-array)
    return np.where(np.abs(offset) < 0.5, near_half, elsewhere)[()]


def odds(z: ArrayLike) -> Any:
    """The odds p / (1 - p) = exp(z) of the probability sigmoid(z); infinity where exp overflows."""
    with np.errstate(all="ignore"):
        return np.exp(real_floats(z, "z"))[()]


def identity(z: ArrayLike) -> Any:
    """z itself: the log-odds of sigmoid(z)."""
    return real_floats(z, "z")[()]


def neuron(x: ArrayLike, weight: float, bias: float) -> Any:
    """One neuron, sigmoid(weight * x + bias): logistic regression on one feature."""
    with np.errstate(over="ignore", invalid="ignore"):
        return sigmoid(weight * real_floats(x, "x") + bias)


def tanh(z: ArrayLike) -> Any:
    """The hyperbolic tangent: the sigmoid stretched to (-1, 1), 2 sigmoid(2z) - 1."""
    return np.tanh(real_floats(z, "z"))[()]


def tanh_derivative(z: ArrayLike) -> Any:
    """The slope of tanh, 1 - tanh(z)^2, written as 4 sigmoid'(2z), which keeps its digits in the tails."""
    with np.errstate(over="ignore"):
        return 4 * sigmoid_derivative(2 * real_floats(z, "z"))


def relu(z: ArrayLike) -> Any:
    """max(z, 0)."""
    return np.maximum(real_floats(z, "z"), 0)[()]


def relu_derivative(z: ArrayLike) -> Any:
    """The slope of ReLU: 0 below zero, 1 above, and 0 at zero itself, where it has none."""
    return np.heaviside(real_floats(z, "z"), 0)[()]


def softplus(z: ArrayLike) -> Any:
    """log(1 + exp(z)): the smooth ReLU, and the cross-entropy of a negative sample with logit z."""
    return -log_sigmoid(-real_floats(z, "z"))


def softplus_derivative(z: ArrayLike) -> Any:
    """The slope of softplus: the sigmoid."""
    return sigmoid(z)


def softmax(z: ArrayLike, axis: int = -1) -> Vector:
    """exp(z) divided by its sum along an axis: probabilities of several classes; for [0, z] the sigmoid."""
    array = real_floats(z, "z")
    with np.errstate(over="ignore", under="ignore"):
        powers: Vector = np.exp(array - array.max(axis=axis, keepdims=True))
    total: Vector = powers.sum(axis=axis, keepdims=True)
    return np.divide(powers, total)
