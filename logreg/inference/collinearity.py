"""How much the columns say the same, and what that costs in precision."""

from collections.abc import Sequence
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
    owners = np.array([term.column for term in estimate.design.terms], dtype=object)
    covariance = estimate.covariance[np.ix_(estimate.slopes, estimate.slopes)]
    groups = {column: owners == column for column in columns_of(estimate.design)}
    return tuple(
        VarianceInflation(column=column, gvif=gvif, df=int(group.sum()))
        for (column, group), gvif in zip(
            groups.items(), generalised_inflation(covariance, list(groups.values())), strict=True
        )
    )


def generalised_inflation(covariance: Matrix, groups: Sequence[NDArray[np.bool_]]) -> list[float]:
    """det(R_gg) det(R_oo) / det(R) of each group g, R the coefficients' correlation (d, d), o the others.

    det(R_oo) / det(R) is the determinant of the group's block of R's inverse, which serves all groups.
    """
    error = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(error, error)
    inverse = np.linalg.inv(correlation)
    blocks = [np.ix_(group, group) for group in groups]
    return [float(np.linalg.det(correlation[block]) * np.linalg.det(inverse[block])) for block in blocks]
