"""The four counts of a decision and the rates that are made of them."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector
from logreg.validation import check_labels, check_probabilities, check_row_count, check_weights

Count = TypeVar("Count", float, Vector)


@dataclass(frozen=True, slots=True, eq=False)
class Confusion(Generic[Count]):
    """True and false positives and negatives: of one threshold, or as arrays of a whole sweep.

    Counts are sums of weights, so rows of weight 1 are counted. A rate whose denominator is zero is NaN:
    it is undefined, not zero (precision when nothing is flagged, recall when there are no positives).
    """

    tp: Count
    fp: Count
    tn: Count
    fn: Count

    @property
    def n(self) -> Count:
        """All rows."""
        return self.tp + self.fp + self.tn + self.fn

    @property
    def positives(self) -> Count:
        """Rows of the positive class."""
        return self.tp + self.fn

    @property
    def negatives(self) -> Count:
        """Rows of the negative class."""
        return self.tn + self.fp

    @property
    def flagged(self) -> Count:
        """Rows called positive."""
        return self.tp + self.fp

    @property
    def flagged_share(self) -> Count:
        """Rows called positive, as a share of all rows."""
        return _ratio(self.flagged, self.n)

    @property
    def prevalence(self) -> Count:
        """Positives, as a share of all rows."""
        return _ratio(self.positives, self.n)

    @property
    def accuracy(self) -> Count:
        """Rows called rightly, as a share of all rows."""
        return _ratio(self.tp + self.tn, self.n)

    @property
    def precision(self) -> Count:
        """Positives among the flagged: the positive predictive value."""
        return _ratio(self.tp, self.flagged)

    @property
    def npv(self) -> Count:
        """Negatives among the unflagged: the negative predictive value."""
        return _ratio(self.tn, self.tn + self.fn)

    @property
    def recall(self) -> Count:
        """Flagged among the positives: sensitivity, the true-positive rate."""
        return _ratio(self.tp, self.positives)

    @property
    def specificity(self) -> Count:
        """Unflagged among the negatives: the true-negative rate."""
        return _ratio(self.tn, self.negatives)

    @property
    def fpr(self) -> Count:
        """Flagged among the negatives: the false-positive rate."""
        return _ratio(self.fp, self.negatives)

    @property
    def fnr(self) -> Count:
        """Unflagged among the positives: the miss rate."""
        return _ratio(self.fn, self.positives)

    @property
    def f1(self) -> Count:
        """Harmonic mean of precision and recall."""
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    @property
    def balanced_accuracy(self) -> Count:
        """Mean of recall and specificity."""
        return (self.recall + self.specificity) / 2

    @property
    def youden(self) -> Count:
        """Youden's J: recall - fpr, the height of the ROC curve above the diagonal."""
        return self.recall - self.fpr

    @property
    def mcc(self) -> Count:
        """Matthews correlation of label and call; 0 when a margin is empty, as scikit-learn has it.

        An empty margin makes the covariance 0 too, so any divisor will do there.
        Source: Matthews (1975).
        """
        margins = self.flagged * self.positives * self.negatives * (self.tn + self.fn)
        covariance = self.tp * self.tn - self.fp * self.fn
        correlation: Count = covariance / np.sqrt(margins + (margins == 0))
        return correlation


def confusion(
    y_true: ArrayLike, flagged: ArrayLike, sample_weight: ArrayLike | None = None
) -> Confusion[float]:
    """The matrix of calls that are made already: y_true (n,) of 0 and 1, flagged (n,) of truth values.

    With sample_weight (n,) the counts are sums of weights.
    """
    y, call = check_labels(y_true).astype(bool), np.asarray(flagged, dtype=bool)
    check_row_count("Calls", call, y.size)
    weight, cell = check_weights(sample_weight, y.size), 2 * y + call.astype(np.intp)
    tn, fp, fn, tp = np.bincount(cell, weight, minlength=4).astype(np.float64).tolist()
    return Confusion(tp=tp, fp=fp, tn=tn, fn=fn)


def changed_decisions(y_prob: ArrayLike, first: float, second: float) -> Rows:
    """Positions of the rows whose call changes between two thresholds, the highest probability first.

    y_prob (n,) holds probabilities. Raises ShapeError, ValueRangeError.
    """
    p = check_probabilities(y_prob)
    low, high = sorted((first, second))
    between = np.flatnonzero((p >= low) & (p < high))
    return between[np.argsort(-p[between], kind="stable")]


def _ratio(numerator: Count, denominator: Count) -> Count:
    with np.errstate(invalid="ignore"):  # 0 / 0 is NaN on purpose
        share: Count = np.true_divide(numerator, denominator)
    return share
