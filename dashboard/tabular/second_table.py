"""Another table below an empty line: where it begins, and what is told of it."""

import csv
from collections.abc import Sequence
from dataclasses import replace

from dashboard.tabular.cell_kinds import kind_of
from dashboard.tabular.header import body_columns
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import listed

_MOST_GAPS, _FIRST_ROWS = 50, 100


def second_table(
    data: bytes, offset: int, end: int, delimiter: str, body: Sequence[Sequence[str]]
) -> tuple[int, int, list[str]] | None:
    """Where the rows end and, of another table below, its line and its names; None where there is none.

    `body` holds the first rows.
    """
    at = offset
    for _ in range(_MOST_GAPS):
        gaps = [place for sign in (b"\n\n", b"\n\r\n") if (place := data.find(sign, at, end)) >= 0]
        if not gaps:
            return None
        gap = min(gaps)
        start = gap
        while start < end and data[start : start + 1] in b"\r\n":
            start += 1
        stop = data.find(b"\n", start, end)
        line = data[start : stop if stop >= 0 else end].decode("utf-8", "replace").strip()
        names = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
        if stop >= 0 and are_other_names(names, body[:_FIRST_ROWS]):
            return gap, data.count(b"\n", 0, start) + 1, names
        at = start
    return None


def are_other_names(cells: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether a line below an empty one holds names: words alone, each once, some of them below numbers."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) < 2 or len(set(filled)) < len(filled) or any(kind_of(cell) != "text" for cell in filled):
        return False
    columns = body_columns(body, len(cells))
    return any(column.is_counted() and cell.strip() for cell, column in zip(cells, columns, strict=True))


def second_table_note(line: int, names: Sequence[str], given: ReadOptions) -> Note:
    """That it is left out, and the click that reads it in place of the first one."""
    what = f"begins another table, {listed(tuple(names))}"
    return Note(
        column=None,
        text=f"Below an empty line, line {line:,} {what}: it is left out.",
        undo=replace(given, header_line=line, first_row=None),
        action="Read that table",
    )
