"""On which line of the file each row stands; a slower second look, taken only at irregular files."""

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.intake.error import IntakeError, counted
from dashboard.intake.header import open_quote, too_wide
from dashboard.intake.layout import Layout

if TYPE_CHECKING:
    from _csv import Reader

LINE, ROW = "line", "row"
MOST_EXAMINED = 2_000_000  # rows
_ROW = np.dtype([("line", np.int64), ("width", np.int64)])
_COUNTED = re.compile(r"in line (?P<line>\d+)|at row (?P<row>\d+)")


def placed(data: bytes, layout: Layout, n_rows: int, *, gaps: bool) -> tuple[pd.Index, tuple[str, ...]]:
    """An index named `line` with each row's line, and in words the lines that are too short.

    Where lines cannot be told for certain, or only by looking at too many, the index is named `row` and
    counts from 1. `gaps` says that the last column misses values, as it does in a line that is too short.
    """
    width = len(layout.names)
    regular = data.count(b"\n", layout.offset, len(data.rstrip())) + 1 == n_rows
    index: pd.Index = pd.RangeIndex(layout.line, layout.line + n_rows, name=LINE)
    short = gaps and _may_be_short(data, layout, n_rows)
    if regular and not short:
        return index, ()
    if n_rows > MOST_EXAMINED:
        note = (f"Some lines may have fewer than {width:,} fields; missing ones count as empty.",)
        return index if regular else _by_row(n_rows), note if short else ()
    found = _examined(data, layout)
    if not regular:
        index = pd.Index(found["line"], name=LINE) if len(found) == n_rows else _by_row(n_rows)
    return index, _short_lines(found, width)


def _by_row(n_rows: int) -> pd.Index:
    return pd.RangeIndex(1, n_rows + 1, name=ROW)


def _may_be_short(data: bytes, layout: Layout, n_rows: int) -> bool:
    enough = n_rows * (len(layout.names) - 1)
    return b'"' in data or data.count(layout.delimiter.encode(), layout.offset) < enough


def _examined(data: bytes, layout: Layout) -> NDArray[np.void]:
    """The first line and the width of each row that is not blank, up to a quote that is never closed."""
    reader = _reader(data, layout)

    def rows() -> Iterator[tuple[int, int]]:
        line = 0
        with suppress(csv.Error):
            for fields in reader:
                if len(fields) > 1 or (fields and fields[0].strip()):
                    yield layout.line + line, len(fields)
                line = reader.line_num

    return np.fromiter(rows(), dtype=_ROW)


def _short_lines(found: NDArray[np.void], width: int) -> tuple[str, ...]:
    short = found[found["width"] < width]
    if not len(short):
        return ()
    return (
        f"{counted(len(short), 'line')} had fewer than {width:,} fields; the missing ones count as empty "
        f"(first: line {short['line'][0]:,} with {short['width'][0]:,}).",
    )


def misfit(data: bytes, layout: Layout, complaint: str) -> IntakeError:
    """The error for a table that pandas could not part: a line that is too wide, or a quote never closed.

    The complaint counts records, blank ones too; a record with line breaks in quotes has several lines.
    """
    found = _COUNTED.search(complaint)
    before = int(found["row"] or int(found["line"]) - 1) if found else 0
    reader = _reader(data, layout)
    with suppress(StopIteration, csv.Error):
        deque(islice(reader, before), maxlen=0)
        line = layout.line + reader.line_num
        fields = next(reader)
        if len(fields) > len(layout.names):
            return too_wide(line, len(fields), len(layout.names), fields)
        return open_quote(line)
    return open_quote(layout.line + reader.line_num)


def _reader(data: bytes, layout: Layout) -> "Reader":
    buffer = io.BytesIO(data)
    buffer.seek(layout.offset)
    text = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    return csv.reader(text, delimiter=layout.delimiter, skipinitialspace=True)
