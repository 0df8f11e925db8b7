"""One threshold, or one for each group: what it does to the groups of a column."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector, read_only
from logreg.errors import LabelError, SettingError
from logreg.evaluation.confusion import Confusion, Count
from logreg.validation import (
    check_labels_and_probabilities,
    check_row_count,
    check_weights,
)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Group:
    """The rows of one value of a column, and how their threshold calls them."""

    name: str
    threshold: float
    counts: Confusion[float]


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """The rows of a column by its values: the groups' names, and each row's place (n,) among them."""

    names: tuple[str, ...]
    code: Rows

    @classmethod
    def of(cls, values: ArrayLike) -> "Grouping":
        """The groups of a column's values, in sorted order."""
        distinct, code = np.unique(np.asarray(values), return_inverse=True)
        return cls(tuple(str(name) for name in distinct.tolist()), read_only(code))


def group_counts(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    groups: Grouping,
    thresholds: float | Mapping[str, float],
    *,
    sample_weight: ArrayLike | None = None,
) -> tuple[Group, ...]:
    """The confusion of each group under one threshold for all, or one for each by its name.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities, sample_weight (n,) weights that are summed. A group
    may lack a class: its recall or fpr is then NaN. Raises LogregError.
    """
    y, p = checked_rows(y_true, y_prob, groups)
    limit = threshold_of_each(groups, thresholds)
    cell, weight = group_cells(y, p, groups, limit), check_weights(sample_weight, y.size)
    cells = np.bincount(cell, weight, minlength=4 * limit.size).astype(np.float64).reshape(-1, 4).tolist()
    return tuple(
        Group(name=name, threshold=float(t), counts=Confusion(tn=tn, fp=fp, fn=fn, tp=tp))
        for name, t, (tn, fp, fn, tp) in zip(groups.names, limit, cells, strict=True)
    )


def class_weights(total: Confusion[Count], prevalence: float) -> tuple[Count, Count]:
    """What a positive and a negative row of all groups weigh where positives have another share.

    `total` counts the rows of all groups. Raises LabelError where there is no row of a class.
    """
    positives, negatives, n = total.positives, total.negatives, total.n
    if not np.all(positives) or not np.all(negatives):
        raise LabelError("A base rate needs rows of both classes; use more rows.")
    return prevalence * n / positives, (1 - prevalence) * n / negatives


def weighted_counts(counts: Confusion[Count], weights: tuple[Count, Count]) -> Confusion[Count]:
    """The counts with a positive and a negative row weighing so much."""
    positive, negative = weights
    return Confusion(
        tp=counts.tp * positive, fp=counts.fp * negative, tn=counts.tn * negative, fn=counts.fn * positive
    )


def group_cells(y: Vector, p: Vector, groups: Grouping, limit: Vector) -> Rows:
    """Which cell (n,) of its group's matrix each row is in: 4 a group, true negatives first."""
    return np.asarray(4 * groups.code + 2 * y.astype(np.intp) + (p >= limit[groups.code]))


def checked_weights(sample_weight: ArrayLike | None, n_rows: int) -> Vector:
    """The weights (n,), 1 where none are given. Raises LogregError for others than the rows can have."""
    weight = check_weights(sample_weight, n_rows)
    return np.ones(n_rows) if weight is None else weight


def checked_rows(y_true: ArrayLike, y_prob: ArrayLike, groups: Grouping) -> tuple[Vector, Vector]:
    """Labels and probabilities (n,). Raises LogregError where they do not go together, or with the groups."""
    y, p = check_labels_and_probabilities(y_true, y_prob)
    check_row_count("Groups", groups.code, y.size)
    return y, p


def threshold_of_each(groups: Grouping, thresholds: float | Mapping[str, float]) -> Vector:
    """The threshold of each group (g,), one for all or one for each by its name."""
    if not isinstance(thresholds, Mapping):
        return np.full(len(groups.names), float(thresholds))
    if lacking := [name for name in groups.names if name not in thresholds]:
        raise SettingError(f"Group {lacking[0]!r} has no threshold; give one for every group.")
    return np.array([thresholds[name] for name in groups.names])
