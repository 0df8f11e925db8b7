"""Numbers that stand for a missing value: -999, 99 and their like, far outside a column's range."""

import numpy as np
from numpy.typing import NDArray

_SENTINELS = {
    *(sign * int("9" * length) for length in (2, 3, 4, 5, 6) for sign in (1, -1)),
    *(sign * int(digit * length) for digit in "78" for length in (2, 3, 4, 5) for sign in (1, -1)),
    *(98, 998, 9998, -98, -998, -9998, -9, -8, -7, -1, 7, 8, 9, -32768, 1e30, -1e30),
    *(sign * value for value in (99.9, 999.9, 9999.9, 99.99, 999.99) for sign in (1, -1)),
}
_FEW = 5
_ONE_DIGIT = 9


def sentinels(values: NDArray[np.number]) -> tuple[float, ...]:
    """The values that seem to stand for nothing, the most frequent first; (n,) numbers, NaN for missing.

    They lie beyond the column's other values by at least three tenths of their range, or are all that is
    below 0; beyond few different values, and as single digits, by all of their range.
    """
    low, high = _extremes(values)
    if low not in _SENTINELS and high not in _SENTINELS:
        return ()
    filled = values[~np.isnan(values)] if values.dtype.kind == "f" else values
    found: list[float] = []
    rest = np.unique(filled)
    while len(rest) > 2 and len(found) < 4:
        ends = [float(end) for end in (rest[0], rest[-1]) if float(end) in _SENTINELS]
        end = next((end for end in ends if _far(end, rest) or _goes_with(end, found, rest)), None)
        if end is None:
            break
        found.append(end)
        rest = rest[rest != end]
    counts = {value: int((filled == value).sum()) for value in found}
    kept = [value for value in found if counts[value] > 1 or abs(value) >= 99]
    return tuple(sorted(kept, key=lambda value: -counts[value]))


def _extremes(values: NDArray[np.number]) -> tuple[float, float]:
    if values.dtype.kind == "i":
        return (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    finite = not np.isnan(values).all()
    return (float(np.nanmin(values)), float(np.nanmax(values))) if finite else (0.0, 0.0)


def _goes_with(end: float, found: list[float], rest: NDArray[np.number]) -> bool:
    """Whether it is the 8 beside the 9, the 98 beside the 99, and not one step above the other values."""
    return len(rest) > 2 and end + 1 in found and end - float(rest[-2]) > 1


def _far(end: float, rest: NDArray[np.number]) -> bool:
    others = rest[rest != end]
    inner = others[~np.isin(others, list(_SENTINELS))]
    if len(inner) < 2:
        return False
    span = float(inner[-1]) - float(inner[0])
    gap = float(inner[0]) - end if end < inner[0] else end - float(inner[-1])
    if end < 0 <= float(inner[0]):
        return len(inner) >= _FEW or end != -1
    few = len(inner) < _FEW or abs(end) <= _ONE_DIGIT
    return gap >= (1.0 if few else 0.3) * span and gap > 1
