"""Rows on their own sides: the geometry that separation is decided by.

Columns are standardised and rows scaled to length 1 first; neither moves a row to another side.
"""

import numpy as np

from logreg.arrays import Matrix, Vector

ROUNDING = 1e-10  # of a column's size: a smaller deviation may be that of a constant
TOGETHER = 1024  # numbers in the rows taken as one


def rows_by_side(X: Matrix, y: Vector, *, intercept: bool = True) -> Matrix:
    """[1, X] standardised, negated where y is 0, every row of length 1: nothing of this moves the cone."""
    A = standardised_rows(X, intercept=intercept)
    A *= ((2 * y - 1) / row_lengths(A))[:, None]
    return A


def unit_rows(Y: Matrix) -> Matrix:
    """The rows brought to length 1; a row of zeros stays."""
    return np.asarray(Y / row_lengths(Y)[:, None])


def row_lengths(Y: Matrix) -> Vector:
    """(n,) the rows' lengths, 1 for a row of zeros."""
    length = np.sqrt(np.einsum("ij,ij->i", Y, Y))
    return np.where(length > 0, length, 1.0)


def standardised_rows(X: Matrix, *, intercept: bool = True) -> Matrix:
    """[1, X] with every column of X centred and of standard deviation 1.

    Without intercept nothing may be centred: X, its columns of mean square 1.
    """
    return standardise(X, intercept=intercept)[0]


def to_unit_scale(X: Matrix, *, intercept: bool = True) -> Matrix:
    """The (k, k) matrix that turns coefficients of the standardised columns into those of X."""
    return standardise(X, intercept=intercept)[1]


def standardise(X: Matrix, *, intercept: bool = True) -> tuple[Matrix, Matrix]:
    """`standardised_rows` and `to_unit_scale`, from two readings of X."""
    if not intercept:
        size = root_mean_square(X)
        return np.asarray(X / size), np.diag(1.0 / size)
    A = np.empty((len(X), X.shape[1] + 1))
    A[:, 0] = 1
    A[:, 1:] = X
    centre = (A[:, 0] @ A)[1:] / len(A)
    of_every_row(np.subtract, A, np.concatenate([[0.0], centre]))
    width = deviations(X, A[:, 1:])
    of_every_row(np.divide, A, np.concatenate([[1.0], width]))
    to_own = np.diag(np.concatenate([[1.0], 1.0 / width]))
    to_own[0, 1:] = -centre / width
    return A, to_own


def of_every_row(operation: np.ufunc, A: Matrix, row: Vector) -> None:
    """A = operation(A, row) in place, A (n, k) in C order, row (k,).

    Many rows are taken as a single one: NumPy's innermost loop would else be over a few columns.
    """
    together = max(1, TOGETHER // len(row))
    even = len(A) - len(A) % together
    whole = A[:even].reshape(-1, together * len(row))
    operation(whole, np.tile(row, together), out=whole)
    operation(A[even:], row, out=A[even:])


def standardised_coef(X: Matrix, coef: Vector, *, intercept: bool = True) -> Vector:
    """Coefficients (k,) of X as those of the standardised columns: `to_unit_scale` undone."""
    if not intercept:
        return np.asarray(coef * root_mean_square(X))
    return np.concatenate([[coef[0] + coef[1:] @ X.mean(axis=0)], coef[1:] * spread(X)])


def root_mean_square(X: Matrix) -> Vector:
    """The columns' root mean squares, 1 for a column of zeros."""
    size = np.sqrt(np.einsum("ij,ij->j", X, X, dtype=float) / len(X))
    return np.where(size > 0, size, 1.0)


def spread(X: Matrix) -> Vector:
    """The columns' standard deviations, 1 for a constant column."""
    return deviations(X, X - X.mean(axis=0, dtype=float))


def deviations(X: Matrix, centred: Matrix) -> Vector:
    """`spread` of X from its columns less their means, (n, d) both.

    Rounding may leave a constant column a deviation; so small a one is looked at again.
    """
    deviation = np.sqrt(np.einsum("ij,ij->j", centred, centred) / len(X))
    doubtful = np.flatnonzero(~(deviation > ROUNDING * np.abs(X[:1]).sum(axis=0)))
    constant = doubtful[np.ptp(X[:, doubtful], axis=0) == 0]
    deviation[constant] = 1.0
    return np.asarray(deviation)
