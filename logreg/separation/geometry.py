"""Rows on their own sides: the geometry that separation is decided by.

Columns are standardised and rows scaled to length 1 first; neither moves a row to another side.
"""

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector
from logreg.separation.cone_projection import project_onto_cone

MARGIN = 1e-9  # of rows and a direction of length 1, in standardised columns: the thinnest margin that counts


def separable_rows(Z: Matrix) -> tuple[NDArray[np.bool_], Vector]:
    """The rows that some direction of {b : Z b >= 0} puts strictly above 0, and one that does so for all."""
    apart, direction = np.zeros(len(Z), dtype=bool), np.zeros(Z.shape[1])
    while not apart.all():
        left = Z[~apart]
        found = project_onto_cone(left, left.sum(axis=0))
        margin = left @ found
        new = margin > MARGIN * max(float(np.linalg.norm(found)), np.finfo(float).tiny)
        if not new.any():
            break
        direction = found + direction * feasible_multiple(Z[apart], direction, found)
        apart[np.flatnonzero(~apart)[new]] = True
    length = float(np.linalg.norm(direction))
    return apart, direction / length if length else direction


def feasible_multiple(Z: Matrix, first: Vector, second: Vector) -> float:
    """The multiple of `first`, at least 1, that keeps all rows of Z above 0 when `second` is added."""
    return max(1.0, float((-2.0 * (Z @ second) / (Z @ first)).max(initial=0.0))) if len(Z) else 1.0


def rows_by_side(X: Matrix, y: Vector, *, intercept: bool = True) -> Matrix:
    """[1, X] standardised, negated where y is 0, every row of length 1: nothing of this moves the cone."""
    A = standardised_rows(X, intercept=intercept)
    length = np.linalg.norm(A, axis=1, keepdims=True)
    return np.asarray((2 * y - 1)[:, None] * A / np.where(length > 0, length, 1.0))


def standardised_rows(X: Matrix, *, intercept: bool = True) -> Matrix:
    """[1, X] with every column of X centred and of standard deviation 1.

    Without intercept nothing may be centred: X, its columns of mean square 1.
    """
    if not intercept:
        return np.asarray(X / root_mean_square(X))
    return np.column_stack([np.ones(len(X)), (X - X.mean(axis=0)) / spread(X)])


def to_unit_scale(X: Matrix, *, intercept: bool = True) -> Matrix:
    """The (k, k) matrix that turns coefficients of the standardised columns into those of X."""
    if not intercept:
        return np.diag(1.0 / root_mean_square(X))
    to_own = np.diag(np.concatenate([[1.0], 1.0 / spread(X)]))
    to_own[0, 1:] = -X.mean(axis=0) / spread(X)
    return to_own


def standardised_coef(X: Matrix, coef: Vector, *, intercept: bool = True) -> Vector:
    """Coefficients (k,) of X as those of the standardised columns: `own_units` undone."""
    if not intercept:
        return np.asarray(coef * root_mean_square(X))
    return np.concatenate([[coef[0] + coef[1:] @ X.mean(axis=0)], coef[1:] * spread(X)])


def root_mean_square(X: Matrix) -> Vector:
    """The columns' root mean squares, 1 for a column of zeros."""
    size = np.sqrt((X**2).mean(axis=0))
    return np.where(size > 0, size, 1.0)


def spread(X: Matrix) -> Vector:
    """The columns' standard deviations, 1 for a constant column."""
    deviation = X.std(axis=0)
    return np.where(np.ptp(X, axis=0) > 0, deviation, 1.0)


def null_space(Z: Matrix) -> Matrix:
    """An orthonormal basis (k, m) of {b : Z b = 0}; by QR first, which leaves a small square matrix."""
    k = Z.shape[1]
    square = np.linalg.qr(np.vstack([Z, np.zeros((k, k))]), mode="r")
    _, values, vectors = np.linalg.svd(square)
    return np.asarray(vectors[values <= MARGIN * max(float(values.max(initial=0.0)), 1.0)].T)
