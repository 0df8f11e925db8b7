"""The sigmoid and its loss as two layers of a network, each with a forward and a backward pass.

Chained, the two backward passes give (p - y) / n wherever no probability was clipped.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.errors import SettingError, ShapeError
from logreg.functional.activations import real_floats, sigmoid
from logreg.functional.losses import clipped, cross_entropy_of_probabilities
from logreg.validation import check_binary, check_probability_range, check_same_shape

Array = NDArray[Any]


class ActivationSigmoid:
    """The sigmoid of every input. forward() sets `output`, backward() sets `dinputs`; both return them."""

    output: Array
    dinputs: Array

    def forward(self, inputs: ArrayLike) -> Array:
        """The output, sigmoid(inputs), in the inputs' shape."""
        self.output = np.asarray(sigmoid(inputs))
        return self.output

    def backward(self, dvalues: ArrayLike) -> Array:
        """The gradient by the inputs, dvalues * output * (1 - output), given the gradient by the output.

        Errors: ShapeError when the shape differs from the output's or forward() has not run.
        """
        if not hasattr(self, "output"):
            raise ShapeError("backward() needs the output of forward(); call forward(inputs) first.")
        gradient = real_floats(dvalues, "dvalues")
        check_same_shape("dvalues", gradient, "the output", self.output)
        self.dinputs = gradient * self.output * (1 - self.output)
        return self.dinputs


class LossBinaryCrossentropy:
    """Binary cross-entropy, probabilities clipped at eps. backward() sets `dinputs` and returns it."""

    dinputs: Array

    def __init__(self, eps: float = 1e-7) -> None:
        if not 0 < eps < 0.5:
            raise SettingError(f"eps = {eps} cannot keep p off 0 and 1; give a value between 0 and 0.5.")
        self.eps = eps

    def forward(self, y_pred: ArrayLike, y_true: ArrayLike) -> Array:
        """Each sample's loss (n,): the mean over its outputs when y_pred is (n, outputs)."""
        check_binary(np.asarray(y_true))
        check_probability_range(real_floats(y_pred, "y_pred"))
        p, y = _rows(y_pred, "y_pred"), _rows(y_true, "y_true")
        check_same_shape("y_true", y, "y_pred", p)
        return np.asarray(cross_entropy_of_probabilities(y, p, self.eps).mean(axis=1))

    def backward(self, dvalues: ArrayLike, y_true: ArrayLike) -> Array:
        """The gradient of the mean loss by the predictions, in their shape.

        dvalues are the predictions themselves: the loss is the end of the chain. Where a prediction is
        clipped the slope at the clip is used, not zero, so that a wrong certainty still learns.
        """
        shape = np.shape(dvalues)
        check_binary(np.asarray(y_true))
        p, y = clipped(_rows(dvalues, "dvalues"), self.eps), _rows(y_true, "y_true")
        check_same_shape("y_true", y, "dvalues", p)
        self.dinputs = ((p - y) / (p * (1 - p)) / p.size).reshape(shape)
        return self.dinputs


def _rows(values: ArrayLike, name: str) -> Array:
    """The values as (n, outputs); a vector has one output a sample."""
    array = real_floats(values, name)
    if array.ndim not in (1, 2) or array.size == 0:
        raise ShapeError(f"{name} has shape {array.shape}; give (n,) or (n, outputs), n at least 1.")
    return array.reshape(len(array), -1)
