"""Rows in memory, cut into chunks for the cores."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Rows, Vector, slices
from logreg.linalg.threads import parallel_map

CHUNK_ROWS = 2**16  # a few vectors of this length stay in cache
CHUNK_NUMBERS = 2**20  # they stay in the cores' common cache from the logits to the gradient
ROUNDED_NUMBERS = 12 * 2**20  # 48 MB in float32


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Rows in memory: X (b, d), y (b,) of 0 and 1 or booleans, weight (b,) or None for ones."""

    X: Matrix
    y: NDArray[np.generic]
    weight: Vector | None = None

    def row_chunks(self, cores: int = 1) -> list["Block"]:
        """The same rows in chunks of which each number a row stays in cache, as many for each core.

        A chunk has at least d rows.
        """
        d = max(self.X.shape[1], 1)
        most = min(CHUNK_ROWS, max(1, CHUNK_NUMBERS // d))
        count = cores * -(-len(self.y) // (most * cores))
        rows = max(d, -(-len(self.y) // max(count, 1)))
        return [self] if len(self.y) <= rows else [self.at(part) for part in slices(len(self.y), rows)]

    def at(self, rows: Rows | slice) -> "Block":
        """Some of the rows; a slice copies nothing."""
        X = self.X[rows] if isinstance(rows, slice) else self.X.take(rows, axis=0)
        return Block(X, self.y[rows], None if self.weight is None else self.weight[rows])


def round_rows(block: Block) -> tuple[Block, ...]:
    """The block with its first rows in float32, as many as ROUNDED_NUMBERS hold, and the rest as it is."""
    if block.X.dtype == np.float32:
        return (block,)
    n, d = block.X.shape
    count = min(n, ROUNDED_NUMBERS // max(d, 1))
    X = np.empty((count, d), np.float32)

    def convert(rows: slice) -> None:
        with np.errstate(over="ignore", under="ignore"):
            np.copyto(X[rows], block.X[:count][rows], casting="same_kind")

    parallel_map(convert, list(slices(count, max(1, CHUNK_NUMBERS // max(d, 1)))))
    first = Block(X, block.y[:count], None if block.weight is None else block.weight[:count])
    return (first,) if count == n else (first, block.at(slice(count, n)))
