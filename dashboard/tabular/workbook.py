"""Spreadsheets (.xlsx, .xls, .ods) -> rows of cells, each with its type, and the columns that they make."""

import datetime
import io
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import python_calamine

from dashboard.tabular import file_format
from dashboard.tabular.column_names import clean_names
from dashboard.tabular.delimiter import ENOUGH_RECORDS, Record, body_width
from dashboard.tabular.errors import TableError
from dashboard.tabular.header_block import HeaderBlock, find_header
from dashboard.tabular.places import ROW
from dashboard.tabular.sheet_body import Cell, cell_text, is_filled, sheet_body
from dashboard.tabular.structure import MOST_COLUMNS
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.totals import LEFT_OUT
from dashboard.tabular.typed_columns import Cells, dated_column, number_column_of
from dashboard.tabular.workbook_bounds import refuse_huge_workbook
from dashboard.text.quoting import listed, quoted


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sheet:
    """One sheet's columns and the row number of each row, and where the names stand."""

    columns: dict[str, Cells]
    index: pd.Index
    name: str
    names: tuple[str, ...]
    block: HeaderBlock
    notes: tuple[Note, ...]
    total_row: str | None
    preview: tuple[str, ...]


def read_sheet(data: bytes, name: str, kind: str, given: ReadOptions) -> Sheet:
    """The chosen sheet, or the first that holds a table. Raises TableError where there is none."""
    if kind != file_format.OLD_EXCEL:
        refuse_huge_workbook(data, name)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        names = tuple(sheet.name for sheet in book.sheets_metadata if _is_shown(sheet))
        chosen, rows = _chosen(book, names, given.sheet, name)
        merged = _fill_merged(rows, book.get_sheet_by_name(chosen).merged_cell_ranges or [])
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(
            f"The file {quoted(name)} cannot be read as a spreadsheet: it is damaged, needs a password or is "
            "another Office document. Save it again as .xlsx without a password."
        ) from None
    sheet = _sheet(rows, chosen, names, given)
    return replace(sheet, notes=(*sheet.notes, *merged))


def _is_shown(sheet: python_calamine.SheetMetadata) -> bool:
    visible = sheet.visible == python_calamine.SheetVisibleEnum.Visible
    return visible and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet


def _chosen(
    book: python_calamine.CalamineWorkbook, names: tuple[str, ...], wanted: str | None, name: str
) -> tuple[str, list[list[Cell]]]:
    """The rows of the wanted sheet; else of the first that has two columns and two rows."""
    if wanted is not None and wanted not in names:
        raise TableError(
            f"There is no sheet {quoted(wanted)} in {quoted(name)}. Choose one of: {listed(names)}."
        )
    first: tuple[str, list[list[Cell]]] | None = None
    for sheet in (wanted,) if wanted is not None else names:
        rows: list[list[Cell]] = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        first = first or (sheet, rows)
        if wanted is not None or (len(rows) > 1 and max(map(len, rows)) > 1):
            return sheet, rows
    if first is None or not first[1]:
        raise TableError(
            f"The workbook {quoted(name)} holds no table. Upload one with column names and rows."
        )
    return first


def _fill_merged(
    rows: list[list[Cell]], merged: list[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[Note, ...]:
    """Write the value of cells merged over several rows into each of them, and what is told of it."""
    first = ""
    for (top, left), (bottom, right) in sorted(merged):
        if top < bottom and left == right and bottom < len(rows):
            first = first or f"{quoted(cell_text(rows[top][left]))} on rows {top + 1:,} to {bottom + 1:,}"
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    if not first:
        return ()
    text = f"The value of cells that are merged over several rows is taken for each of them, such as {first}."
    return (Note(column=None, text=text),)


def _refuse_one_column(name: str, records: list[Record], width: int) -> None:
    if width < 2 or not records:
        first = records[0].fields[0] if records else ""
        raise TableError(
            f"Sheet {quoted(name)} holds one column only, which begins with {quoted(first)}. A model needs a "
            "target and at least one feature. Choose another sheet."
        )


def _sheet(rows: list[list[Cell]], name: str, names: tuple[str, ...], given: ReadOptions) -> Sheet:
    filled = [(line, row) for line, row in enumerate(rows, 1) if any(is_filled(cell) for cell in row)]
    records = [Record([cell_text(cell) for cell in row], line, line) for line, row in filled[:ENOUGH_RECORDS]]
    width = _width(records)
    _refuse_one_column(name, records, width)
    records = [replace(record, fields=_trimmed(record.fields, width)) for record in records]
    block = find_header(records, width, given, ",")
    found = sheet_body([(line, row) for line, row in filled if line >= block.first_row], width, block, given)
    body, cells = found.rows, [*(block.names or []), *[""] * width][: len(rows[0])]
    if not body:
        raise TableError(
            f"Sheet {quoted(name)} has names but no rows below. Add rows, or choose another sheet."
        )
    if width > MOST_COLUMNS:
        raise TableError(f"Sheet {quoted(name)} has {width:,} columns; at most {MOST_COLUMNS:,} are read.")
    unique, renamed = clean_names(cells[:width])
    columns = {
        title: _column(title, [row[place] if place < len(row) else "" for _, row in body])
        for place, title in enumerate(unique)
        if cells[place].strip() or any(is_filled(row[place]) for _, row in body)
    }
    texts = (Note(column=None, text=text) for text in (*renamed, *found.left_out))
    notes = (*_sheet_note(name, names), *block.notes, *texts, *found.second, *found.total)
    return Sheet(
        columns=columns,
        index=pd.Index([line for line, _ in body], name=ROW),
        name=name,
        names=names,
        block=block,
        notes=notes,
        total_row=LEFT_OUT if found.total else given.total_row,
        preview=tuple(" | ".join(cell_text(cell) for cell in row)[:300] for row in rows[:30]),
    )


def _width(records: list[Record]) -> int:
    """The last column that holds something in the rows below the titles."""
    body = records[min(8, len(records) // 3) :] or records
    return max((_last_filled(record.fields) for record in body), default=body_width(records))


def _last_filled(fields: list[str]) -> int:
    return max((place for place, field in enumerate(fields, 1) if field.strip()), default=0)


def _trimmed(fields: list[str], width: int) -> list[str]:
    return fields[: max(width, _last_filled(fields))]


def _sheet_note(name: str, names: tuple[str, ...]) -> tuple[Note, ...]:
    if len(names) < 2:
        return ()
    return (Note(column=None, text=f"Of {len(names):,} sheets, {quoted(name)} is read."),)


def _column(name: str, cells: list[Cell]) -> Cells:
    """A column by the types of its cells; texts where they are mixed."""
    kinds = {type(cell) for cell in cells if is_filled(cell)}
    if kinds and kinds <= {int, float}:
        numbers = np.array([cell if is_filled(cell) else np.nan for cell in cells], dtype=np.float64)
        return number_column_of(name, numbers)
    if kinds and kinds <= {datetime.datetime, datetime.date}:
        return dated_column(pd.to_datetime(pd.Series([cell if is_filled(cell) else None for cell in cells])))
    if kinds == {datetime.timedelta}:
        hours = [
            cell.total_seconds() / 3600 if isinstance(cell, datetime.timedelta) else np.nan for cell in cells
        ]
        return number_column_of(name, np.array(hours), unit="hours")
    return pa.chunked_array([pa.array([cell_text(cell) for cell in cells], pa.string())])
