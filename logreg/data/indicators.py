"""The columns of 0 and 1 that a category becomes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix


class Places(dict[str, int]):
    """Level -> its column of X; -1 for the reference and for a level never learned."""

    def __missing__(self, level: str) -> int:
        """Has no column."""
        return -1


def add_indicators(X: Matrix, column: NDArray[Any], places: Places) -> None:
    """Write a 1 into each row at its level's column, in place."""
    j = np.fromiter(map(places.__getitem__, column.tolist()), np.intp, len(column))
    rows = np.flatnonzero(j >= 0)
    X[rows, j[rows]] = 1
