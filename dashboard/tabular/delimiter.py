"""The sign that parts the fields of a text table."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dashboard.tabular.cell_kinds import is_blank, is_plain_number, looks_dated, looks_numeric

# Comma after the others: beside another sign that fits every row, it is a decimal sign.
DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe", ",": "comma"}
RARE_DELIMITERS = {" ": "space", ":": "colon"}  # only where none of the others parts the rows
ALL_DELIMITERS = DELIMITERS | RARE_DELIMITERS
ENOUGH_RECORDS = 300
LONGEST_LINE = 1 << 21  # bytes
_MOST_CELLS = 5_000
_LEAST_SHARE, _LEAST_SHARE_OF_RARE = 0.5, 0.9
_LEAST_PURE_OF_ALL = 0.75
_NOT_GROUPED = re.compile(r"[0-9] (?![0-9]{3}(?:[^0-9]|$))[0-9]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of fields, and the numbers of its first and last line within the text it came from."""

    fields: list[str]
    line: int
    last_line: int

    @property
    def filled(self) -> int:
        """How many fields hold something."""
        return sum(bool(field.strip()) for field in self.fields)


def records(text: str, delimiter: str, limit: int = ENOUGH_RECORDS) -> Iterator[Record]:
    """The first records that hold something; ends early where the text cannot be parted into fields."""
    lines = iter(io.StringIO(text, newline="\n"))
    if delimiter == " ":
        lines = (f"{line.strip()}\n" for line in lines)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    line, found = 1, 0
    while found < limit:
        try:
            fields = next(reader)
        except (StopIteration, csv.Error):
            return
        if any(field.strip() for field in fields):
            found += 1
            yield Record(fields, line, reader.line_num)
        line = reader.line_num + 1


def body_width(rows: list[Record]) -> int:
    """The width that most rows have, the first ones aside, which may be titles; 0 without rows."""
    body = rows[min(8, len(rows) // 3) :]
    widths = Counter(_without_empty_end(record) for record in body)
    full = Counter(len(record.fields) for record in body)
    if not full:
        return 0
    most = max(full, key=lambda width: (full[width], width))
    # A trailing sign in every row makes an empty last column, which is none.
    return max(widths) if widths and max(widths) == most - 1 == len(rows[0].fields) else most


def _without_empty_end(record: Record) -> int:
    fields = record.fields
    return len(fields) - 1 if fields and not fields[-1].strip() else len(fields)


def sniffed_delimiter(sample: str) -> str | None:
    """The delimiter that parts the rows into as many fields, at least two; None where none does."""
    scores = {sign: _score(sample, sign) for sign in DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    if scores[best] >= _LEAST_SHARE:
        return best
    rare = {sign: _score(sample, sign) for sign in RARE_DELIMITERS}
    rarely = max(rare, key=lambda sign: rare[sign])
    if rare[rarely] >= _LEAST_SHARE_OF_RARE:
        return rarely
    return best if scores[best] > 0 else None


def _score(sample: str, delimiter: str) -> float:
    """The share of rows as wide as most, times the share of cells that hold no other delimiter.

    That share counts as three quarters at least where all lines fit, as in a column of lists such as a;b.
    """
    rows = list(records(sample, delimiter))
    width = body_width(rows)
    if width < 2:
        return 0.0
    first = next((i for i, row in enumerate(rows) if len(row.fields) in {width, width - 1}), 0)
    table = rows[first:]
    share = sum(width <= len(row.fields) <= width + 1 for row in table) / len(table)
    several = sum(len(row.fields) > 1 for row in table) / len(table)
    cells = list(islice((cell for row in table[:100] for cell in row.fields), _MOST_CELLS))
    pure = sum(_is_pure(cell, delimiter) for cell in cells) / len(cells)
    if first == 0 and share == 1:  # the line of names has as many fields as every row
        pure = max(pure, _LEAST_PURE_OF_ALL)
    named = 1.0 if first == 0 or len(rows[0].fields) > 1 or not _holds_delimiter(rows[0], delimiter) else 0.8
    return (0.9 * share + 0.1 * several) * pure * named


def _is_pure(cell: str, delimiter: str) -> bool:
    if is_blank(cell) or is_plain_number(cell):
        return True
    if delimiter == "," and _NOT_GROUPED.search(cell) and not looks_dated(cell):
        return False
    if not any(sign in cell for sign in DELIMITERS if sign != delimiter):
        return True
    return looks_numeric(cell) or looks_dated(cell)


def _holds_delimiter(record: Record, delimiter: str) -> bool:
    return any(sign in field for field in record.fields for sign in DELIMITERS if sign != delimiter)
