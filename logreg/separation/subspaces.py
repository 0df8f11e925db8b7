"""Row spaces and null spaces, told by Cholesky's method where columns are clearly independent."""

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix
from logreg.linalg.weighted_gram import weighted_gram

MARGIN = 1e-9  # of rows and a direction of length 1, in standardised columns: the thinnest margin that counts
CLEARLY = 1e-12  # of the largest pivot: above it, squares have not hidden that a column is independent


def row_space(Y: Matrix) -> Matrix | None:
    """An orthonormal basis (k, r) of the rows of Y (n, k) where r < k; None where they span everything."""
    if has_full_rank(Y):
        return None
    vectors, nonzero = right_singular_vectors(Y)
    return None if nonzero.all() else np.asarray(vectors[nonzero].T)


def null_space(Y: Matrix) -> Matrix:
    """An orthonormal basis (k, m) of {b : Y b = 0}."""
    if has_full_rank(Y):
        return np.empty((Y.shape[1], 0))
    vectors, nonzero = right_singular_vectors(Y)
    return np.asarray(vectors[~nonzero].T)


def has_full_rank(Y: Matrix) -> bool:
    """Whether the columns are clearly independent; where this says no, their singular values decide."""
    if len(Y) < Y.shape[1]:
        return False
    gram = weighted_gram(Y, np.ones(len(Y)))
    try:
        pivots = np.linalg.cholesky(gram).diagonal() ** 2
    except np.linalg.LinAlgError:
        return False
    return bool(pivots.min(initial=np.inf) > CLEARLY * gram.diagonal().max(initial=0.0))


def right_singular_vectors(Y: Matrix) -> tuple[Matrix, NDArray[np.bool_]]:
    """(k, k) with a vector a row, and (k,) whether its singular value is above 0 beyond MARGIN.

    By QR first, which leaves a small square matrix.
    """
    k = Y.shape[1]
    triangle = np.linalg.qr(np.vstack([Y, np.zeros((k, k))]) if len(Y) < k else Y, mode="r")
    _, values, vectors = np.linalg.svd(triangle)
    return vectors, values > MARGIN * max(float(values.max(initial=0.0)), 1.0)
