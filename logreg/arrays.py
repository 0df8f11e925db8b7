"""The array types that the package speaks of, and the one way to hand an array out read-only."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.floating[Any]]
Matrix = NDArray[np.floating[Any]]
Rows = NDArray[np.intp]


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """A read-only copy: `frozen=True` freezes a field, not the elements behind it."""
    copy = np.array(array)
    copy.setflags(write=False)
    return copy


def slices(length: int, size: int) -> Iterator[slice]:
    """0 to `length` in slices of `size`."""
    return (slice(start, start + size) for start in range(0, length, size))
