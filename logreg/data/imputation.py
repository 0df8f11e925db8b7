"""What takes the place of missing values and of rare levels, learned from some rows for all others."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.data.factors import missing
from logreg.data.quantiles import UNWEIGHTED, RowWeights
from logreg.data.specification import CategoryTerms, ColumnTerms, NumberTerms
from logreg.errors import ValueRangeError

JOINED = "other"


@dataclass(frozen=True, slots=True)
class Replacement:
    """`fill` takes the place of missing values, `other` that of levels that are rare or never learned."""

    fill: float | str | None = None
    indicated: bool = False  # a column of its own marks the filled values
    other: str | None = None
    joined: tuple[str, ...] = ()  # the rare levels that became `other`

    def filled(self, raw: ArrayLike) -> NDArray[Any]:
        """The column with `fill` for each missing value."""
        if self.fill is None:
            return np.asarray(raw)
        values = as_column(raw, number=isinstance(self.fill, float))
        gaps = missing(values)
        return np.where(gaps, np.asarray(self.fill, dtype=values.dtype), values) if gaps.any() else values

    def merged(self, levels: NDArray[Any], known: tuple[str, ...]) -> NDArray[Any]:
        """The levels (n,), those that are not known as `other` where there is such a one."""
        if self.other is None:
            return levels
        kept = frozenset(known)
        return np.array([level if level in kept else self.other for level in levels.tolist()], dtype=object)


def as_column(raw: ArrayLike, *, number: bool) -> NDArray[Any]:
    """The column with its gaps: float64 with NaN, or objects with None."""
    return np.asarray(raw, dtype=float if number else object)


def learned_fill(
    name: str, raw: ArrayLike, terms: ColumnTerms | None, weights: RowWeights = UNWEIGHTED
) -> Replacement:
    """What replaces missing values: the median, the most frequent level, or a level of its own.

    Raises ValueRangeError where all values are missing.
    """
    if isinstance(terms, CategoryTerms) and terms.missing_level is not None:
        return Replacement(fill=terms.missing_level)
    if terms is None or not terms.fill_missing:
        return Replacement()
    values = as_column(raw, number=isinstance(terms, NumberTerms))
    known = ~missing(values)
    present, counts = values[known], weights.at(known)
    if not len(present):
        raise ValueRangeError(f"Column {name!r} has no value in any row to learn from: leave it out.")
    fill = (
        float(counts.quantiles(present, 0.5))
        if isinstance(terms, NumberTerms)
        else most_frequent(present, counts.values)
    )
    return Replacement(fill=fill, indicated=len(present) < len(values))


def learned_levels(
    levels: NDArray[Any], terms: CategoryTerms, replacement: Replacement, weight: Vector | None = None
) -> tuple[tuple[str, ...], Replacement]:
    """The levels in order, the reference first, and the replacement with what becomes of rare ones."""
    counts = level_totals(levels, weight)
    smallest = terms.join_below * sum(counts.values())
    most = max(sorted(counts), key=lambda level: counts[level])
    reference = terms.reference if terms.reference in counts else most
    rare = tuple(sorted(v for v, n in counts.items() if v != reference and n < smallest))
    place = {level: position for position, level in enumerate(terms.order)}
    kept = sorted(
        (v for v in counts if v != reference and v not in rare), key=lambda v: (place.get(v, len(place)), v)
    )
    if not rare:
        return (reference, *kept), replacement
    other = JOINED if JOINED not in (reference, *kept) else f"{JOINED}, rare"
    changed = Replacement(replacement.fill, replacement.indicated, other, rare)
    return (reference, *kept, other), changed


def level_totals(levels: NDArray[Any], weight: Vector | None = None) -> dict[str, float]:
    """Level -> its rows, or the sum of their weights; levels (n,) as text."""
    totals: dict[str, float] = {}
    counts = [1.0] * len(levels) if weight is None else weight.tolist()
    for level, count in zip(levels.tolist(), counts, strict=True):
        totals[str(level)] = totals.get(str(level), 0.0) + count
    return totals


def most_frequent(values: NDArray[Any], weight: Vector | None = None) -> str:
    """The most frequent value as text; of equally frequent ones the first in order."""
    counts = level_totals(values, weight)
    return max(sorted(counts), key=lambda value: counts[value])
