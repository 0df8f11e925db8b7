"""Quantiles of rows that count more than once, or stand for many."""

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector


def weighted_quantiles(
    values: Vector, shares: ArrayLike, weight: Vector | None = None, *, sampling: bool = False
) -> Vector:
    """Quantiles of values (n,) at shares (q,), each value counting as often as its weight (n,) says.

    Of counts they are those of repeated values, interpolated linearly as numpy.quantile does; of sampling
    weights the lowest values that reach the share of the weight.
    Source: Hyndman & Fan (1996), The American Statistician 50, 361-365, definitions 7 and 1.
    """
    asked = np.asarray(shares, dtype=np.float64)
    if weight is None:
        return np.asarray(np.quantile(values, asked))
    if sampling:
        return np.asarray(np.quantile(values, asked, weights=weight, method="inverted_cdf"))
    order = np.argsort(values, kind="stable")
    ranked, reached = values[order], np.cumsum(weight[order])
    place = asked * (reached[-1] - 1)
    low = np.floor(place)
    ends = (np.searchsorted(reached, np.minimum(at, reached[-1] - 1), side="right") for at in (low, low + 1))
    below, above = (ranked[at] for at in ends)
    return _between(below, above, place - low)


def _between(below: Vector, above: Vector, share: Vector) -> Vector:
    """As numpy interpolates, from the nearer end, so that the last digit agrees."""
    width = above - below
    return np.where(share >= 0.5, above - width * (1 - share), below + width * share)
