"""A symmetric product in parts that OpenBLAS multiplies in the calling thread.

For larger products it wakes threads of its own, which go on spinning for a while and take turns with ours.
"""

import numpy as np

from logreg.arrays import Matrix
from logreg.blocks import slices

WORK = 2**18  # multiplications in one product; above, OpenBLAS wakes its threads
COLUMNS = 51  # of a part: about as wide as the parts of so much work are high


def square(A: Matrix) -> Matrix:
    """A'A. Shapes: A (n, k), returns (k, k)."""
    k = A.shape[1]
    total = np.empty((k, k))
    edges = list(slices(k, COLUMNS))
    for i, left in enumerate(edges):
        for right in edges[i:]:
            total[left, right] = product(A[:, left], A[:, right])
            total[right, left] = total[left, right].T
    return total


def product(A: Matrix, B: Matrix) -> Matrix:
    """A'B, as the sum over slabs of rows. Shapes: A (n, a), B (n, b), returns (a, b)."""
    a, b = A.shape[1], B.shape[1]
    rows = WORK // (a * b)
    count = len(A) // rows
    even = count * rows
    left, right = A[:even].reshape(count, rows, a), B[:even].reshape(count, rows, b)
    return np.asarray((left.transpose(0, 2, 1) @ right).sum(axis=0) + A[even:].T @ B[even:])
