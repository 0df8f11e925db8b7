"""How sure the area under an ROC curve is, without resampling."""

from dataclasses import dataclass
from math import erfc, sqrt

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import LabelError, SettingError
from logreg.evaluation.intervals import normal_quantile
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import check_labels, check_probabilities, check_weights


@dataclass(frozen=True, slots=True, kw_only=True)
class AucInterval:
    """The area under the ROC curve, its standard error, and a normal interval cut off at 0 and 1."""

    auc: float
    std_err: float
    low: float
    high: float


def delong_interval(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    level: float = 0.95,
    *,
    sample_weight: ArrayLike | None = None,
    sampling: bool = False,
) -> AucInterval:
    """DeLong's interval of the ROC AUC; needs two rows of each class, raises LabelError otherwise.

    Each row is placed among the rows of the other class; the spread of the placements is the variance.
    An area is a share, so the interval ends at 0 and 1, as pROC's does. sample_weight (n,) are counts, as if
    rows were repeated, or with `sampling` sampling weights; raises SettingError for counts not whole.
    Source: DeLong, DeLong & Clarke-Pearson (1988); by ranks as in Sun & Xu (2014); with sampling weights the
    same placements linearised, as in Binder (1983), International Statistical Review 51, 279-292.
    """
    y, p = check_labels(y_true), check_probabilities(y_prob)
    counts = _counts(sample_weight, y.size, sampling=sampling)
    auc = _area(y, p, counts, sampling=sampling)
    std_err = _std_err(y, _placements(y, p, counts), counts, sampling=sampling)
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
    y_true: ArrayLike,
    first: ArrayLike,
    second: ArrayLike,
    level: float = 0.95,
    *,
    sample_weight: ArrayLike | None = None,
    sampling: bool = False,
) -> AucDifference:
    """DeLong's paired comparison of two ROC AUCs; needs two rows of each class.

    y_true (n,) holds 0 and 1, first and second (n,) the probabilities of two models, sample_weight (n,)
    counts or with `sampling` sampling weights. Equal areas of equal placements have no spread: their p-value
    is 1.
    Source: DeLong, DeLong & Clarke-Pearson (1988), section 3.
    """
    y, p, q = check_labels(y_true), check_probabilities(first), check_probabilities(second)
    counts = _counts(sample_weight, y.size, sampling=sampling)
    first_area, second_area = (_area(y, scores, counts, sampling=sampling) for scores in (p, q))
    difference = first_area - second_area
    places = _placements(y, p, counts) - _placements(y, q, counts)
    std_err = _std_err(y, places, counts, sampling=sampling)
    reach = normal_quantile(level) * std_err
    return AucDifference(
        difference=difference,
        std_err=std_err,
        low=difference - reach,
        high=difference + reach,
        p_value=erfc(abs(difference) / std_err / sqrt(2)) if std_err else float(difference == 0),
    )


def _counts(sample_weight: ArrayLike | None, n_rows: int, *, sampling: bool) -> Vector:
    weight = check_weights(sample_weight, n_rows)
    if weight is None:
        return np.ones(n_rows)
    if not sampling and (weight % 1 != 0).any():
        raise SettingError(
            f"A count is {weight[weight % 1 != 0][0]:g}: give whole numbers, or say that the weights are "
            "sampling weights."
        )
    return weight


def _area(y: Vector, p: Vector, counts: Vector, *, sampling: bool) -> float:
    sweep = ThresholdSweep(y, p, counts)
    cases = np.sign(counts) if sampling else counts
    if min(float(cases[y == side].sum()) for side in (0, 1)) < 2:
        raise LabelError("One class has a single row; DeLong's interval needs two rows of each class.")
    return sweep.roc_auc


def _placements(y: Vector, p: Vector, counts: Vector) -> Vector:
    """Where each row (n,) stands among the rows of the other class."""
    places = np.empty(y.size)
    for side in (y == 1, y == 0):
        places[side] = _share_below(p[side], p[~side], counts[~side])
    return places


def _std_err(y: Vector, places: Vector, counts: Vector, *, sampling: bool) -> float:
    of = _variance_of_weighted_mean if sampling else _variance_of_mean
    return sqrt(sum(of(places[y == side], counts[y == side]) for side in (1, 0)))


def _variance_of_mean(values: Vector, counts: Vector) -> float:
    n = float(counts.sum())
    deviations = values - np.average(values, weights=counts)
    return float(counts @ deviations**2) / (n - 1) / n


def _variance_of_weighted_mean(values: Vector, weight: Vector) -> float:
    """The same of rows drawn with unequal chances; that of the mean where these are equal."""
    n = np.count_nonzero(weight)
    shares = weight / weight.sum()
    deviations = shares * (values - np.average(values, weights=weight))
    return float(deviations @ deviations) * n / (n - 1)


def _share_below(scores: Vector, others: Vector, counts: Vector) -> Vector:
    """For each score the share of the others below it, ties half."""
    order = np.argsort(others, kind="stable")
    ranked, reached = others[order], np.append(0.0, np.cumsum(counts[order]))
    below, not_above = (reached[np.searchsorted(ranked, scores, side=side)] for side in ("left", "right"))
    return np.asarray((below + not_above) / (2 * reached[-1]))
