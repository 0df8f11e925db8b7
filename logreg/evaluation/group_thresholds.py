"""A threshold for each group, so that groups are found or flagged alike."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector
from logreg.errors import LabelError, SettingError
from logreg.evaluation.groups import Grouping, checked_rows, checked_weights
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import (
    check_probabilities,
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
    y, p = checked_rows(y_true, y_prob, groups)
    weight = checked_weights(sample_weight, p.size)
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
    weight = checked_weights(sample_weight, p.size)
    if not 0 <= share <= 1:
        raise SettingError(f"The share asked for is {share:g}; give a number from 0 to 1.")
    members = _members(groups)
    if lacking := [name for name, own in members if not own.size]:
        raise LabelError(
            f"Group {lacking[0]!r} cannot have a threshold of its own: no row is there to choose it."
        )
    return {name: _lowest_within(p[own], weight[own], share) for name, own in members}


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
