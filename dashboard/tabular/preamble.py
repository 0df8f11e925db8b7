"""What stands above a text table: blank lines, comments, a line that names the delimiter."""

from dataclasses import replace

from dashboard.tabular.cell_kinds import is_plain_number, kind_of
from dashboard.tabular.delimiter import (
    ALL_DELIMITERS,
    LONGEST_LINE,
    Record,
    records,
)


def after_preamble(data: bytes) -> tuple[int, str | None, int | None]:
    """Where the table may begin, the delimiter if a line `sep=;` names it, and the last comment above."""
    start, comment, declared = 0, None, None
    while start < len(data):
        end = data.find(b"\n", start, start + LONGEST_LINE)
        end = end if end >= 0 else min(len(data), start + LONGEST_LINE)
        line = data[start:end].strip()
        named = line.strip(b"\"'").lower()
        if named.startswith(b"sep=") and named[4:].decode("utf-8", "replace") in ALL_DELIMITERS | {"": ""}:
            declared = named[4:].decode() or "\t"
        elif line.startswith(b"#") and line[1:2] not in b",;\t|":
            comment = start
        elif line:
            break
        start = end + 1
    return min(start, len(data)), declared, comment


def with_comment_as_names(
    data: bytes, rows: list[Record], start: int, comment: int, delimiter: str, width: int
) -> tuple[list[Record], int, int]:
    """The records with `# a, b` in front where only that comment can hold the names."""
    first_line = data.count(b"\n", 0, start)
    line = data[comment : data.find(b"\n", comment)].decode("utf-8").lstrip("# ")
    fields = next(iter(records(line, delimiter)), None)
    above = data.count(b"\n", 0, comment)
    names_below = any(kind_of(cell) in {"number", "date"} for cell in rows[0].fields) is False
    if names_below or fields is None or len(fields.fields) != width:
        return rows, start, first_line
    if any(is_plain_number(cell) for cell in fields.fields):
        return rows, start, first_line
    shift = first_line - above
    moved = [replace(row, line=row.line + shift, last_line=row.last_line + shift) for row in rows]
    return [Record(fields.fields, 1, 1), *moved], comment, above
