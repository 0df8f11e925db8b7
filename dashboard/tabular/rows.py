"""The rows of a text table -> one Arrow column of texts a field, and the line of each row.

Regular tables are parsed by Arrow. Others (line breaks in quotes, lines too short, comments among the rows)
are read record by record with csv, in blocks, so that no table is ever held as Python objects.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
from numpy.typing import NDArray

from dashboard.tabular.csv_records import Irregularities, fitted_records, record_blocks
from dashboard.tabular.errors import TableError
from dashboard.tabular.places import LINE
from dashboard.tabular.structure import Structure
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.text_lines import Lines, lines_of
from dashboard.tabular.totals import total_note, totals_among
from dashboard.text.quoting import counted

MOST_CELLS = 40_000_000
_BLOCK, _BLOCK_OF_COLUMN = 1 << 22, 1 << 14  # bytes parsed at a time; many small pieces of a column cost time


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
    lines = lines_of(data, structure)
    _refuse_too_large(lines, structure)
    rows = _parsed_by_arrow(data, structure, lines) if lines.regular else None
    rows = rows or _parsed_by_csv(data, structure)
    rows = _without_repeated_names(_without_empty_rows(rows), structure)
    if not len(rows.index):
        raise TableError(
            f"The file has {counted(len(structure.names), 'column name')} but no rows below. Add rows."
        )
    return rows


def _refuse_too_large(lines: Lines, structure: Structure) -> None:
    cells = lines.count * len(structure.names)
    if cells > MOST_CELLS:
        raise TableError(
            f"The file has about {cells:,} cells; at most {MOST_CELLS:,} are read. "
            "Keep only the columns that you need, or a random sample of the rows."
        )


def _parsed_by_arrow(data: bytes, structure: Structure, lines: Lines) -> Rows | None:
    names = [str(number) for number in range(len(structure.names))]
    if structure.end <= structure.offset:
        return None
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(pa.py_buffer(memoryview(data)[structure.offset : structure.end])),
            read_options=arrow_csv.ReadOptions(
                column_names=names, block_size=max(_BLOCK, _BLOCK_OF_COLUMN * len(names))
            ),
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
    found = Irregularities(0, 0, 0, 0, 0)
    blocks: list[list[pa.Array]] = []
    numbers: list[NDArray[np.int64]] = []
    for lines, rows in record_blocks(fitted_records(data, structure, found)):
        numbers.append(np.array(lines, dtype=np.int64))
        blocks.append([pa.array(column, pa.string()) for column in zip(*rows, strict=True)])
    columns = [pa.chunked_array([block[place] for block in blocks], pa.string()) for place in range(width)]
    index = pd.Index(np.concatenate(numbers) if numbers else np.empty(0, np.int64), name=LINE)
    return Rows(columns, index, found.notes(width))


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


def without_total(rows: Rows, given: ReadOptions) -> tuple[Rows, tuple[Note, ...]]:
    """Without the rows that sum up others, and what is told of them."""
    n = len(rows.index)
    totals = totals_among(
        n, lambda i: [column[i].as_py() for column in rows.columns], rows.columns.__getitem__, given
    )
    if not totals.rows:
        return rows, ()
    told = total_note(totals, [int(rows.index[i]) for i in totals.rows], given)
    first = totals.rows[0]
    if first == n - len(totals.rows):
        columns = [column.slice(0, first) for column in rows.columns]
        return Rows(columns, rows.index[:first], rows.notes), (told,)
    keep = np.ones(n, dtype=bool)
    keep[list(totals.rows)] = False
    return _kept(rows, keep), (told,)


def _kept(rows: Rows, keep: NDArray[np.bool_]) -> Rows:
    mask = pa.array(keep)
    return Rows([column.filter(mask) for column in rows.columns], rows.index[keep], rows.notes)
