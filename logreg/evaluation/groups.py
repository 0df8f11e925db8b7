"""One threshold, or one for each group: what it does to the groups of a column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Rows, Vector, read_only
from logreg.errors import LabelError, SettingError
from logreg.evaluation.confusion import Confusion, Count
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import (
    check_labels_and_probabilities,
    check_probabilities,
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
    y, p = _rows(y_true, y_prob, groups)
    limit = np.array([_threshold(thresholds, name) for name in groups.names])
    cell, weight = _cells(y, p, groups, limit), check_weights(sample_weight, y.size)
    cells = np.bincount(cell, weight, minlength=4 * limit.size).astype(np.float64).reshape(-1, 4).tolist()
    return tuple(
        Group(name=name, threshold=float(t), counts=Confusion(tn=tn, fp=fp, fn=fn, tp=tp))
        for name, t, (tn, fp, fn, tp) in zip(groups.names, limit, cells, strict=True)
    )


def equal_recall(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    groups: Grouping,
    recall: float,
    *,
    sample_weight: ArrayLike | None = None,
) -> dict[str, float]:
    """A threshold for each group that finds at least this share of the group's positives.

    y_true (n,) holds 0 and 1, y_prob (n,) probabilities, sample_weight (n,) weights. Raises LabelError for a
    group without both classes.
    Source: Hardt, Price & Srebro (2016), Equality of opportunity in supervised learning.
    """
    y, p = _rows(y_true, y_prob, groups)
    weight = _weights(sample_weight, p.size)
    return {
        name: _sweep(name, y[own], p[own], weight[own]).for_recall(recall) for name, own in _members(groups)
    }


def equal_selection(
    y_prob: ArrayLike, groups: Grouping, share: float, *, sample_weight: ArrayLike | None = None
) -> dict[str, float]:
    """A threshold for each group that flags at most this share of it, as near as ties allow.

    y_prob (n,) holds probabilities, sample_weight (n,) weights. Raises SettingError unless the share lies in
    [0, 1].
    """
    p = check_probabilities(y_prob)
    weight = _weights(sample_weight, p.size)
    if not 0 <= share <= 1:
        raise SettingError(f"The share asked for is {share:g}; give a number from 0 to 1.")
    members = _members(groups)
    if lacking := [name for name, own in members if not own.size]:
        raise LabelError(
            f"Group {lacking[0]!r} cannot have a threshold of its own: no row is there to choose it."
        )
    return {name: _lowest_within(p[own], weight[own], share) for name, own in members}


def group_resamples(
    groups: Sequence[Group], *, n: int, seed: int, within_classes: bool = False
) -> dict[str, Confusion[Vector]]:
    """n bootstrap samples of the rows of all groups, by group, as counts (n,); thresholds stay.

    Rows drawn with replacement fall into the groups' cells as a multinomial has it; with `within_classes`
    the rows of each class, over all groups, keep their number.
    Source: Efron & Tibshirani (1993), An introduction to the bootstrap, chapter 6.
    """
    counts = np.array([[g.counts.tp, g.counts.fn, g.counts.fp, g.counts.tn] for g in groups]).astype(int)
    rng = np.random.default_rng(seed)
    parts = (counts[:, :2], counts[:, 2:]) if within_classes else (counts,)
    drawn = np.concatenate([_multinomial(part, n, rng) for part in parts], axis=2).astype(np.float64)
    return {
        group.name: Confusion(tp=tp, fp=fp, tn=tn, fn=fn)
        for group, (tp, fn, fp, tn) in zip(groups, drawn.transpose(1, 2, 0), strict=True)
    }


def weighted_group_resamples(
    y_true: ArrayLike,
    y_prob: ArrayLike,
    groups: Grouping,
    thresholds: float | Mapping[str, float],
    sample_weight: ArrayLike,
    *,
    n: int,
    seed: int,
    within_classes: bool = False,
) -> dict[str, Confusion[Vector]]:
    """The same where rows have sampling weights: rows are drawn, and keep their weights.

    Rows of one cell and one weight are drawn together.
    """
    y, p = _rows(y_true, y_prob, groups)
    weight = _weights(sample_weight, y.size)
    limit = np.array([_threshold(thresholds, name) for name in groups.names])
    kinds, counts = np.unique(
        np.column_stack([_cells(y, p, groups, limit), weight]), axis=0, return_counts=True
    )
    cell, rng = kinds[:, 0].astype(np.intp), np.random.default_rng(seed)
    positive = cell % 4 >= 2
    parts = [positive, ~positive] if within_classes else [np.ones(cell.size, dtype=bool)]
    sums = np.empty((n, 4 * limit.size))
    for number in range(n):
        drawn = np.zeros(cell.size)
        for part in parts:
            total = int(counts[part].sum())
            drawn[part] = rng.multinomial(total, counts[part] / max(total, 1))
        sums[number] = np.bincount(cell, drawn * kinds[:, 1], minlength=4 * limit.size)
    return {
        name: Confusion(tn=tn, fp=fp, fn=fn, tp=tp)
        for name, (tn, fp, fn, tp) in zip(groups.names, sums.T.reshape(limit.size, 4, n), strict=True)
    }


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


def _multinomial(counts: NDArray[np.int_], n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """n redraws of as many rows into the cells (g, c) that they lie in, (n, g, c)."""
    total = int(counts.sum())
    return rng.multinomial(total, counts.ravel() / max(total, 1), n).reshape(n, *counts.shape)


def _cells(y: Vector, p: Vector, groups: Grouping, limit: Vector) -> Rows:
    """Which cell (n,) of its group's matrix each row is in: 4 a group, true negatives first."""
    return np.asarray(4 * groups.code + 2 * y.astype(np.intp) + (p >= limit[groups.code]))


def _weights(sample_weight: ArrayLike | None, n_rows: int) -> Vector:
    weight = check_weights(sample_weight, n_rows)
    return np.ones(n_rows) if weight is None else weight


def _lowest_within(p: Vector, weight: Vector, share: float) -> float:
    """The lowest score that flags at most the share; infinity when even the highest flags more."""
    scores, place = np.unique(p, return_inverse=True)
    fits = np.flatnonzero(np.cumsum(np.bincount(place, weight)[::-1]) <= share * weight.sum())
    return float(scores[::-1][fits[-1]]) if fits.size else np.inf


def _members(groups: Grouping) -> list[tuple[str, Rows]]:
    return [(name, np.flatnonzero(groups.code == i)) for i, name in enumerate(groups.names)]


def _sweep(name: str, y: Vector, p: Vector, weight: Vector) -> ThresholdSweep:
    try:
        return ThresholdSweep(y, p, weight)
    except LabelError as error:
        raise LabelError(f"Group {name!r} cannot have a threshold of its own. {error}") from None


def _rows(y_true: ArrayLike, y_prob: ArrayLike, groups: Grouping) -> tuple[Vector, Vector]:
    y, p = check_labels_and_probabilities(y_true, y_prob)
    check_row_count("Groups", groups.code, y.size)
    return y, p


def _threshold(thresholds: float | Mapping[str, float], name: str) -> float:
    if not isinstance(thresholds, Mapping):
        return thresholds
    if name not in thresholds:
        raise SettingError(f"Group {name!r} has no threshold; give one for every group.")
    return thresholds[name]
