"""How much the columns say the same, and what that costs in precision."""

import numpy as np

from logreg.arrays import Vector
from logreg.design import Design
from logreg.parting import standardised_rows


def variance_inflation(design: Design) -> Vector:
    """(k,) factors by which each coefficient's variance grows because other columns resemble its own.

    1 / (1 - R2) of the column on all others; NaN for the intercept.
    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, section 3.2.
    """
    A = standardised_rows(design.X)[:, 1:]
    if A.shape[1] == 0:
        return np.array([np.nan])
    triangle = np.linalg.qr(A)[1]
    inverse = np.linalg.solve(triangle, np.eye(len(triangle)))
    return np.concatenate([[np.nan], (inverse**2).sum(axis=1) * (A**2).sum(axis=0)])
