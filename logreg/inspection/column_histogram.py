"""How the values of one column are spread in each class."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector, read_only
from logreg.data.factors import missing
from logreg.errors import ShapeError

FEW_VALUES = 8  # different numbers that get a bar each


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ColumnHistogram:
    """Cases of each class by bin of equal width, by value, or by level; the most frequent levels first.

    edges (b + 1,) of bins; empty where each bar is one value. negative and positive (b,) are cases.
    """

    labels: tuple[str, ...]
    edges: Vector
    negative: Vector
    positive: Vector


def column_histogram(
    values: ArrayLike, y: ArrayLike, *, weight: ArrayLike | None = None, bins: int = 18, most_levels: int = 8
) -> ColumnHistogram:
    """Count the cases of both classes; rows without a value are left out.

    Shapes: values (n,) of numbers or level names, y (n,) of 0 and 1, weight (n,) of counts. Levels beyond the
    `most_levels` most frequent are one bar called "others". Raises ShapeError for lengths that differ.
    """
    column, labels = np.asarray(values), np.asarray(y, dtype=float)
    cases = np.ones(len(labels)) if weight is None else np.asarray(weight, dtype=float)
    if not column.shape == labels.shape == cases.shape:
        raise ShapeError(
            f"There are {column.size} values, {labels.size} labels and {cases.size} weights: give one a row."
        )
    number = column.dtype.kind in "iuf"
    known = np.isfinite(column) if number else ~missing(column)
    code, names, edges = _bins(column[known], bins) if number else _levels(column[known], most_levels)
    negative, positive = (
        np.bincount(code, (cases * of_class)[known], len(names)) for of_class in (1 - labels, labels)
    )
    return ColumnHistogram(
        labels=names,
        edges=read_only(edges),
        negative=read_only(negative.astype(float)),
        positive=read_only(positive.astype(float)),
    )


Grouped = tuple[NDArray[np.intp], tuple[str, ...], Vector]


def _bins(numbers: NDArray[Any], bins: int) -> Grouped:
    """Each number's bar, the bars' names, and the edges of bins of equal width."""
    distinct = np.unique(numbers[:1000]) if len(numbers) else numbers
    if len(distinct) <= FEW_VALUES:
        distinct = np.unique(numbers)
    if len(distinct) <= FEW_VALUES:
        return (
            np.searchsorted(distinct, numbers),
            tuple(f"{value:.6g}" for value in distinct),
            np.empty(0),
        )
    low, high = float(numbers.min()), float(numbers.max())
    edges = np.linspace(low, high, bins + 1)
    code = np.minimum(np.searchsorted(edges, numbers, side="right") - 1, bins - 1)
    names = tuple(f"{a:.4g} to {b:.4g}" for a, b in pairwise(edges))
    return code, names, edges


def _levels(column: NDArray[Any], most: int) -> Grouped:
    """Each row's level, the most frequent first, and "others" for those beyond `most`."""
    levels, code = np.unique(column.astype(str), return_inverse=True)
    order = np.argsort(-np.bincount(code, minlength=len(levels)), kind="stable")
    place = np.empty(len(levels), dtype=np.intp)
    place[order] = np.arange(len(levels))
    names = tuple(levels[order].tolist())
    if len(names) > most:
        place, names = np.minimum(place, most - 1), (*names[: most - 1], "others")
    return place[code], names, np.empty(0)
