"""How far the numbers of a threshold would move with another sample of rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector
from logreg.evaluation.intervals import tail
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.validation import check_labels, check_probabilities, check_weights

Statistic = Callable[[ThresholdSweep], float]
MOST_CASES = 5_000_000  # drawn one by one; of more, each row's number is drawn at once


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
    y_true: ArrayLike,
    y_prob: ArrayLike,
    *,
    statistics: Mapping[str, Statistic],
    seed: int,
    within_classes: bool = False,
    sample_weight: ArrayLike | None = None,
    sampling: bool = False,
) -> Iterator[Resample]:
    """Bootstrap samples without end: take as many as wanted, stop at any time.

    Rows are drawn with replacement, so the share of positives varies as it would in new rows; with
    `within_classes` each class keeps its size, which takes that share for known. All statistics are read
    from the same sample, so differences between them are paired; in a sample without rows of both classes
    every one is NaN. A sample is a count of how often each distinct score was drawn, so nothing is sorted
    again. y_true (n,) holds 0 and 1, y_prob (n,) probabilities. sample_weight (n,) are counts, and cases are
    drawn as if each row stood there so often; with `sampling` they are sampling weights, and rows are drawn
    that keep theirs. Raises LogregError.
    Source: Efron & Tibshirani (1993), An introduction to the bootstrap, chapters 6, 8 and 13.
    """
    y, p = check_labels(y_true), check_probabilities(y_prob)
    weight = check_weights(sample_weight, y.size)
    sweep = ThresholdSweep(y, p)
    place, positive = sweep.indexes(p), y == 1
    counts, size = np.ones(y.size) if weight is None or sampling else weight, sweep.thresholds.size
    pools = [np.flatnonzero(positive), np.flatnonzero(~positive)] if within_classes else [np.arange(y.size)]
    draws = [case_draws(pool, counts[pool], y.size) for pool in pools]
    rng = np.random.default_rng(seed)
    for number in count():
        drawn = sum(draw(rng) for draw in draws) * (weight if weight is not None and sampling else 1.0)
        tp, fp = (_at_or_above(place, drawn * part, size) for part in (positive, ~positive))
        yield Resample(number=number, values=_values(sweep.thresholds, tp, fp, statistics))


def case_draws(pool: Rows, counts: Vector, n_rows: int) -> Callable[[np.random.Generator], Vector]:
    """What draws, with replacement, as many cases as a pool of rows holds and counts them by row (n,).

    pool (m,) are rows of n_rows, counts (m,) how many cases each stands for.
    """
    total = int(counts.sum())
    if total <= MOST_CASES:
        cases = np.repeat(pool, counts.astype(int))
        return lambda rng: np.bincount(cases[rng.integers(0, total, total)], minlength=n_rows).astype(float)

    def at_once(rng: np.random.Generator) -> Vector:
        drawn = np.zeros(n_rows)
        drawn[pool] = rng.multinomial(total, counts / total)
        return drawn

    return at_once


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


def _values(
    thresholds: Vector, tp: Vector, fp: Vector, statistics: Mapping[str, Statistic]
) -> dict[str, float]:
    if not (tp[-1] and fp[-1]):
        return dict.fromkeys(statistics, np.nan)
    drawn = np.append(0, np.flatnonzero(np.diff(tp + fp)) + 1)  # the scores that this sample holds
    sample = ThresholdSweep.from_counts(thresholds[drawn], tp[drawn], fp[drawn])
    return {name: value(sample) for name, value in statistics.items()}


def _at_or_above(place: Rows, weight: Vector, size: int) -> Vector:
    """The weight of the rows at or above each threshold."""
    return np.cumsum(np.bincount(place, weight, minlength=size))
