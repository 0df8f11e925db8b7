"""Solving with the Hessian."""

from collections.abc import Callable

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.linalg.gram import cross_product, gram
from logreg.objective.penalised_loss import LossEvaluation

FEW_COLUMNS = 64  # factored in the calling thread
STEEP = 1e-5  # a slope by a coefficient in units of its curvature: more than near-collinear columns have
FAR = 1e100  # the line search goes as far along a direction as makes sense
ALMOST_COLLINEAR = 1e-12  # share of a column that the others, or those before it, leave unexplained

Inverse = Callable[[Vector], Vector]


def newton_direction(here: LossEvaluation) -> Vector:
    """The step to the minimum of the quadratic model, the shortest of the best where there are many.

    Columns are first brought to a curvature of one, so that their units do not matter.
    """
    if here.hessian is None or not np.isfinite(here.hessian).all():
        return np.full_like(here.gradient, np.nan)
    correlation, unit = in_units_of_curvature(here.hessian)
    slope = here.gradient / unit
    if cholesky_factor(correlation) is None:
        return -singular_inverse(correlation)(slope) / unit
    return -np.linalg.solve(correlation, slope) / unit


def hessian_inverse(hessian: Matrix | None) -> Inverse:
    """The map b -> x with hessian x = b, for many b; where it is singular, the shortest of the best x."""
    if regular := regular_inverse(hessian):
        return regular
    if hessian is None or not np.isfinite(hessian).all():
        return lambda b: np.full_like(b, np.nan)
    correlation, unit = in_units_of_curvature(hessian)
    apply = singular_inverse(correlation)
    return lambda b: apply(b / unit) / unit


def regular_inverse(hessian: Matrix | None) -> Inverse | None:
    """The same, and None where the Hessian is singular."""
    return None if hessian is None else correlation_inverse(*in_units_of_curvature(hessian))


def correlation_inverse(correlation: Matrix, unit: Vector) -> Inverse | None:
    """The map b -> x for the Hessian with these correlations (k, k) and units (k,); None if it is singular.

    Few columns are inverted in one go, and the inverse's diagonal, their variance inflation, tells what the
    others leave of each: half the time of a factor and its inverse.
    """
    if len(correlation) > FEW_COLUMNS:
        P = inverse_factor(correlation)
        return None if P is None else lambda b: np.asarray(((P @ (b / unit)) @ P) / unit)
    try:
        inverse = np.linalg.inv(correlation)
    except np.linalg.LinAlgError:
        return None
    inflation = inverse.diagonal()
    if not (inflation.min(initial=1) > 0 and inflation.max(initial=1) * ALMOST_COLLINEAR <= 1):
        return None
    return lambda b: np.asarray((inverse @ (b / unit)) / unit)


def diagonal_inverse(curvature: Vector) -> Inverse:
    """The map b -> x for a Hessian with this diagonal and nothing beside it."""
    unit = np.where(curvature > 0, curvature, 1.0)
    return lambda b: b / unit


def in_units_of_curvature(hessian: Matrix) -> tuple[Matrix, Vector]:
    """The Hessian with a diagonal of ones, and the unit of each coefficient that makes it so."""
    root = np.sqrt(hessian.diagonal())
    unit = np.where(root > 0, root, 1.0)
    return hessian / unit / unit[:, None], unit


def cholesky_factor(A: Matrix) -> Matrix | None:
    """L with L L' = A, or None where A is not safely positive definite."""
    try:
        L = np.linalg.cholesky(A)
    except np.linalg.LinAlgError:
        return None
    return L if L.diagonal().min(initial=1) ** 2 >= ALMOST_COLLINEAR else None


def inverse_factor(A: Matrix) -> Matrix | None:
    """P = L^-1 with L L' = A, by halves small enough that OpenBLAS wakes no threads; None as for L.

    Source: Golub & Van Loan (2013), section 4.2.9.
    """
    k = len(A)
    if k <= FEW_COLUMNS:
        L = cholesky_factor(A)
        return None if L is None else np.linalg.inv(L)
    h = k // 2
    upper = inverse_factor(A[:h, :h])
    if upper is None:
        return None
    across = cross_product(upper.T, A[:h, h:])
    lower = inverse_factor(A[h:, h:] - gram(across))
    if lower is None:
        return None
    whole = np.zeros((k, k))
    whole[:h, :h], whole[h:, h:] = upper, lower
    whole[h:, :h] = -cross_product(lower.T, cross_product(across, upper))
    return whole


def singular_inverse(A: Matrix) -> Inverse:
    """By the eigenvalues that differ from zero beyond rounding, and far along what these leave of a steep b.

    Rows far on the wrong side leave some: their curvature is 0 in this precision, their slope is not.
    """
    values, vectors = np.linalg.eigh(A)
    kept = values > len(A) * np.finfo(float).eps * max(values.max(initial=0), 0)
    V, curvature = vectors[:, kept], values[kept]

    def solve(b: Vector) -> Vector:
        rest = b - V @ (b @ V)
        shortest = V @ ((b @ V) / curvature)
        steep = np.abs(rest).max() > STEEP * max(1.0, np.abs(b).max())
        return np.asarray(shortest + FAR * rest if steep else shortest)

    return solve
