"""One column in two groups of rows: its location and spread or its shares, and how far the groups differ."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.data.quantiles import weighted_quantiles
from logreg.errors import ShapeError


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSummary:
    """A number in one group of rows; NaN where nothing can be said."""

    n: float  # cases with a value
    mean: float
    sd: float  # divided by n - 1
    median: float
    lower_quartile: float
    upper_quartile: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LevelCounts:
    """A category in one group of rows, (levels,) each."""

    count: Vector
    share: Vector  # of the cases that have a level


def number_summary(values: ArrayLike, weight: ArrayLike | None = None) -> NumberSummary:
    """Mean, standard deviation and quartiles of the finite values.

    Shapes: values (n,), weight (n,) of counts. Quartiles interpolate as R's type 7 does, and a
    count is a row that stands there so often.
    """
    column = np.asarray(values, dtype=float)
    cases = np.ones(len(column)) if weight is None else np.asarray(weight, dtype=float)
    known = np.isfinite(column) & (cases > 0)
    x, w = column[known], cases[known]
    mean, sd = mean_and_sd(x, w)
    quarters = np.full(3, np.nan)
    if x.size:
        quarters = weighted_quantiles(x, [0.25, 0.5, 0.75], None if weight is None else w)
    quarter, half, three = quarters.tolist()
    return NumberSummary(
        n=float(w.sum()), mean=mean, sd=sd, median=half, lower_quartile=quarter, upper_quartile=three
    )


def mean_and_sd(values: Vector, cases: Vector) -> tuple[float, float]:
    """The mean of finite values (n,), and their SD, divided by cases - 1; NaN where there is none."""
    total = float(cases.sum())
    if not total:
        return np.nan, np.nan
    mean = float(cases @ values) / total
    spread = float(cases @ (values - mean) ** 2)
    return mean, float(np.sqrt(spread / (total - 1))) if total > 1 else np.nan


def level_counts(column: ArrayLike, levels: tuple[str, ...], weight: ArrayLike | None = None) -> LevelCounts:
    """Cases of every level, and their share of the cases that have one of them."""
    values = np.asarray(column, dtype=object)
    cases = np.ones(len(values)) if weight is None else np.asarray(weight, dtype=float)
    count = np.array([cases[values == level].sum() for level in levels])
    total = count.sum()
    return LevelCounts(
        count=read_only(count), share=read_only(count / total if total else np.full(len(levels), np.nan))
    )


def standardised_difference(first: NumberSummary, second: NumberSummary) -> float:
    """The second mean minus the first, over the root of the mean of both variances; NaN where both are 0.

    Source: Austin (2009), Statistics in Medicine 28, 3083-3107.
    """
    spread = np.sqrt((first.sd**2 + second.sd**2) / 2)
    if spread > 0:
        return float((second.mean - first.mean) / spread)
    return 0.0 if first.mean == second.mean else np.nan


def standardised_level_difference(first: LevelCounts, second: LevelCounts) -> float:
    """The distance of two vectors of shares, over their pooled multinomial covariance; never negative.

    Of two levels it is the absolute difference of the shares over their standard deviation.
    Source: Yang & Dalton (2012), SAS Global Forum, paper 335; Austin (2009).
    """
    if first.share.shape != second.share.shape:
        raise ShapeError("The two groups have different levels: count the same levels in both.")
    p, q = first.share[1:], second.share[1:]
    covariance = sum(np.diag(share) - np.outer(share, share) for share in (p, q)) / 2
    difference = q - p
    if not np.isfinite(difference).all():
        return float("nan")
    solution = np.linalg.lstsq(np.atleast_2d(covariance), difference, rcond=None)[0]
    explained = np.allclose(np.atleast_2d(covariance) @ solution, difference, atol=1e-12)
    return float(np.sqrt(max(difference @ solution, 0.0))) if explained else float("nan")
