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

from dashboard.intake.dialect import Record
from dashboard.intake.error import IntakeError, counted
from dashboard.intake.header import open_quote, too_wide
from dashboard.intake.layout import Layout

if TYPE_CHECKING:
    from _csv import Reader

LINE, ROW = "line", "row"
_COUNTED = re.compile(r"in line (?P<line>\d+)|at row (?P<row>\d+)")


def line_index(data: bytes, layout: Layout, n_rows: int) -> pd.Index:
    """The line of each row, named `line`; its number, named `row`, where lines cannot be told for certain."""
    end = len(data.rstrip())
    if data.count(b"\n", layout.offset, end) + 1 == n_rows:
        return pd.RangeIndex(layout.line, layout.line + n_rows, name=LINE)
    lines = np.fromiter((record.line for record in _records(data, layout)), dtype=np.int64)
    if len(lines) == n_rows:
        return pd.Index(lines, name=LINE)
    return pd.RangeIndex(1, n_rows + 1, name=ROW)


def short_lines(data: bytes, layout: Layout, n_rows: int) -> tuple[str, ...]:
    """In words, the lines that have fewer fields than there are columns."""
    width = len(layout.names)
    sign = layout.delimiter.encode()
    if b'"' not in data and data.count(sign, layout.offset) >= n_rows * (width - 1):
        return ()
    short = [
        (record.line, len(record.fields)) for record in _records(data, layout) if len(record.fields) < width
    ]
    if not short:
        return ()
    line, fields = short[0]
    return (
        f"{counted(len(short), 'line')} had fewer than {width:,} fields; the missing ones count as empty "
        f"(first: line {line:,} with {fields:,}).",
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


def _records(data: bytes, layout: Layout) -> Iterator[Record]:
    """All rows below the names, blank lines left out; ends early at a quote that is never closed."""
    reader = _reader(data, layout)
    line = 0
    while True:
        try:
            fields = next(reader)
        except (StopIteration, csv.Error):
            return
        if len(fields) > 1 or (fields and fields[0].strip()):
            yield Record(fields, layout.line + line, layout.line + reader.line_num - 1)
        line = reader.line_num


def _reader(data: bytes, layout: Layout) -> "Reader":
    buffer = io.BytesIO(data)
    buffer.seek(layout.offset)
    text = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    return csv.reader(text, delimiter=layout.delimiter, skipinitialspace=True)
