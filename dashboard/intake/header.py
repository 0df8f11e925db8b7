"""The line of column names: whether there is one, and how it fits the rows below it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dashboard.intake.dialect import Record
from dashboard.intake.error import IntakeError, quoted

_NUMBER = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?")

Fields = Sequence[str]


def holds_data(rows: Sequence[Fields]) -> bool:
    """Whether the first line is a row like the others: most of its cells are numbers, and no plain count.

    Years, or 0, 1, 2, ... as a program numbers its columns, are names.
    """
    numbers = [cell.strip() for cell in rows[0] if _NUMBER.fullmatch(cell.strip())]
    if 2 * len(numbers) <= len(rows[0]) or len(rows) < 2:
        return False
    counts = all(number.isdecimal() for number in numbers)
    return not (counts and all(int(after) - int(before) == 1 for before, after in pairwise(numbers)))


def header_cells(header: Fields, body: Sequence[Fields]) -> tuple[list[str], tuple[str, ...]]:
    """The names as they fit the rows, and what was guessed.

    No names: the columns are numbered. One name too few in front of rows that are all one field wider:
    the first field is a row's name, as R writes it, unless the last one is always empty.
    """
    if not header:
        return [], ("The first line holds values, so the columns are called 'column 1', 'column 2', ….",)
    wider = bool(body) and all(len(row) == len(header) + 1 for row in body)
    if wider and any(row[-1].strip() for row in body):
        note = f"The rows have one field more than there are names: {quoted(header[0])} names the second."
        return ["", *header], (note,)
    return list(header), ()


def refuse_ragged(width: int, body: Sequence[Record], lines_before: int) -> None:
    """Raise IntakeError for a row with more values than there are names; empty fields at its end are none."""
    for row in body:
        extra = "".join(row.fields[width:]).strip()
        if width and extra:
            raise too_wide(lines_before + row.line, len(row.fields), width, row.fields)


def too_wide(line: int, fields: int, width: int, start: Fields = ()) -> IntakeError:
    """The error for a line that has more fields than the table has columns."""
    begins = f", which begins with {quoted(start[0])}," if start and start[0].strip() else ""
    return IntakeError(
        f"Line {line:,}{begins} has {fields:,} fields, but the table has {width:,} columns. Put text that "
        "holds the separating sign in double quotes, or remove the extra field."
    )


def open_quote(line: int) -> IntakeError:
    """The error for a quote that swallows everything below it."""
    return IntakeError(
        f'A double quote (") on or after line {line:,} is never closed, so the rest of the file would be one '
        "field. Close it, or write it twice if it belongs to the text."
    )


def padded(cells: list[str], body: Sequence[Record]) -> list[str]:
    """The names, with empty ones for fields that only rows have."""
    width = max([len(cells), *(len(row.fields) for row in body)])
    return [*cells, *[""] * (width - len(cells))]
