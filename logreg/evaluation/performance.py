"""How well predicted log-odds fit what happened, in the few numbers everyone asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.evaluation.calibration import brier_score
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.functional.activations import sigmoid
from logreg.functional.losses import binary_cross_entropy_from_logits


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """Figures of some rows; accuracy calls a row positive from probability 0.5 on."""

    n_rows: int
    log_loss: float  # mean, nats a row, no penalty
    brier: float  # mean squared error of the probability
    accuracy: float
    roc_auc: float  # NaN where only one class is present


def decisions(y: ArrayLike, logits: Iterable[ArrayLike]) -> Confusion[Vector]:
    """Confusion counts (m,) of m fits, each calling a row positive from probability 0.5 on.

    Shapes: y (n,) of 0 and 1, logits m of (n,).
    """
    positive = np.asarray(y) > 0
    total, hits, flags = int(positive.sum()), [], []
    for z in logits:
        flagged = np.asarray(z) >= 0
        flags.append(int(flagged.sum()))
        hits.append(int((flagged & positive).sum()))
    tp, fp = np.array(hits, dtype=float), np.array(flags, dtype=float) - hits
    return Confusion(tp=tp, fp=fp, tn=len(positive) - total - fp, fn=total - tp)


def performance(y: ArrayLike, logits: ArrayLike) -> Performance:
    """The performance on rows with labels y (n,) of 0 and 1 and predicted log-odds (n,), n at least 1."""
    labels, z = np.asarray(y, dtype=float), np.asarray(logits, dtype=float)
    p = np.asarray(sigmoid(z))
    return Performance(
        n_rows=len(labels),
        log_loss=binary_cross_entropy_from_logits(labels, z),
        brier=brier_score(labels, p),
        accuracy=float(np.mean((p >= 0.5) == labels)),
        roc_auc=ThresholdSweep(labels, p).roc_auc if 0 < labels.mean() < 1 else float("nan"),
    )
