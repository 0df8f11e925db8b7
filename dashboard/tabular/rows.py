"""The rows of a text table -> one Arrow column of texts a field, and the line of each row.

Regular tables are parsed by Arrow. Others (line breaks in quotes, lines too short, comments among the rows)
are read record by record with csv, in blocks, so that no table is ever held as Python objects.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from dashboard.tabular.errors import TableError
from dashboard.tabular.ragged import too_wide
from dashboard.tabular.structure import LONGEST_LINE, Structure, open_quote
from dashboard.text.quoting import counted, quoted

if TYPE_CHECKING:
    from _csv import Reader

LINE, ROW = "line", "row"
MOST_CELLS = 40_000_000
_BLOCK = 1 << 22
_CHUNK = 1 << 24
_ROWS_A_BLOCK = 1 << 15


@dataclass(frozen=True, slots=True)
class Rows:
    """The columns, in the order of the names; each row's line; what was left out or filled in, in words."""

    columns: list[pa.ChunkedArray]
    index: pd.Index
    notes: tuple[str, ...]


def parsed_rows(data: bytes, structure: Structure) -> Rows:
    """The rows between the structure's offset and end.

    Raises TableError for a table without rows, too large a one, and lines that do not fit.
    """
    lines = _lines(data, structure)
    _refuse_too_large(lines, structure)
    rows = _parsed_by_arrow(data, structure, lines) if lines.regular else None
    rows = rows or _parsed_by_csv(data, structure)
    rows = _without_repeated_names(_without_empty_rows(rows), structure)
    if not len(rows.index):
        raise TableError(
            f"The file has {counted(len(structure.names), 'column name')} but no rows below. Add rows."
        )
    return rows


@dataclass(frozen=True, slots=True)
class _Lines:
    """How many lines there are, their numbers where some are empty, and whether each line is one record."""

    count: int
    filled: NDArray[np.int64] | None
    regular: bool


def _lines(data: bytes, structure: Structure) -> _Lines:
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
    return _Lines(len(lengths), filled, _is_regular(data, structure, breaks))


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


def _refuse_too_large(lines: _Lines, structure: Structure) -> None:
    cells = lines.count * len(structure.names)
    if cells > MOST_CELLS:
        raise TableError(
            f"The file has about {cells:,} cells; at most {MOST_CELLS:,} are read. "
            "Keep only the columns that you need, or a random sample of the rows."
        )


def _parsed_by_arrow(data: bytes, structure: Structure, lines: _Lines) -> Rows | None:
    names = [str(number) for number in range(len(structure.names))]
    if structure.end <= structure.offset:
        return None
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(data)[structure.offset : structure.end])),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(delimiter=structure.delimiter),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    n = table.num_rows
    if n != (lines.count if lines.filled is None else len(lines.filled)):
        return None
    index = pd.RangeIndex(structure.line, structure.line + n, name=LINE)
    return Rows(table.columns, index if lines.filled is None else pd.Index(lines.filled, name=LINE), ())


def _parsed_by_csv(data: bytes, structure: Structure) -> Rows:
    width = len(structure.names)
    found = _Found(0, 0, 0, 0, 0)
    blocks: list[list[pa.Array]] = []
    numbers: list[NDArray[np.int64]] = []
    for lines, rows in _blocks(_records(data, structure, found)):
        numbers.append(np.array(lines, dtype=np.int64))
        blocks.append([pa.array(column, pa.string()) for column in zip(*rows, strict=True)])
    columns = [pa.chunked_array([block[place] for block in blocks], pa.string()) for place in range(width)]
    index = pd.Index(np.concatenate(numbers) if numbers else np.empty(0, np.int64), name=LINE)
    return Rows(columns, index, found.notes(width))


@dataclass(slots=True)
class _Found:
    """What is noticed while records are read."""

    short: int
    first_short: int
    first_width: int
    comments: int
    first_comment: int

    def notes(self, width: int) -> tuple[str, ...]:
        """The sentences about lines that are too short and about comments."""
        short = (
            f"{counted(self.short, 'line')} had fewer than {width:,} fields; the missing ones count as empty "
            f"(first: line {self.first_short:,} with {self.first_width:,})."
        )
        comments = (
            f"{counted(self.comments, 'line')} that {'begins' if self.comments == 1 else 'begin'} with # "
            f"{'is' if self.comments == 1 else 'are'} left out (first: line {self.first_comment:,})."
        )
        return (short,) * bool(self.short) + (comments,) * bool(self.comments)


def _records(data: bytes, structure: Structure, found: _Found) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank, as wide as the table, with its line."""
    width = len(structure.names)
    with _reader(data, structure) as reader:
        line = structure.line
        try:
            for fields in reader:
                at, line = line, structure.line + reader.line_num
                if len(fields) == width and width > 1:
                    yield at, fields
                elif len(fields) > 1 or (fields and fields[0].strip()):
                    if fields[0].startswith("#") and len(fields) < width:
                        found.comments += 1
                        found.first_comment = found.first_comment or at
                        continue
                    yield at, _fitted(at, fields, structure, found)
        except csv.Error:
            raise open_quote(line) from None
        if reader.line_num and _open_at_end(data, structure, at):
            raise open_quote(at)


def _open_at_end(data: bytes, structure: Structure, line: int) -> bool:
    """Whether the last record, which begins on this line, is a quote that is never closed."""
    start = structure.offset
    for _ in range(line - structure.line):
        start = data.find(b"\n", start) + 1
    last = data[start : structure.end]
    return b"\n" in last and last.count(b'"') % 2 == 1


def _fitted(line: int, fields: list[str], structure: Structure, found: _Found) -> list[str]:
    width = len(structure.names)
    if any(field.strip() for field in fields[width:]):
        raise too_wide(line, fields, width, structure.delimiter)
    if len(fields) < width:
        found.short += 1
        if found.short == 1:
            found.first_short, found.first_width = line, len(fields)
    return [*fields[:width], *[""] * (width - len(fields))]


@contextmanager
def _reader(data: bytes, structure: Structure) -> Iterator["Reader"]:
    buffer = io.BytesIO(memoryview(data)[structure.offset : structure.end])
    text: Iterable[str] = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    if structure.delimiter == " ":
        text = (f"{line.strip()}\n" for line in text)
    yield csv.reader(text, delimiter=structure.delimiter, skipinitialspace=True)


def _blocks(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[list[int], list[list[str]]]]:
    lines: list[int] = []
    block: list[list[str]] = []
    for line, fields in rows:
        lines.append(line)
        block.append(fields)
        if len(block) == _ROWS_A_BLOCK:
            yield lines, block
            lines, block = [], []
    if block:
        yield lines, block


def _without_empty_rows(rows: Rows) -> Rows:
    """Without the rows of delimiters alone, as spreadsheets write them below a table."""
    if not rows.columns or not len(rows.index):
        return rows
    empty = np.ones(len(rows.index), dtype=bool)
    for column in rows.columns:
        empty &= pc.equal(column, "").to_numpy()
        if not empty.any():
            return rows
    count = int(empty.sum())
    kept = _kept(rows, ~empty)
    what = f"{counted(count, 'row')} without any value {'is' if count == 1 else 'are'} left out."
    return Rows(kept.columns, kept.index, (*rows.notes, what))


def _without_repeated_names(rows: Rows, structure: Structure) -> Rows:
    """Without rows that are the names again, as in files that were put together."""
    if not structure.header_line or not any(cell.strip() for cell in structure.cells):
        return rows
    same = np.ones(len(rows.index), dtype=bool)
    for cell, column in zip(structure.cells, rows.columns, strict=True):
        same &= pc.equal(column, cell.strip()).to_numpy()
        if not same.any():
            return rows
    line = int(rows.index[int(np.argmax(same))])
    kept = _kept(rows, ~same)
    what = (
        f"The names are repeated on {counted(int(same.sum()), 'line')} among the rows "
        f"(first: line {line:,}); {'it is' if same.sum() == 1 else 'they are'} left out."
    )
    return Rows(kept.columns, kept.index, (*rows.notes, what))


def _kept(rows: Rows, keep: NDArray[np.bool_]) -> Rows:
    mask = pa.array(keep)
    return Rows([column.filter(mask) for column in rows.columns], rows.index[keep], rows.notes)


def where(index: pd.Index, position: int) -> str:
    """Where a row stands: its line in the file where that is known, else its number."""
    return f"{'line' if index.name == LINE else 'row'} {index[position]:,}"


def cell_at(text: str, index: pd.Index, position: int) -> str:
    """A cell in quotation marks, and where it stands."""
    return f"{quoted(text)} on {where(index, position)}"
