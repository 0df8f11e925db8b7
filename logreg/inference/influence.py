"""Which rows carry the estimate: residuals, leverage and Cook's distance."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector, read_only
from logreg.functional.activations import log_sigmoid
from logreg.inference.estimate import Estimate
from logreg.inference.information import factorise


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Influence:
    """One value a row, (n,); of counted rows it is that of one of the row's cases."""

    pearson: Vector  # (y - p) / sqrt(p (1 - p))
    deviance: Vector  # signed root of the row's part of the deviance
    leverage: Vector  # diagonal of the weighted hat matrix; over all cases it sums to k
    standardised: Vector  # Pearson's, divided by sqrt(1 - leverage)
    cooks_distance: Vector  # how far all coefficients move, in their own covariance, when the row is left out


def influence(estimate: Estimate) -> Influence:
    """Residuals, leverage and Cook's distance of every row.

    With sampling weights the leverage is that of the row with its weight, and Cook's distance is measured in
    the estimate's own covariance, the sandwich.
    Source: Pregibon (1981), Annals of Statistics 9, 705-724; Williams (1987) for Cook's distance; Li &
    Valliant (2011), Survey Methodology 37, 61-76 (sampling weights).
    """
    side = 2 * estimate.y - 1
    margin = side * estimate.log_odds
    leverage = hat_diagonal(estimate) / (1.0 if estimate.sampling else estimate.cases)
    pearson = side * np.exp(-margin / 2)  # its roots cancel; so it holds where p is 1 but for rounding
    standardised = pearson / np.sqrt(1 - leverage)
    cooks_distance = (
        distance_by_sandwich(estimate, leverage)
        if estimate.sampling
        else standardised**2 * leverage / (1 - leverage) / estimate.n_coef
    )
    return Influence(
        pearson=read_only(pearson),
        deviance=read_only(side * np.sqrt(-2 * log_sigmoid(margin))),
        leverage=read_only(leverage),
        standardised=read_only(standardised),
        cooks_distance=read_only(cooks_distance),
    )


def distance_by_sandwich(estimate: Estimate, leverage: Vector) -> Vector:
    """(n,) how far leaving a row out moves the coefficients: squared length in their covariance, over k."""
    p, rows = estimate.probability, estimate.rows
    inverse = factorise(rows, estimate.cases * p * (1 - p)).root
    pull = estimate.cases * (estimate.y - p) / (1 - leverage)
    step = pull[:, None] * (rows @ inverse) @ inverse.T
    return np.asarray(
        np.einsum("ij,ji->i", step, np.linalg.solve(estimate.covariance, step.T)) / estimate.n_coef
    )


def hat_diagonal(estimate: Estimate) -> Vector:
    """(n,) leverages."""
    p = estimate.probability
    return factorise(estimate.standardised, estimate.cases * p * (1 - p)).leverages()
