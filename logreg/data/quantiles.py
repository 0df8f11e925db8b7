"""Quantiles of rows that count more than once, or stand for many."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector


@dataclass(frozen=True, slots=True, eq=False)
class RowWeights:
    """How often each of n rows counts, or with `sampling` for how many it stands; None: each once."""

    values: Vector | None = None
    sampling: bool = False

    @property
    def counts(self) -> Vector | None:
        """(n,) how often each row stands there; None where each does once."""
        return None if self.sampling else self.values

    def at(self, rows: NDArray[Any]) -> "RowWeights":
        """The weights of some of the rows."""
        return RowWeights(None if self.values is None else self.values[rows], self.sampling)

    def quantiles(self, values: Vector, shares: ArrayLike) -> Vector:
        """`weighted_quantiles` of these rows' values (n,)."""
        return weighted_quantiles(values, shares, self.values, sampling=self.sampling)


UNWEIGHTED = RowWeights()


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
    last = float(weight.sum()) - 1
    place = asked * last
    low = np.floor(place)
    below, above = order_statistics(values, np.minimum([low, low + 1], last), weight)
    return _between(below, above, place - low)


def order_statistics(values: Vector, ranks: ArrayLike, weight: Vector | None = None) -> Vector:
    """The values (n,) at ranks (...,), from 0 for the smallest, each standing there `weight` (n,) times."""
    order = np.argsort(values, kind="stable")
    reached = np.arange(1.0, len(values) + 1) if weight is None else np.cumsum(weight[order])
    return np.asarray(values[order][np.searchsorted(reached, ranks, side="right")])


def _between(below: Vector, above: Vector, share: Vector) -> Vector:
    """As numpy interpolates, from the nearer end, so that the last digit agrees."""
    width = above - below
    return np.where(share >= 0.5, above - width * (1 - share), below + width * share)
