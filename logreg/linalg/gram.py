"""A symmetric product in parts that OpenBLAS multiplies in the calling thread.

For larger products it wakes threads of its own. These go on spinning for a tenth of a second and take turns
with ours, and on a busy machine waiting for them takes longer than the product. Measured on 2 busy cores, a
whole fit with plain A.T @ A instead: 1.0 times as long at 20 columns, 0.9 at 50, 1.9 at 100 and 1.4 at 400.
"""

import numpy as np

from logreg.arrays import Matrix, Vector, slices

WORK = 2**18  # multiplications in one product; above, OpenBLAS wakes its threads
COLUMNS = 51  # of a part: about as wide as the parts of so much work are high


def gram(A: Matrix, weight: Vector | None = None) -> Matrix:
    """A' diag(weight) A. Shapes: A (n, k), weight (n,) not negative or None for ones; returns (k, k)."""
    if weight is not None:
        A = np.sqrt(weight)[:, None] * A
    return chunked_cross_product(A, A) if A.shape[1] <= COLUMNS else gram_of_many(A)


def gram_of_many(A: Matrix) -> Matrix:
    """A'A for more than COLUMNS, each pair of parts once. Shapes: A (n, k), returns (k, k)."""
    total = np.empty((A.shape[1], A.shape[1]))
    parts = list(slices(A.shape[1], COLUMNS))
    for i, left in enumerate(parts):
        for right in parts[i:]:
            total[left, right] = chunked_cross_product(A[:, left], A[:, right])
            total[right, left] = total[left, right].T
    return total


def cross_product(A: Matrix, B: Matrix) -> Matrix:
    """A'B. Shapes: A (n, a), B (n, b), returns (a, b)."""
    total = np.empty((A.shape[1], B.shape[1]))
    for left in slices(A.shape[1], COLUMNS):
        for right in slices(B.shape[1], COLUMNS):
            total[left, right] = chunked_cross_product(A[:, left], B[:, right])
    return total


def chunked_cross_product(A: Matrix, B: Matrix) -> Matrix:
    """A'B for few columns, as the sum over chunks of rows. Shapes: A (n, a), B (n, b), returns (a, b)."""
    a, b = A.shape[1], B.shape[1]
    if len(A) * a * b <= WORK:
        return np.asarray(A.T @ B)
    rows = WORK // (a * b)
    count = len(A) // rows
    even = count * rows
    left, right = A[:even].reshape(count, rows, a), B[:even].reshape(count, rows, b)
    return np.asarray((left.transpose(0, 2, 1) @ right).sum(axis=0) + A[even:].T @ B[even:])
