"""Confidence intervals of a single share."""

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import SettingError


def tail(level: float) -> float:
    """The share that a two-sided interval of this level leaves out on each side. Raises SettingError."""
    if not 0 < level < 1:
        raise SettingError(f"The confidence level is {level:g}; give a number between 0 and 1, like 0.95.")
    return (1 - level) / 2


def normal_quantile(level: float) -> float:
    """How many standard errors a two-sided interval of this level reaches to each side."""
    return -NormalDist().inv_cdf(tail(level))


def wilson(successes: ArrayLike, trials: ArrayLike, level: float = 0.95) -> tuple[Vector, Vector]:
    """Wilson's score interval of a share: low and high, of the shape of `successes` and `trials`.

    Raises SettingError unless the level lies between 0 and 1.
    Source: Wilson (1927); Agresti & Coull (1998) recommend it for small counts.
    """
    z = normal_quantile(level)
    n = np.asarray(trials, dtype=np.float64)
    share = np.asarray(successes, dtype=np.float64) / n
    centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    return centre - half, centre + half


def weighted_wilson(hits: ArrayLike, weight: ArrayLike, level: float = 0.95) -> tuple[float, float, float]:
    """A share of rows with sampling weights, and Wilson's interval of the effective number of rows.

    hits (n,) truth values, weight (n,) above 0, n at least 1: they count as (sum w)^2 / sum w^2 rows.
    Source: Kish (1965), Survey Sampling, section 11.7.
    """
    w = np.asarray(weight, dtype=np.float64)
    share = float(np.average(np.asarray(hits, dtype=np.float64), weights=w))
    effective = w.sum() ** 2 / (w @ w)
    low, high = wilson([share * effective], [effective], level)
    return share, float(low[0]), float(high[0])
