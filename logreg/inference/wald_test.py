"""Wald's test of several coefficients at once, which also holds where the likelihood tests nothing."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimate import Estimate
from logreg.inference.nested_models import check_model_columns, dropped_terms


@dataclass(frozen=True, slots=True, kw_only=True)
class WaldTest:
    """The test that all coefficients of these columns are 0."""

    columns: tuple[str, ...]
    statistic: float
    df: int
    p_value: float


def wald_test(estimate: Estimate, columns: Collection[str], *, covariance: Matrix | None = None) -> WaldTest:
    """b' V^-1 b against chi-square, b the coefficients of these columns and of all that is made of them.

    V is the estimate's covariance, with sampling weights the sandwich, or `covariance` (k, k), for robust
    errors. Raises SettingError for a column that the model does not have.
    Source: Wald (1943); Thomas & Rao (1987), JASA 82, 630-636 (sampling weights).
    """
    check_model_columns(estimate.design, columns)
    tested = estimate.slopes[dropped_terms(estimate.design, columns)]
    V = estimate.covariance if covariance is None else covariance
    b = estimate.coef[tested]
    statistic = float(b @ np.linalg.solve(V[np.ix_(tested, tested)], b)) if tested.size else 0.0
    return WaldTest(
        columns=tuple(columns),
        statistic=statistic,
        df=tested.size,
        p_value=float(chi_square_tail(statistic, tested.size)) if tested.size else 1.0,
    )
