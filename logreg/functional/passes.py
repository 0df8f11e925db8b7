"""One neuron and its loss as layers: numbers flow forward, gradients flow back."""

from dataclasses import dataclass

from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.functional.layers import ActivationSigmoid, LossBinaryCrossentropy
from logreg.functional.losses import binary_cross_entropy_from_logits


@dataclass(frozen=True, slots=True, kw_only=True)
class NeuronPass:
    """x to z to p to loss, and the loss's derivative by each of them on the way back."""

    z: float
    p: float
    loss: float
    by_p: float
    by_z: float
    by_weight: float
    by_bias: float


def neuron_pass(x: float, weight: float, bias: float, y: int) -> NeuronPass:
    """Forward through z = weight * x + bias, the sigmoid and cross-entropy, and back by the layers."""
    activation, loss = ActivationSigmoid(), LossBinaryCrossentropy()
    z = weight * x + bias
    p = activation.forward([z])
    cost = loss.forward(p, [y])
    by_p = loss.backward(p, [y])
    by_z = activation.backward(by_p)
    return NeuronPass(
        z=z,
        p=float(p[0]),
        loss=float(cost[0]),
        by_p=float(by_p[0]),
        by_z=float(by_z[0]),
        by_weight=float(by_z[0]) * x,
        by_bias=float(by_z[0]),
    )


def layers_backward(z: ArrayLike, y: ArrayLike) -> Vector:
    """The gradient of the mean loss by z, as the textbook's two layers find it."""
    activation = ActivationSigmoid()
    loss = LossBinaryCrossentropy()
    p = activation.forward(z)
    loss.forward(p, y)
    loss.backward(p, y)
    activation.backward(loss.dinputs)
    return activation.dinputs


def finite_difference(z: float, y: int, h: float) -> float:
    """The slope of the loss by z from two losses, h to the left and to the right."""
    right, left = (binary_cross_entropy_from_logits([y], [z + side]) for side in (h, -h))
    return (right - left) / (2 * h)
