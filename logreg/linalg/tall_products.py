"""Products of many rows with a vector: one call each, which multiplies tile after tile in its own thread.

Threads that make many short calls wait for each other at Python's lock. A call for a whole chunk of rows
takes the lock once, and reads from memory what one for each tile reads from a cache: on 2 cores, the gradient
at 1,000,000 x 20 took 0.5 of the time.
"""

import numpy as np

from logreg.arrays import Matrix, Vector

TILE_NUMBERS = 2**15  # of a product; OpenBLAS splits one above 460,800 among threads of its own


def times_coefficients(X: Matrix, coef: Vector, out: Vector) -> None:
    """Write X coef to `out`. Shapes: X (n, d), coef (d,), out (n,)."""
    count, rows = whole_tiles(X)
    even = count * rows
    np.matvec(X[:even].reshape(count, rows, X.shape[1]), coef, out=out[:even].reshape(count, rows))
    np.matvec(X[even:], coef, out=out[even:])


def times_rows(row_values: Vector, X: Matrix) -> Vector:
    """X' row_values, (d,), in float64 from tile to tile. Shapes: row_values (n,), X (n, d)."""
    count, rows = whole_tiles(X)
    even = count * rows
    tiles = np.vecmat(row_values[:even].reshape(count, rows), X[:even].reshape(count, rows, X.shape[1]))
    return np.asarray(tiles.sum(axis=0, dtype=float) + np.vecmat(row_values[even:], X[even:]))


def whole_tiles(X: Matrix) -> tuple[int, int]:
    """How many tiles are whole, and how many rows each has."""
    rows = max(1, TILE_NUMBERS // max(X.shape[1], 1))
    return len(X) // rows, rows
