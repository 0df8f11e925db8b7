"""Lines below the rows that are no rows: sources, notes, comments."""

import csv
import re
from collections.abc import Sequence

from dashboard.tabular.cell_kinds import kind_of
from dashboard.text.quoting import counted, quoted

_LONGEST_NOTES, _LEAST_WIDTH = 10_000, 3  # bytes; columns
_REMARK = re.compile(
    r"(?:sources?|quellen?|fuente|fonte|notes?|nb|n\.b\.|hinweis|anmerkung|remarks?|comments?|legende?)\s*[:.].*"
    r"|\(?[0-9][0-9,. ]* (?:rows?|records?|zeilen|lignes)(?: (?:affected|selected|returned))?\)?\.?"
    r"|n\s*=\s*[0-9][0-9,. ]*|[*†‡]+ ?\S.*|(?:end of|ende de[rs]|exported|generated|created|printed|©) ?.*",
    re.IGNORECASE,
)


def without_footers(
    data: bytes, offset: int, delimiter: str, width: int, body: Sequence[Sequence[str]]
) -> tuple[int, tuple[str, ...]]:
    """Where the rows end, and in words the lines below them that are no rows: sources, notes, comments."""
    end = max(offset, len(data.rstrip()))
    numbers = [kind_of(row[0]) for row in body if row]
    number_first = 2 * sum(kind in {"number", "date"} for kind in numbers) > len(numbers)
    end, cut = _notes_after_blank(data, offset, end, delimiter, width)
    for _ in range(10):
        start = max(offset, data.rfind(b"\n", offset, end) + 1)
        if start <= offset or end - start > 10_000:
            break
        line = data[start:end].decode("utf-8", "replace").strip()
        blank_above = (
            not data[max(offset, start - 2) : start].strip() and data[start - 2 : start - 1] == b"\n"
        )
        if line and not _is_footer(
            line, delimiter, width, number_first=number_first, blank_above=blank_above
        ):
            break
        cut += [line] if line.strip(delimiter + " ") else []
        end = _end_before(data, offset, start)
    if not cut:
        return max(offset, len(data.rstrip())), ()
    what = f"{counted(len(cut), 'line')} below the rows {'is' if len(cut) == 1 else 'are'} left out"
    return end, (f"{what}: {quoted(cut[-1])}.",)


def is_remark(text: str) -> bool:
    """Whether a cell says that it is none of a row: "Source: …", "(60 rows)", "n = 60", "* p < 0.05"."""
    return _REMARK.fullmatch(text.strip()) is not None


def _notes_after_blank(
    data: bytes, offset: int, end: int, delimiter: str, width: int
) -> tuple[int, list[str]]:
    """Where the rows end before a blank line with narrower lines below: sources."""
    low = max(offset, end - _LONGEST_NOTES)
    start = max(data.rfind(b"\n\n", low, end), data.rfind(b"\n\r\n", low, end))
    if start < 0 or width < _LEAST_WIDTH:
        return end, []
    lines = [line.strip() for line in data[start:end].decode("utf-8", "replace").splitlines() if line.strip()]
    fields = [next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [""]) for line in lines]
    notes = all(
        len(each) < width and kind_of(each[0]) == "text" and " " in line
        for each, line in zip(fields, lines, strict=True)
    )
    return (_end_before(data, offset, start), lines) if notes else (end, [])


def _end_before(data: bytes, offset: int, start: int) -> int:
    while start > offset and data[start - 1 : start] in b"\r\n \t":
        start -= 1
    return start


def _is_footer(line: str, delimiter: str, width: int, *, number_first: bool, blank_above: bool) -> bool:
    if '"' in line.replace('""', "") and line.count('"') % 2:
        return False
    fields = next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), [])
    filled = [field for field in fields if field.strip()]
    if not filled or (line.startswith("#") and len(fields) < width):
        return True
    if is_remark(fields[0]) and (len(fields) < width or len(filled) == 1):
        return True
    if (
        len(filled) > 1
        or not fields[0].strip()
        or width < 3
        or (len(fields) == width > 1 and not blank_above)
    ):
        return False
    strange = number_first and kind_of(fields[0]) == "text"
    return strange or (blank_above and " " in fields[0].strip())
