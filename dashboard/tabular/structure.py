"""Where the names, the rows and the notes of a text table stand: what is known before it is parsed."""

from dataclasses import dataclass, replace

from dashboard.tabular.column_names import clean_names
from dashboard.tabular.delimiter import (
    ALL_DELIMITERS,
    DELIMITERS,
    LONGEST_LINE,
    body_width,
    records,
    sniffed_delimiter,
)
from dashboard.tabular.errors import TableError
from dashboard.tabular.footers import without_footers
from dashboard.tabular.header_block import HeaderBlock, find_header
from dashboard.tabular.preamble import after_preamble, with_comment_as_names
from dashboard.tabular.questions import Question
from dashboard.tabular.ragged import column_cells, refuse_ragged
from dashboard.tabular.second_table import second_table, second_table_note
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

MOST_COLUMNS = 2_000
_SAMPLE = 1 << 18
_PREVIEW_LINES, _PREVIEW_WIDTH = 30, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """How to parse a table: its delimiter, one name a field, and the bytes and the line of its rows."""

    delimiter: str
    names: tuple[str, ...]
    cells: tuple[str, ...]  # the names as they stand in the file, to find them again among the rows
    header_line: int
    offset: int  # of the first row's first byte
    end: int  # of the last row's last byte
    line: int  # of the first row
    sample: tuple[tuple[str, ...], ...]  # the first rows
    notes: tuple[Note, ...]
    questions: tuple[Question[ReadOptions], ...] = ()


def find_structure(data: bytes, given: ReadOptions) -> Structure:
    """The structure of UTF-8 text. Raises TableError where no table of at least two columns is found."""
    start, declared, comment = after_preamble(data)
    sample = _sample(data, start)
    first_line = data.count(b"\n", 0, start)
    delimiter = _checked(given.delimiter) or declared or sniffed_delimiter(sample)
    rows = list(records(sample, delimiter)) if delimiter else []
    width = body_width(rows)
    if delimiter is None or width < 2:
        raise _one_column(sample, first_line)
    if width > MOST_COLUMNS:
        raise _too_many_columns(width)
    if comment is not None and given.header_line is None:
        rows, start, first_line = with_comment_as_names(data, rows, start, comment, delimiter, width)
    placed = [replace(row, line=row.line + first_line, last_line=row.last_line + first_line) for row in rows]
    if len(placed) == 1 and placed[0].last_line > placed[0].line:
        raise open_quote(placed[0].line)
    return _structure(data, given, delimiter, find_header(placed, width, given, delimiter))


def preview(data: bytes) -> tuple[str, ...]:
    """The first lines of UTF-8 text, cut to a width that fits a page."""
    head = data[: _PREVIEW_LINES * 2_000].decode("utf-8", "replace").split("\n")
    return tuple(line.rstrip("\r")[:_PREVIEW_WIDTH] for line in head[:_PREVIEW_LINES])


def open_quote(line: int) -> TableError:
    """The refusal of a quote that swallows everything below it."""
    return TableError(
        f'A double quote (") on or after line {line:,} is never closed, so the rest of the file would be one '
        "field. Close it, or write it twice if it belongs to the text."
    )


def _checked(delimiter: str | None) -> str | None:
    if delimiter is not None and delimiter not in ALL_DELIMITERS:
        known = ", ".join(ALL_DELIMITERS.values())
        raise TableError(f"Columns cannot be separated by {quoted(delimiter)}. Choose one of: {known}.")
    return delimiter


def _sample(data: bytes, start: int) -> str:
    """The first lines, whole ones, as text."""
    size = _SAMPLE
    while size <= LONGEST_LINE:
        whole = start + size >= len(data)
        end = len(data) if whole else data.rfind(b"\n", start, start + size) + 1
        if end > start:
            return data[start:end].decode("utf-8")
        size *= 2
    raise TableError(
        f"The first line is longer than {LONGEST_LINE:,} bytes: it cannot be a line of column names. "
        "Upload a table with one line of names and one line for each row."
    )


def _one_column(sample: str, first_line: int) -> TableError:
    lines = [line for line in sample.splitlines()[:20] if line.strip()] or [""]
    if not first_line and sample.count("\n") == 0 and any(sign in lines[0] for sign in DELIMITERS):
        return TableError(f"The file has one line, {quoted(lines[0])}, but no rows below. Add rows.")
    return TableError(
        f"Only one column was found; the first line is {quoted(lines[0])}. A model needs a target and at "
        "least one feature: separate the columns by comma, semicolon, tab or pipe."
    )


def _too_many_columns(count: int) -> TableError:
    return TableError(
        f"The file has {count:,} columns; at most {MOST_COLUMNS:,} are read. Keep the columns that you need."
    )


def _structure(data: bytes, given: ReadOptions, delimiter: str, block: HeaderBlock) -> Structure:
    offset = _line_start(data, block.first_row - 1)
    block, end = _first_table(data, given, delimiter, block, offset)
    body = [row.fields for row in block.body]
    cells, row_names = column_cells(block.names, body, block.width)
    refuse_ragged(len(cells), block.body, delimiter)
    if len(cells) > MOST_COLUMNS:
        raise _too_many_columns(len(cells))
    names, renamed = clean_names(cells)
    end, footers = without_footers(data[:end], offset, delimiter, len(cells), body)
    return Structure(
        delimiter=delimiter,
        names=names,
        cells=tuple(cells),
        header_line=block.header_line,
        offset=offset,
        end=end,
        line=block.first_row,
        sample=tuple(tuple(row) for row in body),
        notes=(
            *_delimiter_note(delimiter, given),
            *block.notes,
            *(Note(column=None, text=text) for text in (*row_names, *renamed, *footers)),
        ),
        questions=block.questions,
    )


def _first_table(
    data: bytes, given: ReadOptions, delimiter: str, block: HeaderBlock, offset: int
) -> tuple[HeaderBlock, int]:
    """The block without the rows of another table below an empty line, and where the first one ends."""
    found = second_table(data, offset, len(data), delimiter, [row.fields for row in block.body])
    if found is None:
        return block, len(data)
    end, line, names = found
    body = [row for row in block.body if row.line < line]
    return replace(block, body=body, notes=(*block.notes, second_table_note(line, names, given))), end


def _delimiter_note(delimiter: str, given: ReadOptions) -> tuple[Note, ...]:
    if delimiter == "," or given.delimiter:
        return ()
    return (
        Note(column=None, text=f"Columns are separated by {ALL_DELIMITERS[delimiter]}s.", kind="reading"),
    )


def _line_start(data: bytes, lines: int) -> int:
    """Where the line begins that has so many lines above it."""
    start = 0
    for _ in range(lines):
        start = data.find(b"\n", start) + 1 or len(data)
    return start
