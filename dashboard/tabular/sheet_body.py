"""The rows of a sheet below its names: without notes, repeated names and a row of totals."""

import datetime
from dataclasses import dataclass

import pyarrow as pa

from dashboard.tabular.footers import is_remark
from dashboard.tabular.header_block import HeaderBlock
from dashboard.tabular.second_table import are_other_names, second_table_note
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.totals import total_note, totals_among
from dashboard.text.quoting import counted, quoted

Cell = float | int | str | bool | datetime.date | datetime.time | datetime.timedelta
_FIRST_ROWS = 100
Numbered = list[tuple[int, list[Cell]]]  # each row with its number in the sheet


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SheetBody:
    """The rows, what was left out in words, and what is told of a row of totals and of a second table."""

    rows: Numbered
    left_out: tuple[str, ...]
    total: tuple[Note, ...]
    second: tuple[Note, ...]


def sheet_body(rows: Numbered, width: int, block: HeaderBlock, given: ReadOptions) -> SheetBody:
    """The rows that are rows of the table."""
    rows, second = _without_second_table(rows, width, given)
    rows, footers = _without_footers(rows, width)
    rows, repeated = _without_repeated_names(rows, block)
    rows, total = _without_total(rows, given)
    return SheetBody(rows=rows, left_out=(*footers, *repeated), total=total, second=second)


def is_filled(cell: Cell) -> bool:
    """Whether a cell holds more than white space."""
    return cell != "" and not (isinstance(cell, str) and not cell.strip())


def cell_text(cell: Cell) -> str:
    """A cell as it would be written in a text file."""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ")
    return str(cell)


def _without_footers(body: Numbered, width: int) -> tuple[Numbered, tuple[str, ...]]:
    """Without the notes below a table: single texts in the first column, under an empty row."""
    cut: list[str] = []
    while len(body) > 2 and width > 1:
        (before, _), (line, row) = body[-2:]
        alone = [cell for cell in row if is_filled(cell)]
        text_below = isinstance(row[0], str) and is_filled(row[0]) and len(alone) == 1
        strange = not any(isinstance(other[0], str) for _, other in body[: min(50, len(body) - len(cut) - 1)])
        below = width > 2 and (line > before + 1 or strange)
        if not (text_below and (below or is_remark(str(row[0])))):
            break
        cut.append(str(row[0]))
        body = body[:-1]
    if not cut:
        return body, ()
    what = f"{counted(len(cut), 'row')} below the table {'is' if len(cut) == 1 else 'are'} left out"
    return body, (f"{what}: {quoted(cut[-1])}.",)


def _without_second_table(
    body: Numbered, width: int, given: ReadOptions
) -> tuple[Numbered, tuple[Note, ...]]:
    """Without another table below an empty row, and what is told of it."""
    gaps = [i for i in range(1, len(body)) if body[i][0] > body[i - 1][0] + 1]
    for i in gaps:
        line, cells = body[i][0], [cell_text(cell) for cell in body[i][1]][:width]
        above = [[cell_text(cell) for cell in row] for _, row in body[: min(i, _FIRST_ROWS)]]
        if i + 1 < len(body) and are_other_names(cells, above):
            return body[:i], (second_table_note(line, [cell for cell in cells if cell], given),)
    return body, ()


def _without_total(body: Numbered, given: ReadOptions) -> tuple[Numbered, tuple[Note, ...]]:
    def column(place: int) -> pa.Array:
        return pa.array([cell_text(row[place]) if place < len(row) else "" for _, row in body], pa.string())

    totals = totals_among(len(body), lambda i: [cell_text(cell) for cell in body[i][1]], column, given)
    if not totals.rows:
        return body, ()
    told = total_note(totals, [body[i][0] for i in totals.rows], given)
    left_out = frozenset(totals.rows)
    return [row for i, row in enumerate(body) if i not in left_out], (told,)


def _without_repeated_names(body: Numbered, block: HeaderBlock) -> tuple[Numbered, tuple[str, ...]]:
    names = block.names
    if not names:
        return body, ()
    kept = [
        (line, row) for line, row in body if [cell_text(cell).strip() for cell in row[: len(names)]] != names
    ]
    if len(kept) == len(body):
        return body, ()
    return kept, (
        f"The names are repeated in {counted(len(body) - len(kept), 'row')} among the rows; left out.",
    )
