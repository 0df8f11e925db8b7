"""Which values a number column can hold: two, whole numbers, or any; and the value that is typical of it."""

from enum import Enum

import numpy as np

from logreg.arrays import Vector

FIRST_ROWS = 100
LARGEST_WHOLE = 2.0**53  # beyond, float64 holds no fractions and "whole" says nothing


class Granularity(Enum):
    """What a column's values have in common."""

    TWO = "two values"
    WHOLE = "whole numbers"
    ANY = "any number"


def granularity(values: Vector) -> Granularity:
    """What the values (n,) of a number column have in common; a constant column counts as ANY."""
    if two_values(values) is not None:
        return Granularity.TWO
    whole = bool(np.ptp(values)) and bool((np.abs(values) < LARGEST_WHOLE).all())
    return Granularity.WHOLE if whole and bool((values == np.round(values)).all()) else Granularity.ANY


def two_values(values: Vector) -> tuple[float, float] | None:
    """The lower and the higher value of a column (n,) that holds exactly two; None for every other."""
    if len(np.unique(values[:FIRST_ROWS])) > 2:
        return None  # most columns of many rows are settled so
    low, high = float(values.min()), float(values.max())
    return (low, high) if low < high and bool(((values == low) | (values == high)).all()) else None


def typical_number(values: Vector, weight: Vector | None = None) -> float:
    """A value that rows hold: of two the more frequent one, else the median, the lower of two middle ones.

    Shapes: values (n,), weight (n,): how often, or for how many, each of them counts.
    Source: Hyndman & Fan (1996), American Statistician 50, 361-365, definition 1.
    """
    if (pair := two_values(values)) is not None:
        return pair[int(np.average(values == pair[1], weights=weight) > 0.5)]
    return float(np.quantile(values, 0.5, method="inverted_cdf", weights=weight))
