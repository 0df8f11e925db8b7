"""How sure the area under an ROC curve is, without resampling."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import LabelError
from logreg.intervals import normal_quantile
from logreg.thresholds import ThresholdSweep, labels, probabilities


@dataclass(frozen=True, slots=True, kw_only=True)
class AucInterval:
    """The area under the ROC curve, its standard error, and a normal interval cut off at 0 and 1."""

    auc: float
    std_err: float
    low: float
    high: float


def delong_interval(y_true: ArrayLike, y_prob: ArrayLike, level: float = 0.95) -> AucInterval:
    """DeLong's interval of the ROC AUC; needs two rows of each class, raises LabelError otherwise.

    Each row is placed among the rows of the other class; the spread of the placements is the variance.
    An area is a share, so the interval ends at 0 and 1, as pROC's does.
    Source: DeLong, DeLong & Clarke-Pearson (1988); by ranks as in Sun & Xu (2014).
    """
    y, p = labels(y_true), probabilities(y_prob)
    sweep = ThresholdSweep(y, p)
    if min(sweep.positives, sweep.negatives) < 2:
        raise LabelError("One class has a single row; DeLong's interval needs two rows of each class.")
    positive, negative = p[y == 1], p[y == 0]
    variance = _placements(positive, negative).var(ddof=1) / positive.size
    variance += _placements(negative, positive).var(ddof=1) / negative.size
    std_err = sqrt(variance)
    reach = normal_quantile(level) * std_err
    auc = sweep.roc_auc
    return AucInterval(auc=auc, std_err=std_err, low=max(0.0, auc - reach), high=min(1.0, auc + reach))


def _placements(scores: Vector, others: Vector) -> Vector:
    """For each score the share of the others below it, ties half."""
    ranked, asked = np.sort(others), np.sort(scores)
    below = np.searchsorted(ranked, asked, side="left")
    not_above = np.searchsorted(ranked, asked, side="right")
    return (below + not_above) / (2 * others.size)
