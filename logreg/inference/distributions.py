"""Tails of the normal and chi-square distributions.

Tests of significance live in the far tail, where 1 - cdf has lost every digit: each tail here is summed
from positive terms, so that p-values keep about twelve digits down to 1e-300.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from logreg.errors import SettingError

SQRT_2 = math.sqrt(2.0)


def normal_two_sided(z: ArrayLike) -> Any:
    """P(|Z| > |z|) for a standard normal Z: the p-value of a Wald statistic.

    z is a number or an array of any shape; the answer has the same shape.
    """
    return _elementwise(lambda value: math.erfc(abs(value) / SQRT_2), z)


def chi_square_tail(x: ArrayLike, df: int) -> Any:
    """P(X > x) for a chi-square X with a whole number of degrees of freedom.

    x is a number or an array of any shape; the answer has the same shape. Raises SettingError unless df >= 1.
    Source: Abramowitz & Stegun (1964), 26.4.4, 26.4.5 and 6.5.29.
    """
    if df != int(df) or df < 1:
        raise SettingError(f"df is {df}: degrees of freedom are a whole number of at least 1")
    return _elementwise(lambda value: _chi_square_tail(value, int(df)), x)


def _elementwise(tail: Callable[[float], float], values: ArrayLike) -> Any:
    array = np.asarray(values, dtype=float)
    if array.ndim == 0:
        return tail(float(array))
    return np.array([tail(float(value)) for value in array.flat]).reshape(array.shape)


def _chi_square_tail(x: float, df: int) -> float:
    """The incomplete gamma ratio Q(a, h) with a = df / 2, h = x / 2.

    Below the middle: 1 - P, P an increasing series. Above it: a finite sum downwards from the largest
    term to Q(1, h) = exp(-h) or Q(1/2, h) = erfc(sqrt(h)).
    """
    if not x > 0.0:
        return math.nan if math.isnan(x) else 1.0
    a, h = df / 2.0, x / 2.0
    if h < a:
        return 1.0 - _series(poisson_term(a, h), lambda j: h / (a + j))
    last = math.erfc(math.sqrt(h)) if df % 2 else 0.0
    steps = df // 2
    return last + (_series(poisson_term(a - 1.0, h), lambda j: (a - j) / h, steps) if steps else 0.0)


def _series(first: float, ratio: Callable[[int], float], limit: int | None = None) -> float:
    """first * (1 + r1 + r1 r2 + ...), until a term no longer counts or `limit` terms are summed."""
    total, term, j = first, first, 1
    while (limit is None or j < limit) and term > total * 1e-17:
        term *= ratio(j)
        total += term
        j += 1
    return total


def poisson_term(s: float, h: float) -> float:
    """h^s exp(-h) / Gamma(s + 1), without the cancellation of its logarithms for large s.

    Source: Loader (2000), Fast and accurate computation of binomial probabilities.
    """
    if h == 0.0 or math.isinf(h):
        return 0.0
    if s < 16.0:
        power = math.pow(h, s) * math.exp(-h / 2.0)  # between two halves: no overflow, no underflow
        return power * math.exp(-h / 2.0) / math.gamma(s + 1.0)
    u = (h - s) / s
    deviance = s * (u - (math.log1p(u) if u > -0.5 else math.log(h) - math.log(s)))
    return math.exp(-deviance - stirling_error(s)) / math.sqrt(2.0 * math.pi * s)


def stirling_error(s: float) -> float:
    """log Gamma(s + 1) - log(sqrt(2 pi s) (s / e)^s), for s >= 16 to the last digit."""
    q = 1.0 / (s * s)
    return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 * q) * q) * q) * q) * q) / s
