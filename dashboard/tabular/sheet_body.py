"""The rows of a sheet below its names: without notes, repeated names and a row of totals."""

import datetime
from dataclasses import dataclass

from dashboard.tabular.header_block import HeaderBlock
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.totals import KEPT, LEAST_ROWS, total_note, total_word
from dashboard.text.quoting import counted, quoted

Cell = float | int | str | bool | datetime.date | datetime.time | datetime.timedelta
Numbered = list[tuple[int, list[Cell]]]  # each row with its number in the sheet


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SheetBody:
    """The rows, what was left out in words, and what is told of a row of totals."""

    rows: Numbered
    left_out: tuple[str, ...]
    total: tuple[Note, ...]


def sheet_body(rows: Numbered, width: int, block: HeaderBlock, given: ReadOptions) -> SheetBody:
    """The rows that are rows of the table."""
    rows, footers = _without_footers(rows, width)
    rows, repeated = _without_repeated_names(rows, block)
    rows, total = _without_total(rows, given)
    return SheetBody(rows=rows, left_out=(*footers, *repeated), total=total)


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
    while len(body) > 2 and width > 2:
        (before, _), (line, row) = body[-2:]
        alone = [cell for cell in row if is_filled(cell)]
        text_below = isinstance(row[0], str) and is_filled(row[0]) and len(alone) == 1
        strange = not any(isinstance(other[0], str) for _, other in body[: min(50, len(body) - len(cut) - 1)])
        if not (text_below and (line > before + 1 or strange)):
            break
        cut.append(str(row[0]))
        body = body[:-1]
    if not cut:
        return body, ()
    what = f"{counted(len(cut), 'row')} below the table {'is' if len(cut) == 1 else 'are'} left out"
    return body, (f"{what}: {quoted(cut[-1])}.",)


def _without_total(body: Numbered, given: ReadOptions) -> tuple[Numbered, tuple[Note, ...]]:
    if given.total_row == KEPT or len(body) <= LEAST_ROWS:
        return body, ()
    line, last = body[-1]
    above = body[:-1]
    word = total_word(
        [cell_text(cell) for cell in last],
        lambda place, text: any(place < len(row) and cell_text(row[place]) == text for _, row in above),
    )
    return (body, ()) if word is None else (above, (total_note(word, line, given),))


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
