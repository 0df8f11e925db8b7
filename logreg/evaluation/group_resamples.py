"""Groups as they would be had other rows been drawn: bootstrap samples under fixed thresholds."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.groups import (
    Group,
    Grouping,
    checked_rows,
    checked_weights,
    group_cells,
    threshold_of_each,
)


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
    y, p = checked_rows(y_true, y_prob, groups)
    weight = checked_weights(sample_weight, y.size)
    limit = threshold_of_each(groups, thresholds)
    kinds, counts = np.unique(
        np.column_stack([group_cells(y, p, groups, limit), weight]), axis=0, return_counts=True
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


def _multinomial(counts: NDArray[np.int_], n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """n redraws of as many rows into the cells (g, c) that they lie in, (n, g, c)."""
    total = int(counts.sum())
    return rng.multinomial(total, counts.ravel() / max(total, 1), n).reshape(n, *counts.shape)
