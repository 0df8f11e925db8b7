"""How well predicted log-odds fit what happened, in the few numbers everyone asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.evaluation.calibration import brier_score
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.functional.activations import sigmoid
from logreg.functional.losses import binary_cross_entropy_from_logits, cross_entropy_of_logits


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Figures of some rows; accuracy calls a row positive from probability 0.5 on."""

    n_rows: int
    log_loss: float  # mean, nats a row, no penalty
    brier: float  # mean squared error of the probability
    accuracy: float
    roc_auc: float  # NaN where only one class is present


def decisions(
    y: ArrayLike,
    logits: Iterable[ArrayLike],
    sample_weight: ArrayLike | None = None,
    *,
    threshold: float = 0.5,
) -> Confusion[Vector]:
    """Confusion counts (m,) of m fits, each calling a row positive from probability `threshold` on.

    Shapes: y (n,) of 0 and 1, logits m of (n,), sample_weight (n,): counts are sums of weights.
    """
    positive = np.asarray(y) > 0
    weight = np.ones(len(positive)) if sample_weight is None else np.asarray(sample_weight, dtype=float)
    total, hits, flags = float(weight[positive].sum()), [], []
    for z in logits:
        flagged = np.asarray(z) >= 0 if threshold == 0.5 else sigmoid(z) >= threshold
        flags.append(float(weight[flagged].sum()))
        hits.append(float(weight[flagged & positive].sum()))
    tp, fp = np.array(hits, dtype=float), np.array(flags, dtype=float) - hits
    return Confusion(tp=tp, fp=fp, tn=weight.sum() - total - fp, fn=total - tp)


def correct_decisions(y: ArrayLike, probability: ArrayLike, threshold: float = 0.5) -> NDArray[np.bool_]:
    """Whether each row is called its own class, positive being called from `threshold` on.

    Shapes: y (n,) of 0 and 1, probability (n,) or of several fits (m, n); the result has its shape.
    """
    return np.asarray((np.asarray(probability) >= threshold) == (np.asarray(y) > 0))


def performance(y: ArrayLike, logits: ArrayLike, sample_weight: ArrayLike | None = None) -> Performance:
    """The performance on rows with labels y (n,) of 0 and 1 and predicted log-odds (n,), n at least 1.

    With sample_weight (n,) every mean is weighted, as if a row of weight 2 stood there twice.
    """
    labels, z = np.asarray(y, dtype=float), np.asarray(logits, dtype=float)
    p = np.asarray(sigmoid(z))
    weight = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
    if weight is None:
        log_loss, brier = binary_cross_entropy_from_logits(labels, z), brier_score(labels, p)
    else:
        log_loss = float(np.average(cross_entropy_of_logits(labels, z), weights=weight))
        brier = float(np.average((p - labels) ** 2, weights=weight))
    return Performance(
        n_rows=len(labels),
        log_loss=log_loss,
        brier=brier,
        accuracy=float(np.average((p >= 0.5) == labels, weights=weight)),
        roc_auc=ThresholdSweep(labels, p, weight).roc_auc if 0 < labels.mean() < 1 else float("nan"),
    )
