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
from dashboard.tabular.structure import MOST_COLUMNS
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.typed_columns import Cells, dated_column, number_column_of
from dashboard.tabular.workbook_bounds import refuse_huge_workbook
from dashboard.text.quoting import counted, listed, quoted

Cell = float | int | str | bool | datetime.date | datetime.time | datetime.timedelta


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Sheet:
    """One sheet's columns and the row number of each row, and where the names stand."""

    columns: dict[str, Cells]
    index: pd.Index
    name: str
    names: tuple[str, ...]
    block: HeaderBlock
    notes: tuple[Note, ...]
    preview: tuple[str, ...]


def read_sheet(data: bytes, name: str, kind: str, given: ReadOptions) -> Sheet:
    """The chosen sheet, or the first that holds a table. Raises TableError where there is none."""
    if kind != file_format.OLD_EXCEL:
        refuse_huge_workbook(data, name)
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        names = tuple(sheet.name for sheet in book.sheets_metadata if _is_shown(sheet))
        chosen, rows = _chosen(book, names, given.sheet, name)
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(
            f"The file {quoted(name)} cannot be read as a spreadsheet: it is damaged, needs a password or is "
            "another Office document. Save it again as .xlsx without a password."
        ) from None
    return _sheet(rows, chosen, names, given)


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


def _sheet(rows: list[list[Cell]], name: str, names: tuple[str, ...], given: ReadOptions) -> Sheet:
    filled = [(line, row) for line, row in enumerate(rows, 1) if any(_filled(cell) for cell in row)]
    records = [Record([_text(cell) for cell in row], line, line) for line, row in filled[:ENOUGH_RECORDS]]
    width = _width(records)
    if width < 2 or not filled:
        first = records[0].fields[0] if records else ""
        raise TableError(
            f"Sheet {quoted(name)} holds one column only, which begins with {quoted(first)}. A model needs a "
            "target and at least one feature. Choose another sheet."
        )
    records = [replace(record, fields=_trimmed(record.fields, width)) for record in records]
    block = find_header(records, width, given, ",")
    body = [(line, row) for line, row in filled if line >= block.first_row]
    body, footers = _without_footers(body, width)
    cells = [*(block.names or []), *[""] * width][: len(rows[0])]
    body, repeated = _without_repeated_names(body, block)
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
        if cells[place].strip() or any(_filled(row[place]) for _, row in body)
    }
    texts = (*renamed, *footers, *repeated)
    notes = (*_sheet_note(name, names), *block.notes, *(Note(column=None, text=text) for text in texts))
    return Sheet(
        columns=columns,
        index=pd.Index([line for line, _ in body], name=ROW),
        name=name,
        names=names,
        block=block,
        notes=notes,
        preview=tuple(" | ".join(_text(cell) for cell in row)[:300] for row in rows[:30]),
    )


def _filled(cell: Cell) -> bool:
    return cell != "" and not (isinstance(cell, str) and not cell.strip())


def _width(records: list[Record]) -> int:
    """The last column that holds something in the rows below the titles."""
    body = records[min(8, len(records) // 3) :] or records
    return max((_last_filled(record.fields) for record in body), default=body_width(records))


def _last_filled(fields: list[str]) -> int:
    return max((place for place, field in enumerate(fields, 1) if field.strip()), default=0)


def _trimmed(fields: list[str], width: int) -> list[str]:
    return fields[: max(width, _last_filled(fields))]


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    return str(cell)


def _without_footers(
    body: list[tuple[int, list[Cell]]], width: int
) -> tuple[list[tuple[int, list[Cell]]], tuple[str, ...]]:
    """Without the notes below a table: single texts in the first column, under an empty row."""
    cut: list[str] = []
    while len(body) > 2 and width > 2:
        (before, _), (line, row) = body[-2:]
        alone = [cell for cell in row if _filled(cell)]
        text_below = isinstance(row[0], str) and _filled(row[0]) and len(alone) == 1
        strange = not any(isinstance(other[0], str) for _, other in body[: min(50, len(body) - len(cut) - 1)])
        if not (text_below and (line > before + 1 or strange)):
            break
        cut.append(str(row[0]))
        body = body[:-1]
    if not cut:
        return body, ()
    what = f"{counted(len(cut), 'row')} below the table {'is' if len(cut) == 1 else 'are'} left out"
    return body, (f"{what}: {quoted(cut[-1])}.",)


def _without_repeated_names(
    body: list[tuple[int, list[Cell]]], block: HeaderBlock
) -> tuple[list[tuple[int, list[Cell]]], tuple[str, ...]]:
    names = block.names
    if not names:
        return body, ()
    kept = [(line, row) for line, row in body if [_text(cell).strip() for cell in row[: len(names)]] != names]
    if len(kept) == len(body):
        return body, ()
    return kept, (
        f"The names are repeated in {counted(len(body) - len(kept), 'row')} among the rows; left out.",
    )


def _sheet_note(name: str, names: tuple[str, ...]) -> tuple[Note, ...]:
    if len(names) < 2:
        return ()
    return (Note(column=None, text=f"Of {len(names):,} sheets, {quoted(name)} is read."),)


def _column(name: str, cells: list[Cell]) -> Cells:
    """A column by the types of its cells; texts where they are mixed."""
    kinds = {type(cell) for cell in cells if _filled(cell)}
    if kinds and kinds <= {int, float}:
        numbers = np.array([cell if _filled(cell) else np.nan for cell in cells], dtype=np.float64)
        return number_column_of(name, numbers)
    if kinds and kinds <= {datetime.datetime, datetime.date}:
        return dated_column(pd.to_datetime(pd.Series([cell if _filled(cell) else None for cell in cells])))
    if kinds == {datetime.timedelta}:
        hours = [
            cell.total_seconds() / 3600 if isinstance(cell, datetime.timedelta) else np.nan for cell in cells
        ]
        return number_column_of(name, np.array(hours), unit="hours")
    return pa.chunked_array([pa.array([_text(cell) for cell in cells], pa.string())])
