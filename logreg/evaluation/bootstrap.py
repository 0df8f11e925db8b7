"""How far the numbers of a threshold would move with another sample of rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector
from logreg.evaluation.intervals import tail
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import check_labels, check_probabilities

Statistic = Callable[[ThresholdSweep], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A percentile interval, and how many of the resamples gave the statistic a value."""

    low: float
    high: float
    n_defined: int


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Resample:
    """One bootstrap sample's sweep: its number, from 0, and the statistics of it."""

    number: int
    values: Mapping[str, float]


def resamples(
    y_true: ArrayLike, y_prob: ArrayLike, *, statistics: Mapping[str, Statistic], seed: int
) -> Iterator[Resample]:
    """Stratified bootstrap samples without end: take as many as wanted, stop at any time.

    Rows are drawn with replacement within each class, so the share of positives stays. A sample is a
    count of how often each distinct score was drawn, so nothing is sorted again. y_true (n,) holds 0 and 1,
    y_prob (n,) probabilities. Raises LogregError.
    Source: Efron & Tibshirani (1993), An introduction to the bootstrap, chapters 6 and 13.
    """
    y, p = check_labels(y_true), check_probabilities(y_prob)
    sweep = ThresholdSweep(y, p)
    place = sweep.indexes(p)
    positive, negative = place[y == 1], place[y == 0]
    rng = np.random.default_rng(seed)
    for number in count():
        tp = _redrawn(positive, sweep.thresholds.size, rng)
        fp = _redrawn(negative, sweep.thresholds.size, rng)
        drawn = np.append(0, np.flatnonzero(np.diff(tp + fp)) + 1)  # the scores that this sample holds
        sample = ThresholdSweep.from_counts(sweep.thresholds[drawn], tp[drawn], fp[drawn])
        yield Resample(number=number, values={name: value(sample) for name, value in statistics.items()})


def percentile_interval(values: ArrayLike, level: float = 0.95) -> Interval:
    """The middle part of bootstrap values (b,); those that are undefined (NaN) are left out and counted.

    Raises SettingError unless the level lies between 0 and 1.
    Source: Efron & Tibshirani (1993), chapter 13.
    """
    outside = tail(level)
    known = np.asarray(values, dtype=np.float64)
    known = known[~np.isnan(known)]
    if not known.size:
        return Interval(low=np.nan, high=np.nan, n_defined=0)
    # a threshold may be infinite: an order statistic is a value that occurred, never inf - inf
    low = np.quantile(known, outside, method="lower")
    high = np.quantile(known, 1 - outside, method="higher")
    return Interval(low=float(low), high=float(high), n_defined=known.size)


def _redrawn(place: Rows, size: int, rng: np.random.Generator) -> Vector:
    """How many of one class's redrawn rows lie at or above each threshold."""
    drawn = place[rng.integers(0, place.size, place.size)]
    return np.cumsum(np.bincount(drawn, minlength=size)).astype(np.float64)
