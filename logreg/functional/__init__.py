"""Activations, losses, layers and the textbook's steps, as functions of arrays."""

from logreg.functional.activations import (
    log_sigmoid,
    logit,
    odds,
    relu,
    sigmoid,
    sigmoid_derivative,
    softmax,
    softplus,
    tanh,
)
from logreg.functional.layers import ActivationSigmoid, LossBinaryCrossentropy
from logreg.functional.losses import (
    binary_cross_entropy,
    binary_cross_entropy_from_logits,
    cross_entropy_of_logits,
)
from logreg.functional.sample_loss import (
    SampleLoss,
    clipped_cross_entropy,
    clipped_gradient,
    sample_at_logit,
    sample_at_probability,
)

__all__ = [
    "ActivationSigmoid",
    "LossBinaryCrossentropy",
    "SampleLoss",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logits",
    "clipped_cross_entropy",
    "clipped_gradient",
    "cross_entropy_of_logits",
    "log_sigmoid",
    "logit",
    "odds",
    "relu",
    "sample_at_logit",
    "sample_at_probability",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softplus",
    "tanh",
]
