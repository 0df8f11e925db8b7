"""Arrays on their way to the browser."""

import base64
from typing import Any

import numpy as np
from numpy.typing import ArrayLike


def encoded(values: ArrayLike) -> Any:
    """Numbers in base64, half as long as a list in digits and far faster to read; text as a list."""
    array = np.asarray(values)
    if array.dtype.kind not in "fiu":
        return array.tolist()
    if array.dtype.itemsize == 8 and array.dtype.kind != "f":
        array = array.astype(np.float64)
    return {
        "dtype": f"{array.dtype.kind}{array.dtype.itemsize}",
        "bdata": base64.b64encode(np.ascontiguousarray(array).tobytes()).decode("ascii"),
        "shape": ",".join(map(str, array.shape)),
    }
