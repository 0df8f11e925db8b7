"""How sure the area under an ROC curve is, without resampling."""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import LabelError
from logreg.evaluation.intervals import normal_quantile
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import check_labels, check_probabilities


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
    y, p = check_labels(y_true), check_probabilities(y_prob)
    auc, std_err = _area(y, p), _std_err(*_placements(y, p))
    reach = normal_quantile(level) * std_err
    return AucInterval(auc=auc, std_err=std_err, low=max(0.0, auc - reach), high=min(1.0, auc + reach))


@dataclass(frozen=True, slots=True, kw_only=True)
class AucDifference:
    """The area of a first model less that of a second on the same rows, and how sure that is."""

    difference: float
    std_err: float
    low: float
    high: float
    p_value: float  # two-sided, of no difference


def delong_difference(
    y_true: ArrayLike, first: ArrayLike, second: ArrayLike, level: float = 0.95
) -> AucDifference:
    """DeLong's paired comparison of two ROC AUCs; needs two rows of each class.

    y_true (n,) holds 0 and 1, first and second (n,) the probabilities of two models. Equal areas of equal
    placements have no spread: their p-value is 1.
    Source: DeLong, DeLong & Clarke-Pearson (1988), section 3.
    """
    y, p, q = check_labels(y_true), check_probabilities(first), check_probabilities(second)
    difference = _area(y, p) - _area(y, q)
    std_err = _std_err(*(a - b for a, b in zip(_placements(y, p), _placements(y, q), strict=True)))
    reach = normal_quantile(level) * std_err
    return AucDifference(
        difference=difference,
        std_err=std_err,
        low=difference - reach,
        high=difference + reach,
        p_value=erfc(abs(difference) / std_err / sqrt(2)) if std_err else float(difference == 0),
    )


def _area(y: Vector, p: Vector) -> float:
    sweep = ThresholdSweep(y, p)
    if min(sweep.positives, sweep.negatives) < 2:
        raise LabelError("One class has a single row; DeLong's interval needs two rows of each class.")
    return sweep.roc_auc


def _placements(y: Vector, p: Vector) -> tuple[Vector, Vector]:
    """Where the positive rows stand among the negative ones, and the negative among the positive."""
    positive, negative = p[y == 1], p[y == 0]
    return _share_below(positive, negative), _share_below(negative, positive)


def _std_err(of_positives: Vector, of_negatives: Vector) -> float:
    return sqrt(of_positives.var(ddof=1) / of_positives.size + of_negatives.var(ddof=1) / of_negatives.size)


def _share_below(scores: Vector, others: Vector) -> Vector:
    """For each score the share of the others below it, ties half."""
    ranked = np.sort(others)
    below = np.searchsorted(ranked, scores, side="left")
    not_above = np.searchsorted(ranked, scores, side="right")
    return (below + not_above) / (2 * others.size)
