"""The lines above the rows: titles, names, units; found or chosen, and what is told and asked of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.tabular.cell_kinds import kind_of
from dashboard.tabular.delimiter import Record
from dashboard.tabular.errors import TableError
from dashboard.tabular.header import (
    CERTAIN,
    PRIOR,
    BodyColumn,
    best_names,
    body_columns,
    is_second_header,
    odds_of_names,
)
from dashboard.tabular.header_notes import header_question, skipped_note, titles_note
from dashboard.tabular.questions import Question
from dashboard.tabular.ragged import too_wide
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import listed

MOST_HEADER_LINES = 5
_CLEAR = 5.0  # log odds below which the line of names is told


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderBlock:
    """The names (None for none) and their line, the line of the first row, and the rows of the sample."""

    names: list[str] | None
    header_line: int
    first_row: int
    body: list[Record]
    width: int
    notes: tuple[Note, ...] = ()
    questions: tuple[Question[ReadOptions], ...] = ()


def find_header(rows: list[Record], width: int, given: ReadOptions, delimiter: str) -> HeaderBlock:
    """The header of the sample's rows, as it is chosen in the options or as the rows show it."""
    if given.header_line == 0:
        return _without_names(rows, _first_full(rows, width), width, given)
    first = _first_full(rows, width) if given.header_line is None else _chosen(rows, given.header_line)
    columns, odds = _evidence(rows, first, width)
    last = _last_of_block(rows, first, width, columns)
    if given.header_line is not None:
        return _with_names(rows, [first, *range(first + 1, last + 1)], first, width, given)
    if last > first and odds > -CERTAIN:
        lines = [rows[i].fields for i in range(first, last + 1)]
        names = first + best_names(lines, width)
        return _with_names(rows, list(range(first, last + 1)), names, width, given)
    return _weighed(rows, first, odds, width, given, delimiter)


def _evidence(rows: Sequence[Record], first: int, width: int) -> tuple[list[BodyColumn], float]:
    """The columns below a line, and the log odds that it holds names.

    A line that is there again among the rows is left out of its columns where the rest shows that it holds
    words above numbers; among words alone it is asked, unless it is there so often that it must be a row.
    """
    columns = _body_columns(rows, first, width)
    odds = PRIOR + odds_of_names(rows[first].fields, columns)
    again = sum(row.fields == rows[first].fields for row in rows[first + 1 :])
    if not again:
        return columns, odds
    others = _body_columns(rows, first, width, without=rows[first].fields)
    seldom = again <= max(1, len(rows) // 10)
    if seldom and _words_above_numbers(rows[first].fields, others):
        return others, PRIOR + odds_of_names(rows[first].fields, others)
    return columns, max(odds, -CERTAIN / 2) if seldom else odds


def _first_full(rows: Sequence[Record], width: int) -> int:
    """The first record as wide as the rows, titles with a few filled fields aside."""
    usual = sorted(row.filled for row in rows)[len(rows) // 2]
    for i, row in enumerate(rows[:50]):
        after = rows[i + 1].filled if i + 1 < len(rows) else 0
        title = row.filled <= max(1, len(row.fields) // 4) and 0 < after >= (usual if width == 2 else 1)
        title = title and row.filled < max(usual, after)
        title = title or (len(row.fields) < width and _is_narrower(rows, i + 1, len(row.fields)))
        if len(row.fields) >= width - 1 and len(row.fields) > 1 and not title:
            return i
    return 0


def _is_narrower(rows: Sequence[Record], i: int, width: int) -> bool:
    """Whether a record is there and has fewer fields, so that the one before it, with a comma, is a title."""
    return i < len(rows) and len(rows[i].fields) < width


def _chosen(rows: Sequence[Record], line: int) -> int:
    found = next((i for i, row in enumerate(rows) if row.line <= line <= row.last_line), None)
    if found is None:
        raise TableError(f"Line {line:,} holds no names. Choose a line of the preview that is not empty.")
    return found


def _body_columns(
    rows: Sequence[Record], first: int, width: int, without: list[str] | None = None
) -> list[BodyColumn]:
    """The columns below the names; of many rows without the first, which may be header lines.

    `without` leaves out the rows that are this one again, as in files that were put together.
    """
    below = [row.fields for row in rows[first + 1 :] if row.fields != without]
    return body_columns(below[min(MOST_HEADER_LINES, len(below) // 3) :], width)


def _last_of_block(rows: Sequence[Record], first: int, width: int, columns: Sequence[BodyColumn]) -> int:
    """The last of the lines of names and units; a line that is there again below is rather a row."""
    last = first
    for i in range(first + 1, min(first + MOST_HEADER_LINES, len(rows) - 1)):
        below = columns
        if again := sum(row.fields == rows[i].fields for row in rows[i + 1 :]):
            below = _body_columns(rows, i, width, without=rows[i].fields)
            if again > max(1, len(rows) // 10) or not _words_above_numbers(rows[i].fields, below):
                break
        if not is_second_header(rows[i].fields, below):
            break
        last = i
    return last


def _words_above_numbers(cells: Sequence[str], columns: Sequence[BodyColumn]) -> bool:
    return any(
        column.is_counted() and kind_of(cell) == "text" for cell, column in zip(cells, columns, strict=False)
    )


def _weighed(
    rows: list[Record], first: int, odds: float, width: int, given: ReadOptions, delimiter: str
) -> HeaderBlock:
    above = rows[first - 1] if first else None
    if odds < -CERTAIN and above is not None and 1 < len(above.fields) < width:
        raise too_wide(rows[first].line, rows[first].fields, len(above.fields), delimiter)
    named = _with_names(rows, [first], first, width, given)
    unnamed = _without_names(rows, _first_value(rows, first, width), width, given)
    if odds < -CERTAIN:
        return unnamed
    if odds > _CLEAR:
        return named
    line = rows[first].line
    if odds > CERTAIN:
        told = Note(
            column=None,
            text=f"Line {line:,} is read as the names: {listed(rows[first].fields)}.",
            undo=replace(given, header_line=0),
            action="It is a row",
        )
        return replace(named, notes=(*named.notes, told))
    return replace(named if odds > 0 else unnamed, questions=(header_question(rows[first], given, odds > 0),))


def _first_value(rows: Sequence[Record], first: int, width: int) -> int:
    """The first row of a table without names: what was passed over as a title may be a row with gaps."""
    if not first:
        return 0
    columns = _body_columns(rows, first, width)
    above = range(first - 1, -1, -1)
    titles = [i for i in above if len(rows[i].fields) < width or odds_of_names(rows[i].fields, columns) > 0]
    return titles[0] + 1 if titles else 0


def _with_names(
    rows: list[Record], block: list[int], names: int, width: int, given: ReadOptions
) -> HeaderBlock:
    line = rows[names].line
    next_row = block[-1] + 1
    first_row = rows[block[-1]].last_line + 1
    if given.first_row is not None:
        next_row, first_row = _row_at(rows, given.first_row), given.first_row
    skipped = [rows[i] for i in block if i > names] if given.first_row is None else []
    titles = [rows[i] for i in range(min([names, *block]))] + [rows[i] for i in block if i < names]
    return HeaderBlock(
        names=[field.strip() for field in rows[names].fields],
        header_line=line,
        first_row=first_row,
        body=rows[next_row:],
        width=width,
        notes=(*titles_note(titles, line, given), *skipped_note(skipped, line, given)),
    )


def _row_at(rows: Sequence[Record], line: int) -> int:
    return next((i for i, row in enumerate(rows) if row.line >= line), len(rows))


def _without_names(rows: list[Record], first: int, width: int, given: ReadOptions) -> HeaderBlock:
    first = first if given.first_row is None else _row_at(rows, given.first_row)
    row = rows[min(first, len(rows) - 1)]
    told = f"Line {row.line:,} holds values, so the columns are called 'column 1', 'column 2', …."
    undo = None if given.header_line == 0 else replace(given, header_line=row.line)
    note = Note(
        column=None, text=told, undo=undo, action=f"Line {row.line:,} holds the names" if undo else ""
    )
    return HeaderBlock(
        names=None,
        header_line=0,
        first_row=row.line if given.first_row is None else given.first_row,
        body=rows[first:],
        width=width,
        notes=(note,),
    )
