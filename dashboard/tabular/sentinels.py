"""Numbers that stand for a missing value: -999, 99 and their like, far outside a column's range."""

import numpy as np
from numpy.typing import NDArray

_SENTINELS = {
    *(sign * int("9" * length) for length in (2, 3, 4, 5, 6) for sign in (1, -1)),
    *(sign * int(digit * length) for digit in "78" for length in (2, 3, 4, 5) for sign in (1, -1)),
    *(98, 998, 9998, -98, -998, -9998, -9, -1, -32768, 1e30, -1e30),
    *(sign * value for value in (99.9, 999.9, 9999.9, 99.99, 999.99) for sign in (1, -1)),
}
_FEW = 5


def sentinels(values: NDArray[np.number]) -> tuple[float, ...]:
    """The values that seem to stand for nothing, the most frequent first; (n,) numbers, NaN for missing.

    They lie beyond the column's other values by at least three tenths of their range, or are all that is
    below 0.
    """
    low, high = _extremes(values)
    if low not in _SENTINELS and high not in _SENTINELS:
        return ()
    filled = values[~np.isnan(values)] if values.dtype.kind == "f" else values
    found: list[float] = []
    rest = np.unique(filled)
    while len(rest) > _FEW and len(found) < 4:
        end = next((e for e in (rest[0], rest[-1]) if float(e) in _SENTINELS and _far(float(e), rest)), None)
        if end is None:
            break
        found.append(float(end))
        rest = rest[rest != end]
    counts = {value: int((filled == value).sum()) for value in found}
    kept = [value for value in found if counts[value] > 1 or abs(value) >= 99]
    return tuple(sorted(kept, key=lambda value: -counts[value]))


def _extremes(values: NDArray[np.number]) -> tuple[float, float]:
    if values.dtype.kind == "i":
        return (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    finite = not np.isnan(values).all()
    return (float(np.nanmin(values)), float(np.nanmax(values))) if finite else (0.0, 0.0)


def _far(end: float, rest: NDArray[np.number]) -> bool:
    others = rest[rest != end]
    inner = others[~np.isin(others, list(_SENTINELS))]
    if len(inner) < _FEW:
        return False
    span = float(inner[-1]) - float(inner[0])
    gap = float(inner[0]) - end if end < inner[0] else end - float(inner[-1])
    if end < 0 <= float(inner[0]):
        return True
    return gap >= 0.3 * span and gap > 0
