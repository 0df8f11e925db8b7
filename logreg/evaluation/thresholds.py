"""Every confusion matrix that a threshold can give, from one sort.

A row is called positive when its probability is at least the threshold. The calls change only where the
threshold passes a score, so the distinct scores, and +inf above them all, are every threshold there is.
"""

from bisect import bisect_right
from functools import cached_property
from operator import neg
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector, read_only
from logreg.errors import LabelError, SettingError, ValueRangeError
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs
from logreg.validation import check_labels_and_probabilities, check_weights

Metric = Literal["f1", "youden", "accuracy", "mcc", "balanced_accuracy"]
METRICS: tuple[Metric, ...] = ("f1", "youden", "accuracy", "mcc", "balanced_accuracy")


class ThresholdSweep:
    """All thresholds of a set of scored rows, with their confusion matrices.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities, sample_weight (n,) weights that are not negative.
    thresholds (m,) are distinct and descending from +inf; tp, fp, tn, fn (m,) are read-only and belong to
    them. Raises LabelError, ValueRangeError or ShapeError. Of thresholds with equally good values the lowest
    is chosen, as scikit-learn's TunedThresholdClassifierCV does.
    Source: Fawcett (2006), An introduction to ROC analysis, algorithm 1.
    """

    def __init__(self, y_true: ArrayLike, y_prob: ArrayLike, sample_weight: ArrayLike | None = None) -> None:
        y, p = check_labels_and_probabilities(y_true, y_prob)
        weight = check_weights(sample_weight, p.size)
        scores, tp, fp = _sorted_counts(y, p) if weight is None else _weighted_counts(y, p, weight)
        if not (tp.size and tp[-1] > 0 and fp[-1] > 0):
            missing = "positive (1)" if fp.size and fp[-1] > 0 else "negative (0)"
            raise LabelError(f"No row is {missing}; a threshold needs rows of both classes.")
        self._keep(np.append(np.inf, scores), np.append(0.0, tp), np.append(0.0, fp))

    @classmethod
    def from_counts(cls, thresholds: Vector, tp: Vector, fp: Vector) -> "ThresholdSweep":
        """A sweep from counts that are known already: thresholds from +inf down, last counts the totals."""
        sweep = cls.__new__(cls)
        sweep._keep(thresholds, tp, fp)
        return sweep

    def _keep(self, thresholds: Vector, tp: Vector, fp: Vector) -> None:
        self.thresholds = read_only(thresholds)
        self.counts = Confusion(
            tp=read_only(tp), fp=read_only(fp), tn=read_only(fp[-1] - fp), fn=read_only(tp[-1] - tp)
        )
        self.tp, self.fp, self.tn, self.fn = self.counts.tp, self.counts.fp, self.counts.tn, self.counts.fn

    @property
    def positives(self) -> float:
        """Weight of the rows of the positive class."""
        return float(self.tp[-1])

    @property
    def negatives(self) -> float:
        """Weight of the rows of the negative class."""
        return float(self.fp[-1])

    @property
    def prevalence(self) -> float:
        """Share of positives."""
        return self.positives / (self.positives + self.negatives)

    @cached_property
    def roc_auc(self) -> float:
        """Area under the ROC curve: how often a positive row scores above a negative one, ties half."""
        return float(np.trapezoid(self.tp, self.fp)) / (self.positives * self.negatives)

    @cached_property
    def average_precision(self) -> float:
        """Precision averaged over the steps of recall, without interpolation."""
        return float(np.sum(np.diff(self.tp) * self.counts.precision[1:])) / self.positives

    def at(self, threshold: float) -> Confusion[float]:
        """The confusion matrix of one threshold, any number; O(log m)."""
        return self.at_index(self.index(threshold))

    def index(self, threshold: float) -> int:
        """The position in `thresholds` that calls every row as this threshold does."""
        if np.isnan(threshold):
            raise ValueRangeError("The threshold is NaN; give a number.")
        return bisect_right(self.thresholds, -threshold, key=neg) - 1

    def indexes(self, thresholds: ArrayLike) -> Rows:
        """The same for many thresholds at once."""
        asked = np.asarray(thresholds, dtype=np.float64)
        if np.isnan(asked).any():
            raise ValueRangeError("A threshold is NaN; give numbers.")
        return np.searchsorted(-self.thresholds, -asked, side="right") - 1

    def at_index(self, index: int) -> Confusion[float]:
        """The confusion matrix at one position of `thresholds`."""
        return Confusion(*(float(c[index]) for c in (self.tp, self.fp, self.tn, self.fn)))

    def best(self, metric: Metric) -> float:
        """The threshold with the largest value of a metric."""
        if metric not in METRICS:
            raise SettingError(f"There is no metric {metric!r}; choose one of {', '.join(METRICS)}.")
        return float(self.thresholds[_last_largest(getattr(self.counts, metric))])

    def for_recall(self, recall: float) -> float:
        """The highest threshold that finds at least this share of the positives."""
        enough = np.searchsorted(self.tp / self.positives, _share("recall", recall))
        return float(self.thresholds[enough])

    def for_precision(self, precision: float) -> float:
        """The threshold of the largest recall among those of at least this precision.

        Infinity, which flags nothing, when no threshold is that precise.
        """
        enough = np.flatnonzero(self.counts.precision >= _share("precision", precision))
        return float(self.thresholds[enough[-1]]) if enough.size else np.inf

    def for_capacity(self, share: float) -> float:
        """The lowest threshold that flags at most this share of the rows; infinity when none does."""
        flagged = (self.tp + self.fp) / (self.positives + self.negatives)
        fits = np.searchsorted(flagged, _share("capacity", share), side="right")
        return float(self.thresholds[fits - 1])

    def min_cost(
        self, cost_fp: float, cost_fn: float, *, benefit_tp: float = 0.0, benefit_tn: float = 0.0
    ) -> float:
        """The threshold of the lowest cost a row on these rows."""
        return self.cheapest(Costs(cost_fp, cost_fn, benefit_tp, benefit_tn))

    def cheapest(self, costs: Costs) -> float:
        """The same, with the costs as one value."""
        return float(self.thresholds[_last_largest(-costs.per_row(self.counts))])


def _sorted_counts(y: Vector, p: Vector) -> tuple[Vector, Vector, Vector]:
    """Distinct scores, descending, with the positives and negatives at or above each.

    The bits of a double that is not negative sort as an integer and leave the sign bit free: shifted by
    one they carry the label along, so one plain sort does, several times faster than sorting positions.
    """
    bits = (p + 0.0).view(np.uint64)  # -0.0 becomes 0.0
    keys = np.sort((bits << np.uint64(1)) | y.astype(np.uint64))[::-1]
    scores = (keys >> np.uint64(1)).view(np.float64)
    last = _last_of_each(scores)
    tp = np.cumsum(keys & np.uint64(1))[last].astype(np.float64)
    return scores[last], tp, last + 1.0 - tp


def _weighted_counts(y: Vector, p: Vector, w: Vector) -> tuple[Vector, Vector, Vector]:
    """The same with weights; rows of weight zero are as good as absent."""
    y, p, w = y[w > 0], p[w > 0], w[w > 0]
    order = np.argsort(p)[::-1]
    y, p, w = y[order], p[order], w[order]
    last = _last_of_each(p)
    return p[last], np.cumsum(w * y)[last], np.cumsum(w * (1 - y))[last]


def _last_of_each(scores: Vector) -> Rows:
    """Positions where a run of equal sorted scores ends."""
    return np.flatnonzero(np.append(scores[1:] != scores[:-1], True)) if scores.size else np.arange(0)


def _last_largest(values: Vector) -> int:
    return values.size - 1 - int(np.argmax(values[::-1]))


def _share(name: str, value: float) -> float:
    if not 0 <= value <= 1:
        raise SettingError(f"The {name} asked for is {value:g}; give a number from 0 to 1.")
    return value
