"""Wald's interval of a coefficient, and his test of several at once: the one that sampling weights leave."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.evaluation.intervals import normal_quantile
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimate import Estimate
from logreg.inference.robust_errors import robust_covariance


@dataclass(frozen=True, slots=True, kw_only=True)
class WaldTest:
    """A Wald test: are the coefficients of these columns all 0?"""

    columns: tuple[str, ...]
    statistic: float  # their squared length in their own covariance
    df: int
    p_value: float


def wald_interval(
    estimate: Estimate, at: int, *, level: float = 0.95, errors: str = ""
) -> tuple[float, float, float]:
    """A coefficient by its position, and the ends of its interval; `errors` names a kind of robust errors."""
    covariance = robust_covariance(estimate, errors) if errors else estimate.covariance
    coef, half_width = float(estimate.coef[at]), normal_quantile(level) * float(np.sqrt(covariance[at, at]))
    return coef, coef - half_width, coef + half_width


def wald_test(estimate: Estimate, columns: tuple[str, ...], tested: NDArray[np.bool_]) -> WaldTest:
    """The test that the coefficients of the tested terms (d,), those of `columns`, are all 0.

    Source: Lumley (2010), Complex Surveys, section 5.2.1: chi-square, as with many sampling units.
    """
    at = np.arange(estimate.n_coef)[estimate.slopes][tested]
    slopes, covariance = estimate.coef[at], estimate.covariance[np.ix_(at, at)]
    statistic = float(slopes @ np.linalg.solve(covariance, slopes)) if at.size else 0.0
    p_value = float(chi_square_tail(statistic, at.size)) if at.size else 1.0
    return WaldTest(columns=columns, statistic=statistic, df=int(at.size), p_value=p_value)
