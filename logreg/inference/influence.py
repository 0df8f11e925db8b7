"""Which rows carry the estimate: residuals, leverage and Cook's distance."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector, read_only
from logreg.functional.activations import log_sigmoid
from logreg.inference.estimate import Estimate
from logreg.inference.information import factorise


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Influence:
    """One value a row, (n,)."""

    pearson: Vector  # (y - p) / sqrt(p (1 - p))
    deviance: Vector  # signed root of the row's part of the deviance
    leverage: Vector  # diagonal of the weighted hat matrix; sums to k
    standardised: Vector  # Pearson's, divided by sqrt(1 - leverage)
    cooks_distance: Vector  # how far all coefficients move, in their own covariance, when the row is left out


def influence(estimate: Estimate) -> Influence:
    """Residuals, leverage and Cook's distance of every row.

    Source: Pregibon (1981), Annals of Statistics 9, 705-724; Williams (1987) for Cook's distance.
    """
    side = 2 * estimate.y - 1
    margin = side * estimate.log_odds
    leverage = hat_diagonal(estimate)
    pearson = side * np.exp(-margin / 2)  # its roots cancel; so it holds where p is 1 but for rounding
    standardised = pearson / np.sqrt(1 - leverage)
    return Influence(
        pearson=read_only(pearson),
        deviance=read_only(side * np.sqrt(-2 * log_sigmoid(margin))),
        leverage=read_only(leverage),
        standardised=read_only(standardised),
        cooks_distance=read_only(standardised**2 * leverage / (1 - leverage) / estimate.n_coef),
    )


def hat_diagonal(estimate: Estimate) -> Vector:
    """(n,) leverages."""
    p = estimate.probability
    return factorise(estimate.standardised, estimate.cases * p * (1 - p)).leverages()
