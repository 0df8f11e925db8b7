"""How much the columns say the same, and what that costs in precision."""

import numpy as np

from logreg.arrays import Vector
from logreg.data.design import Design
from logreg.inference.information import factorise
from logreg.separation.geometry import standardised_rows


def variance_inflation(design: Design, *, intercept: bool = True) -> Vector:
    """(k,) factors by which each coefficient's variance grows because other columns resemble its own.

    1 / (1 - R2) of the column on all others; NaN for the intercept. Without one, R2 counts
    from 0, not from the mean.
    Source: Belsley, Kuh & Welsch (1980), Regression Diagnostics, section 3.2.
    """
    A = standardised_rows(design.X, intercept=intercept)[:, int(intercept) :]
    first = [np.nan][: int(intercept)]
    if A.shape[1] == 0:
        return np.array(first)
    root = factorise(A, np.ones(len(A))).root
    return np.concatenate([first, (root**2).sum(axis=1) * np.einsum("ij,ij->j", A, A)])
