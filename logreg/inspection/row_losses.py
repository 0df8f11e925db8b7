"""What each row adds to the loss and to its gradient."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.functional.losses import cross_entropy_gradient, cross_entropy_of_logits


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RowLosses:
    """The loss of each row, its derivative by the row's log-odds, and its share of all derivatives."""

    loss: Vector  # (n,), -log of the probability of the row's own class, nats
    residual: Vector  # (n,), p - y
    share: Vector  # (n,), |p - y| over the sum of all; 0 where every one vanishes


def row_losses(y: ArrayLike, z: ArrayLike) -> RowLosses:
    """The losses of rows with labels y (n,) of 0 and 1 and log-odds z (n,)."""
    residual = np.asarray(cross_entropy_gradient(y, z))
    total = float(np.abs(residual).sum())
    return RowLosses(
        loss=np.asarray(cross_entropy_of_logits(y, z)),
        residual=residual,
        share=np.abs(residual) / total if total else np.zeros_like(residual),
    )
