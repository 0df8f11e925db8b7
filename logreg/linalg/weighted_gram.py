"""Weighted symmetric products over rows that are read in tiles, each of which stays in a core's cache."""

from collections.abc import Callable
from functools import reduce
from operator import add

import numpy as np

from logreg.arrays import Matrix, Vector, slices
from logreg.linalg.gram import gram
from logreg.linalg.threads import parallel_map

TILE_BYTES = 2**21  # of the rows in one tile
THREADS_PAY = 2**26  # multiplications below which one core is enough


def weighted_gram(A: Matrix, weight: Vector) -> Matrix:
    """A' diag(weight) A. Shapes: A (n, k), weight (n,) of numbers not negative; returns (k, k)."""
    return np.asarray(reduce(add, map_tiles(A, lambda rows: gram(A[rows], weight[rows]))))


def map_tiles(A: Matrix, work: Callable[[slice], Matrix]) -> list[Matrix]:
    """work(rows) for each tile of A (n, k), by all cores where it multiplies n k^2 numbers or more."""
    n, k = A.shape
    tiles = list(slices(n, max(k, TILE_BYTES // (A.itemsize * max(k, 1))))) or [slice(0, 0)]
    return parallel_map(work, tiles) if n * k**2 > THREADS_PAY else [work(tile) for tile in tiles]
