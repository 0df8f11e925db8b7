"""The array types that the package speaks of, and the one way to hand an array out read-only."""

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
