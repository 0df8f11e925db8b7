"""One sample under two losses: what a prediction costs, and the gradient of each by the logit."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.errors import SettingError
from logreg.functional.activations import logit, sigmoid
from logreg.functional.losses import (
    clipped,
    cross_entropy_gradient,
    cross_entropy_of_logits,
    cross_entropy_of_probabilities,
    squared_error_gradient,
    squared_error_of_logits,
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SampleLoss:
    """One sample of class y for m predictions: arrays (m,), read-only; gradients are by the logit."""

    y: int
    z: Vector
    p: Vector
    cross_entropy: Vector
    cross_entropy_gradient: Vector
    squared_error: Vector
    squared_error_gradient: Vector


def sample_at_logit(y: int, z: ArrayLike) -> SampleLoss:
    """The losses where the model's logit is z, exact for any z; infinite where z is, and wrong."""
    logits = np.atleast_1d(np.asarray(z, dtype=float))
    labels = np.full(logits.shape, y)
    return SampleLoss(
        y=y,
        z=read_only(logits),
        p=read_only(np.asarray(sigmoid(logits))),
        cross_entropy=read_only(cross_entropy_of_logits(labels, logits)),
        cross_entropy_gradient=read_only(cross_entropy_gradient(labels, logits)),
        squared_error=read_only(squared_error_of_logits(labels, logits)),
        squared_error_gradient=read_only(squared_error_gradient(labels, logits)),
    )


def sample_at_probability(y: int, p: ArrayLike) -> SampleLoss:
    """The losses where the model's probability is p."""
    return sample_at_logit(y, logit(p))


def clipped_cross_entropy(y: int, z: ArrayLike, eps: float) -> Vector:
    """What remains of the cross-entropy (m,) when the probability is formed and clipped by eps first."""
    p = np.atleast_1d(np.asarray(sigmoid(z)))
    return cross_entropy_of_probabilities(np.full(p.shape, y), p, eps)


def clipped_gradient(y: int, z: ArrayLike, eps: float) -> Vector:
    """The derivative (m,) of the clipped cross-entropy by the logit: 0 wherever the clip is at work."""
    logits = np.atleast_1d(np.asarray(z, dtype=float))
    p = np.asarray(sigmoid(logits))
    whole = cross_entropy_gradient(np.full(p.shape, y), logits)
    return np.where(clipped(p, eps) == p, whole, 0.0)


GRADIENTS = {"cross-entropy": cross_entropy_gradient, "squared error": squared_error_gradient}


def logit_descent(loss: str, y: int, start: float, *, rate: float, steps: int) -> Vector:
    """The logits (steps + 1,) of gradient descent on one sample: each minus the rate times its gradient.

    `loss` is a name of GRADIENTS. Errors: SettingError for another name or a negative number of steps.
    """
    if loss not in GRADIENTS or steps < 0:
        raise SettingError(f"loss = {loss}, steps = {steps}; choose of {', '.join(GRADIENTS)}, steps from 0.")
    z = [float(start)]
    for _ in range(steps):
        z.append(z[-1] - rate * float(GRADIENTS[loss](y, z[-1])))
    return np.array(z)
