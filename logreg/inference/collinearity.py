"""How much the columns say the same, and what that costs in precision."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix
from logreg.data.design import columns_of
from logreg.inference.estimate import Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class VarianceInflation:
    """The generalised variance inflation factor of one column; a category's levels count together."""

    column: str
    gvif: float  # of one coefficient the usual VIF
    df: int  # coefficients of the column

    @property
    def per_coefficient(self) -> float:
        """GVIF^(1 / (2 df)): comparable between columns, the factor by which an interval is longer."""
        return float(self.gvif ** (1.0 / (2 * self.df)))


def variance_inflation(estimate: Estimate) -> tuple[VarianceInflation, ...]:
    """For each column, how much the others inflate the confidence region of its coefficients.

    From the covariance of the coefficients, so that rows count by p (1 - p), as `vif` of the R package car
    does for a fitted glm; the model's own covariance, also where robust errors are shown.
    Source: Fox & Monette (1992), JASA 87, 178-183.
    """
    columns = columns_of(estimate.design)
    owners = np.array([term.column for term in estimate.design.terms], dtype=object)
    covariance = estimate.covariance[np.ix_(estimate.slopes, estimate.slopes)]
    return tuple(
        VarianceInflation(
            column=column,
            gvif=generalised_inflation(covariance, owners == column),
            df=int((owners == column).sum()),
        )
        for column in columns
    )


def generalised_inflation(covariance: Matrix, group: NDArray[np.bool_]) -> float:
    """det(R_gg) det(R_oo) / det(R), R the correlation of the coefficients (d, d), g a group and o the others.

    det(R_oo) / det(R) is the determinant of the group's block of R's inverse.
    """
    error = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(error, error)
    block = np.ix_(group, group)
    return float(np.linalg.det(correlation[block]) * np.linalg.det(np.linalg.inv(correlation)[block]))
