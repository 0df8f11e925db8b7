"""Someone's bytes -> a table, and everything that was decided on the way."""

from dataclasses import replace

import pyarrow as pa

from dashboard.tabular import archive, file_format, memory_left
from dashboard.tabular.assembled_table import assembled
from dashboard.tabular.encoding import to_utf8
from dashboard.tabular.encoding_guess import encoding_name
from dashboard.tabular.errors import TableError
from dashboard.tabular.parquet import read_parquet
from dashboard.tabular.quote_signs import with_double_quotes, without_marks
from dashboard.tabular.read_columns import read_columns
from dashboard.tabular.rows import Rows, parsed_rows, without_total
from dashboard.tabular.structure import Structure, find_structure, preview
from dashboard.tabular.table import Note, ReadOptions, Table
from dashboard.tabular.totals import LEFT_OUT
from dashboard.tabular.typed_columns import Cells
from dashboard.tabular.workbook import read_sheet
from dashboard.text.quoting import quoted


def read_table(data: bytes, name: str, options: ReadOptions = ReadOptions()) -> Table:  # noqa: B008, frozen
    """The table that a file holds, whatever its format, encoding, delimiter and decimal sign.

    Options that are None are decided from the file. Raises TableError, with the place, the value and the
    remedy, where the bytes hold no table.
    """
    file_format.refuse_empty(data, name)
    kind = file_format.format_of(data, name)
    if kind in {file_format.GZIP, file_format.ZIP}:
        return _from_archive(data, name, kind, options)
    if kind == file_format.PARQUET:
        return _from_parquet(data, name, options)
    if kind != file_format.TEXT:
        return _from_workbook(data, name, kind, options)
    return _from_text(data, name, options)


def _from_parquet(data: bytes, name: str, given: ReadOptions) -> Table:
    stored = read_parquet(data, name)
    table = assembled(read_columns(stored.columns, stored.index, given, "\t"), stored.index, name, given)
    return replace(table, notes=(*stored.notes, *table.notes))


def _from_workbook(data: bytes, name: str, kind: str, given: ReadOptions) -> Table:
    sheet = read_sheet(data, name, kind, given)
    table = assembled(read_columns(sheet.columns, sheet.index, given, "\t"), sheet.index, name, given)
    header, first = sheet.block.header_line, sheet.block.first_row
    return replace(
        table,
        options=replace(
            table.options, sheet=sheet.name, header_line=header, first_row=first, total_row=sheet.total_row
        ),
        notes=(*sheet.notes, *table.notes),
        questions=(*sheet.block.questions, *table.questions),
        preview=sheet.preview,
        sheets=sheet.names,
    )


def _from_archive(data: bytes, name: str, kind: str, options: ReadOptions) -> Table:
    if kind == file_format.GZIP:
        content, inner = archive.unpacked_gzip(data, name), name
        names: tuple[str, ...] = ()
    else:
        content, inner, names = archive.unpacked_zip(data, name, options.sheet)
    file_format.refuse_empty(content, inner)
    if file_format.format_of(content, inner) != file_format.TEXT:
        raise TableError(
            f"The archive {quoted(name)} holds no text table. Unpack it and upload what is in it."
        )
    table = _from_text(content, name, options)
    return replace(
        table,
        sheets=names,
        options=replace(table.options, sheet=inner if names else None),
        notes=(*_member_note(inner, names), *table.notes),
    )


def _member_note(member: str, names: tuple[str, ...]) -> tuple[Note, ...]:
    if len(names) < 2:
        return ()
    return (Note(column=None, text=f"Of {len(names):,} tables in the archive, {quoted(member)} is read."),)


def _from_text(data: bytes, name: str, given: ReadOptions) -> Table:
    memory_left.refuse_too_large(len(data), name)
    decoded = to_utf8(data, name, given.encoding)
    del data
    file_format.refuse_empty(decoded.text, name)
    text, marks = with_double_quotes(decoded.text)
    structure = find_structure(text, given)
    rows, total = without_total(parsed_rows(text, structure), given)
    first_lines = preview(decoded.text)
    guess = () if not decoded.guess else (_encoding_note(decoded.guess, decoded.encoding, given),)
    encoding = decoded.encoding
    del decoded, text
    columns, unmarked = _text_columns(structure, rows)
    index = rows.index
    of_file = (Note(column=None, text=told) for told in (*filter(None, [marks]), *rows.notes))
    notes = (*guess, *structure.notes, *of_file, *total, *unmarked)
    del rows
    found = read_columns(columns, index, given, structure.delimiter)
    table = assembled(found, index, name, given, asked=bool(structure.questions))
    return replace(
        table,
        options=replace(
            table.options,
            encoding=encoding,
            delimiter=structure.delimiter,
            header_line=structure.header_line,
            first_row=structure.line,
            total_row=LEFT_OUT if total else given.total_row,
        ),
        notes=(*notes, *table.notes),
        questions=(*structure.questions, *table.questions),
        preview=first_lines,
    )


def _text_columns(structure: Structure, rows: Rows) -> tuple[dict[str, Cells], list[Note]]:
    """The columns but empty ones without a name, and what is told of marks around their texts."""
    columns: dict[str, Cells] = {}
    notes: list[Note] = []
    for column, cell, cells in zip(structure.names, structure.cells, rows.columns, strict=True):
        if cell.strip() or not _is_empty(cells):
            columns[column], told = without_marks(cells)
            notes += [Note(column=column, text=told)] * bool(told)
    return columns, notes


def _encoding_note(guess: str, encoding: str, given: ReadOptions) -> Note:
    other = "cp1252" if encoding != "cp1252" else "cp1250"
    return Note(
        column=None,
        text=guess,
        undo=replace(given, encoding=other),
        action=f"Read as {encoding_name(other)}",
    )


def _is_empty(cells: pa.ChunkedArray) -> bool:
    return not any(cell.strip() for cell in cells.unique().slice(0, 10).to_pylist())
