"""The share of positives by value or by bins of a column: what a curve in it has to look like."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector, read_only
from logreg.data.factors import missing
from logreg.errors import SettingError, ShapeError
from logreg.evaluation.intervals import normal_quantile, wilson

MOST_VALUES = 12  # a number with more different values is cut into bins


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class EmpiricalLogOdds:
    """Groups of rows in order, (g,) each; every group holds at least one row."""

    label: tuple[str, ...]  # the value, or "low to high" of a bin
    center: Vector  # mean of the values in a bin; 0, 1, 2, ... for levels
    n: Vector  # cases
    positive: Vector  # positive cases
    share: Vector
    share_low: Vector  # Wilson's interval
    share_high: Vector
    log_odds: Vector  # with half a case added to both classes, so that it is finite
    low: Vector
    high: Vector


def empirical_log_odds(
    values: ArrayLike, y: ArrayLike, *, bins: int = 10, weight: ArrayLike | None = None, level: float = 0.95
) -> EmpiricalLogOdds:
    """Log-odds of the positive rows by level, by value, or where a number has many values by quantile bins.

    Shapes: values (n,) of numbers or level names, y (n,) of 0 and 1, weight (n,) of counts. Rows without a
    value are left out. log((k + 1/2) / (n - k + 1/2)) with variance 1 / (k + 1/2) + 1 / (n - k + 1/2).
    Raises ShapeError for lengths that differ or no row with a value, SettingError for fewer than 2 bins.
    Source: Cox & Snell (1989), Analysis of Binary Data, section 2.1.6; Gart & Zweifel (1967), Biometrika 54.
    """
    column, labels = np.asarray(values), np.asarray(y, dtype=float)
    cases = np.ones(len(labels)) if weight is None else np.asarray(weight, dtype=float)
    if not column.shape == labels.shape == cases.shape:
        raise ShapeError(
            f"There are {column.size} values, {labels.size} labels and {cases.size} weights: give one a row."
        )
    if bins < 2:
        raise SettingError(f"{bins} bins show no course: give at least 2.")
    number = column.dtype.kind in "iuf"
    known = np.isfinite(column) if number else ~missing(column)
    if not known.any():
        raise ShapeError("No row has a value: choose another column.")
    code, center, names = (numeric_groups if number else level_groups)(column[known], cases[known], bins)
    n, positive = (np.bincount(code, each[known]).astype(float) for each in (cases, cases * labels))
    return from_counts(names, center, n, positive, level)


def from_counts(
    names: tuple[str, ...], center: Vector, n: Vector, positive: Vector, level: float
) -> EmpiricalLogOdds:
    """Shares and log-odds of groups of n cases, some of them positive, with their intervals."""
    share_low, share_high = wilson(positive, n, level)
    log_odds = np.log((positive + 0.5) / (n - positive + 0.5))
    reach = normal_quantile(level) * np.sqrt(1 / (positive + 0.5) + 1 / (n - positive + 0.5))
    return EmpiricalLogOdds(
        label=names,
        center=read_only(center),
        n=read_only(n),
        positive=read_only(positive),
        share=read_only(positive / n),
        share_low=read_only(share_low),
        share_high=read_only(share_high),
        log_odds=read_only(log_odds),
        low=read_only(log_odds - reach),
        high=read_only(log_odds + reach),
    )


def level_groups(
    column: NDArray[Any], _cases: Vector, _bins: int
) -> tuple[NDArray[np.intp], Vector, tuple[str, ...]]:
    """Each row's group, the groups' places, and the levels in order."""
    levels, code = np.unique(column.astype(str), return_inverse=True)
    return code, np.arange(float(len(levels))), tuple(levels.tolist())


def numeric_groups(
    column: NDArray[Any], cases: Vector, bins: int
) -> tuple[NDArray[np.intp], Vector, tuple[str, ...]]:
    """By value where there are few; else bins of about as many rows, equal values never parted."""
    distinct, code = np.unique(column, return_inverse=True)
    if len(distinct) <= MOST_VALUES:
        return code, distinct.astype(float), tuple(f"{value:.6g}" for value in distinct)
    upper = np.unique(np.quantile(column, np.arange(1, bins + 1) / bins, method="inverted_cdf"))
    bin_of = np.searchsorted(upper, column)
    center = np.bincount(bin_of, cases * column) / np.bincount(bin_of, cases)
    ends = [(column[bin_of == j].min(), column[bin_of == j].max()) for j in range(len(upper))]
    return bin_of, center, tuple(f"{low:.6g} to {high:.6g}" for low, high in ends)
