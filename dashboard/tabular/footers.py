"""Lines below the rows that are no rows: sources, notes, comments."""

import csv
from collections.abc import Sequence

from dashboard.tabular.cell_kinds import kind_of
from dashboard.text.quoting import counted, quoted


def without_footers(
    data: bytes, offset: int, delimiter: str, width: int, body: Sequence[Sequence[str]]
) -> tuple[int, tuple[str, ...]]:
    """Where the rows end, and in words the lines below them that are no rows: sources, notes, comments."""
    end = max(offset, len(data.rstrip()))
    numbers = [kind_of(row[0]) for row in body if row]
    number_first = 2 * sum(kind in {"number", "date"} for kind in numbers) > len(numbers)
    cut: list[str] = []
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
    if (
        len(filled) > 1
        or not fields[0].strip()
        or width < 3
        or (len(fields) == width > 1 and not blank_above)
    ):
        return False
    strange = number_first and kind_of(fields[0]) == "text"
    return strange or (blank_above and " " in fields[0].strip())
