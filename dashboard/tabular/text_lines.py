"""The lines of a text table, by its line breaks and quotes alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.tabular.delimiter import LONGEST_LINE
from dashboard.tabular.errors import TableError
from dashboard.tabular.structure import Structure

_CHUNK = 1 << 24


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines there are, their numbers where some are empty, and whether each line is one record."""

    count: int
    filled: NDArray[np.int64] | None
    regular: bool


def lines_of(data: bytes, structure: Structure) -> Lines:
    """Looks at line breaks and quotes alone. Raises TableError for a line longer than is read."""
    breaks = _positions(data, b"\n", structure.offset, structure.end)
    bounds = np.concatenate(([structure.offset - 1], breaks, [structure.end]))
    lengths = np.diff(bounds) - 1
    if lengths.max() > LONGEST_LINE:
        line = structure.line + int(lengths.argmax())
        raise TableError(
            f"Line {line:,} is longer than {LONGEST_LINE:,} bytes, which no row of a table is. A double "
            'quote (") that is never closed, or missing line breaks, make such lines.'
        )
    empty = lengths <= 1
    if empty.any():
        last = np.frombuffer(data, np.uint8)[np.minimum(bounds[:-1] + 1, len(data) - 1)]
        empty &= (lengths == 0) | (last == 13)
    filled = np.flatnonzero(~empty) + structure.line if empty.any() else None
    return Lines(len(lengths), filled, _is_regular(data, structure, breaks))


def _is_regular(data: bytes, structure: Structure, breaks: NDArray[np.int64]) -> bool:
    """Whether no record goes over several lines, and no field needs what only csv does."""
    if structure.delimiter == " ":
        return False
    sign = structure.delimiter.encode()
    if data.find(b'"', structure.offset, structure.end) < 0:
        return True
    if data.find(sign + b' "', structure.offset) >= 0 or data.find(b'\n "', structure.offset) >= 0:
        return False
    quotes = _positions(data, b'"', structure.offset, structure.end)
    before = np.searchsorted(quotes, breaks)
    return len(quotes) % 2 == 0 and not (before % 2).any()


def _positions(data: bytes, sign: bytes, start: int, end: int) -> NDArray[np.int64]:
    view = np.frombuffer(data, np.uint8)
    parts = [
        np.flatnonzero(view[at : min(at + _CHUNK, end)] == sign[0]) + at for at in range(start, end, _CHUNK)
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)
