"""On which line of the file each row stands; a slower second look, taken only at irregular files."""

import csv
import io
from collections.abc import Iterator

import numpy as np
import pandas as pd

from dashboard.intake.dialect import Record
from dashboard.intake.error import IntakeError, counted
from dashboard.intake.header import open_quote, too_wide
from dashboard.intake.layout import Layout

LINE, ROW = "line", "row"


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


def misfit(data: bytes, layout: Layout) -> IntakeError:
    """The error for a table that could not be parsed: the first line that is too wide, or an open quote."""
    width, last = len(layout.names), layout.line
    for record in _records(data, layout):
        if len(record.fields) > width:
            return too_wide(record.line, len(record.fields), width, record.fields)
        last = record.line
    return open_quote(last)


def _records(data: bytes, layout: Layout) -> Iterator[Record]:
    """All rows below the names, blank lines left out; ends early at a quote that is never closed."""
    buffer = io.BytesIO(data)
    buffer.seek(layout.offset)
    text = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    reader = csv.reader(text, delimiter=layout.delimiter, skipinitialspace=True)
    line = 0
    while True:
        try:
            fields = next(reader)
        except (StopIteration, csv.Error):
            return
        if len(fields) > 1 or (fields and fields[0].strip()):
            yield Record(fields, layout.line + line, layout.line + reader.line_num - 1)
        line = reader.line_num
