"""Tails and quantiles of the normal, chi-square and Student t distributions.

Tests of significance live in the far tail, where 1 - cdf has lost every digit: each tail here is summed
from positive terms, so that p-values keep about twelve digits down to 1e-300.
"""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from logreg.errors import SettingError, ValueRangeError
from logreg.gamma import half_step_gamma_ratio, poisson_term

SQRT_2 = math.sqrt(2.0)


def normal_tail(z: ArrayLike) -> Any:
    """P(Z > z) for a standard normal Z.

    z is a number or an array of any shape; the answer has the same shape.
    """
    return _elementwise(lambda value: 0.5 * math.erfc(value / SQRT_2), z)


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


def t_tail(t: ArrayLike, df: float) -> Any:
    """P(T > t) for a Student T; df may be any positive number, infinity included.

    t is a number or an array of any shape; the answer has the same shape. Raises SettingError unless df > 0.
    Source: Abramowitz & Stegun (1964), 26.5.27; the continued fraction is equation 9 of
    Didonato & Morris (1992), ACM Transactions on Mathematical Software 18, 360-373.
    """
    if not df > 0:
        raise SettingError(f"df is {df}: degrees of freedom are a number above 0")
    if math.isinf(df):
        return normal_tail(t)
    return _elementwise(lambda value: _t_tail(value, float(df)), t)


def normal_quantile(p: float) -> float:
    """The z with P(Z <= z) = p.

    Raises ValueRangeError unless 0 < p < 1.
    """
    _require_probability(p)
    if p > 0.5:  # 1 - p is exact here
        return _where_tail_is(normal_tail, 1.0 - p)
    return -_where_tail_is(normal_tail, p)


def chi_square_quantile(p: float, df: int) -> float:
    """The x with P(X <= x) = p for a chi-square X with df degrees of freedom.

    Raises ValueRangeError unless 0 < p < 1, SettingError unless df is a whole number of at least 1.
    """
    _require_probability(p)
    return _where_tail_is(lambda x: chi_square_tail(x, df), 1.0 - p)


def t_quantile(p: float, df: float) -> float:
    """The t with P(T <= t) = p for a Student T with df degrees of freedom.

    Raises ValueRangeError unless 0 < p < 1, SettingError unless df > 0.
    """
    _require_probability(p)
    if p > 0.5:
        return _where_tail_is(lambda t: t_tail(t, df), 1.0 - p)
    return -_where_tail_is(lambda t: t_tail(t, df), p)


def _elementwise(tail: Callable[[float], float], values: ArrayLike) -> Any:
    array = np.asarray(values, dtype=float)
    if array.ndim == 0:
        return tail(float(array))
    return np.array([tail(float(value)) for value in array.flat]).reshape(array.shape)


def _require_probability(p: float) -> None:
    if not 0.0 < p < 1.0:
        raise ValueRangeError(f"p is {p}: a quantile needs a probability between 0 and 1, both excluded")


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


def _t_tail(t: float, df: float) -> float:
    if math.isnan(t):
        return math.nan
    if t < 0.0:
        return 1.0 - _t_tail(-t, df)
    if t * t == 0.0 or math.isinf(t):
        return 0.5 if t < 1.0 else 0.0
    log_inner, log_outer = -_log1p_square(math.sqrt(df), t), -_log1p_square(t, math.sqrt(df))
    if t * t < 2.0 * (df + 2.0) / (df + 1.0):  # the middle: 1/2 minus the other half of the beta integral
        return 0.5 - 0.5 * _beta_ratio(0.5, df / 2.0, log_inner, log_outer)
    return 0.5 * _beta_ratio(df / 2.0, 0.5, log_outer, log_inner)


def _log1p_square(numerator: float, denominator: float) -> float:
    """log(1 + (numerator / denominator)^2), also where the square overflows."""
    ratio = numerator / denominator
    return math.log1p(ratio * ratio) if ratio < 1e150 else 2.0 * math.log(ratio)


def _beta_ratio(a: float, b: float, log_x: float, log_rest: float) -> float:
    """I_x(a, b), one of a and b being 1/2, from log x and log(1 - x)."""
    other = a + b - 0.5
    front = math.exp(a * log_x + b * log_rest) * half_step_gamma_ratio(other) / math.sqrt(math.pi)
    return front / _beta_fraction(a, b, math.exp(log_x), math.exp(log_rest))


def _beta_fraction(a: float, b: float, x: float, rest: float) -> float:
    """x^a rest^b / (B(a, b) I_x(a, b)) by a continued fraction, modified Lentz; rest is 1 - x, unrounded."""

    def partial_denominator(m: int) -> float:
        last = (a + m) * (a * rest - b * x + 1.0 + m * (1.0 + rest)) / (a + 2 * m + 1)
        return last + (m + m * (b - m) * x / (a + 2 * m - 1) if m else 0.0)

    fraction = c = partial_denominator(0)
    d, factor, m = 0.0, 2.0, 1
    while abs(factor - 1.0) > 2e-16:
        numerator = (a + m - 1) * (a + b + m - 1) * m * (b - m) * (x / (a + 2 * m - 1)) ** 2
        denominator = partial_denominator(m)
        d, c = 1.0 / (denominator + numerator * d), denominator + numerator / c
        factor = c * d
        fraction, m = fraction * factor, m + 1
    return fraction


def _where_tail_is(tail: Callable[[float], float], p: float) -> float:
    """The x at which a falling tail, at least p at 0 or below, equals p: bisection to the last digit."""
    low, high = 0.0, 1.0
    while tail(high) > p:
        low, high = high, 2.0 * high
    while low < (middle := 0.5 * (low + high)) < high:
        low, high = (middle, high) if tail(middle) > p else (low, middle)
    return high
