"""The signs a CSV is written with: what parts its fields, and what its decimals."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

# Comma last: beside another sign that fits every row, it is a decimal sign.
DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe", ",": "comma"}
ENOUGH_RECORDS = 200
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+(?:[eE][+-]?\d+)?")
_GROUPED_BY_COMMA = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+")
_DECIMAL_POINT = re.compile(r"[+-]?\d*\.\d+(?:[eE][+-]?\d+)?")


@dataclass(frozen=True, slots=True)
class Record:
    """One row of fields, and the numbers of its first and last line within the text it came from."""

    fields: list[str]
    line: int
    last_line: int


def records(text: str, delimiter: str, limit: int = ENOUGH_RECORDS) -> Iterator[Record]:
    """The first records that are not blank; ends early where the text cannot be parted into fields."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, skipinitialspace=True)
    line, found = 1, 0
    while found < limit:
        try:
            fields = next(reader)
        except (StopIteration, csv.Error):
            return
        if len(fields) > 1 or any(field.strip() for field in fields):
            found += 1
            yield Record(fields, line, reader.line_num)
        line = reader.line_num + 1


def sniffed_delimiter(sample: str) -> str | None:
    """The delimiter that parts the header into columns and the rows into as many; None where none does."""
    scores = {sign: _agreement(sample, sign) for sign in DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best] > (0.0, 0) else None


def _agreement(sample: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as wide as the header, or wider by one, and how many names the header has."""
    rows = [record.fields for record in records(sample, delimiter)]
    width = len(rows[0]) if rows else 0
    if width < 2:
        return 0.0, 0
    fitting = sum(len(row) in {width, width + 1} for row in rows[1:])
    return max(fitting, 0.5) / max(len(rows) - 1, 1), sum(bool(name.strip()) for name in rows[0])


def decimal_sign(rows: list[list[str]], delimiter: str) -> str:
    """`,` where some number can only be a decimal with a comma, and none has a point; else `.`."""
    if delimiter == ",":
        return "."
    cells = [cell.strip() for row in rows for cell in row]
    certain = any(_DECIMAL_COMMA.fullmatch(c) and not _GROUPED_BY_COMMA.fullmatch(c) for c in cells)
    return "," if certain and not any(_DECIMAL_POINT.fullmatch(cell) for cell in cells) else "."
