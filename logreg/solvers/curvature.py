"""Solving with the Hessian."""

from collections.abc import Callable

import numpy as np

from logreg.arrays import Matrix, Vector

ALMOST_COLLINEAR = 1e-12  # share of a column that the columns before it leave unexplained


def inverse(hessian: Matrix | None) -> Callable[[Vector], Vector]:
    """The map b -> x with hessian x = b; where it is singular, the shortest of the best x.

    Columns are first brought to a curvature of one, so that their units do not matter.
    """
    if hessian is None or not np.isfinite(hessian).all():
        return lambda b: np.full_like(b, np.nan)
    root = np.sqrt(np.diag(hessian))
    unit = np.where(root > 0, root, 1.0)
    correlation = hessian / np.outer(unit, unit)
    apply = regular_inverse(correlation) or singular_inverse(correlation)
    return lambda b: apply(b / unit) / unit


def regular_inverse(A: Matrix) -> Callable[[Vector], Vector] | None:
    """By the inverse of the Cholesky factor, or None where A is not safely positive definite."""
    try:
        L = np.linalg.cholesky(A)
    except np.linalg.LinAlgError:
        return None
    if np.diag(L).min(initial=1) ** 2 < ALMOST_COLLINEAR:
        return None
    inverse_L = np.linalg.inv(L)
    return lambda b: np.asarray((inverse_L @ b) @ inverse_L)


def singular_inverse(A: Matrix) -> Callable[[Vector], Vector]:
    """By the eigenvalues that differ from zero beyond rounding."""
    values, vectors = np.linalg.eigh(A)
    kept = values > len(A) * np.finfo(float).eps * max(values.max(initial=0), 0)
    return lambda b: np.asarray(vectors[:, kept] @ ((b @ vectors[:, kept]) / values[kept]))


def diagonal_inverse(hessian: Matrix) -> Callable[[Vector], Vector]:
    """The map b -> x as if the Hessian had nothing beside its diagonal."""
    curvature = np.diag(hessian)
    unit = np.where(curvature > 0, curvature, 1.0)
    return lambda b: b / unit
