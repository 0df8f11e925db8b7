"""Where the names and the rows of a text table begin: everything that must be known before it is parsed."""

from dataclasses import dataclass

from dashboard.intake.dialect import DELIMITERS, Record, decimal_sign, records, sniffed_delimiter
from dashboard.intake.error import IntakeError, quoted
from dashboard.intake.header import header_cells, holds_data, open_quote, padded, refuse_ragged
from dashboard.intake.names import clean_names

MOST_COLUMNS = 2_000
LONGEST_LINE = 1 << 21
_SAMPLE = 1 << 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How to parse a table: its signs, one name a field, and the byte and the line where its rows begin."""

    delimiter: str
    decimal: str
    names: tuple[str, ...]
    unnamed: frozenset[str]  # columns whose name was empty
    offset: int
    line: int
    notes: tuple[str, ...]


def find_layout(data: bytes) -> Layout:
    """The layout of UTF-8 text. Raises IntakeError where no table of at least two columns is found."""
    start, declared = _after_preamble(data)
    sample = _sample(data, start)
    delimiter = declared or sniffed_delimiter(sample)
    rows = list(records(sample, delimiter)) if delimiter else []
    if delimiter is None or len(rows[0].fields) < 2:
        raise _one_column(sample)
    return _layout(data, start, delimiter, rows)


def _after_preamble(data: bytes) -> tuple[int, str | None]:
    """Where the first line that holds something begins, and the delimiter if a line `sep=;` names it."""
    start = data.rfind(b"\n", 0, len(data) - len(data.lstrip())) + 1
    end = data.find(b"\n", start)
    line = data[start:end].strip(b" \r\"'").lower() if 0 <= end - start < 20 else b""
    if line.startswith(b"sep=") and line[4:].decode("utf-8", "replace") in DELIMITERS:
        return end + 1, line[4:].decode()
    return start, None


def _sample(data: bytes, start: int) -> str:
    """The first lines, whole ones, as text."""
    size = _SAMPLE
    while size <= LONGEST_LINE:
        whole = start + size >= len(data)
        end = len(data) if whole else data.rfind(b"\n", start, start + size) + 1
        if end > start:
            return data[start:end].decode("utf-8")
        size *= 2
    raise IntakeError(
        f"The first line is longer than {LONGEST_LINE:,} bytes: it cannot be a line of column names. "
        "Upload a CSV with one line of names and one line for each row."
    )


def _one_column(sample: str) -> IntakeError:
    lines = sample.splitlines()[:20] or [""]
    several = [number for number, line in enumerate(lines, 1) if any(sign in line for sign in DELIMITERS)]
    if several and several[0] > 1:
        return IntakeError(
            f"The first line, {quoted(lines[0])}, has one field, but line {several[0]} has several: it is a "
            "title, not a line of column names. Delete the lines above the names."
        )
    return IntakeError(
        f"Only one column was found; the first line is {quoted(lines[0])}. A model needs a target and at "
        "least one feature: separate the columns by comma, semicolon, tab or pipe."
    )


def _layout(data: bytes, start: int, delimiter: str, rows: list[Record]) -> Layout:
    first_line = data.count(b"\n", 0, start)
    nameless = holds_data([row.fields for row in rows])
    header, body = (None, rows) if nameless else (rows[0], rows[1:])
    if header and header.last_line > header.line and not body:
        raise open_quote(first_line + header.line)
    cells, notes = header_cells(header.fields if header else [], [row.fields for row in body])
    refuse_ragged(len(cells), body, first_line)
    cells = padded(cells, body)
    if len(cells) > MOST_COLUMNS:
        raise IntakeError(
            f"The file has {len(cells):,} columns; at most {MOST_COLUMNS:,} are read. "
            "Keep the columns that you need."
        )
    names, renamed = clean_names(cells)
    decimal = decimal_sign([row.fields for row in body], delimiter)
    consumed = header.last_line if header else 0
    return Layout(
        delimiter=delimiter,
        decimal=decimal,
        names=names,
        unnamed=frozenset(name for name, cell in zip(names, cells, strict=True) if not cell.strip()),
        offset=_line_start(data, start, consumed),
        line=first_line + consumed + 1,
        notes=(*_signs(delimiter, decimal), *notes, *renamed),
    )


def _line_start(data: bytes, start: int, lines: int) -> int:
    """Where the line begins that is `lines` further down."""
    for _ in range(lines):
        start = data.find(b"\n", start) + 1 or len(data)
    return start


def _signs(delimiter: str, decimal: str) -> tuple[str, ...]:
    notes = () if delimiter == "," else (f"Columns are separated by {DELIMITERS[delimiter]}s.",)
    return (*notes, "Numbers are written with a decimal comma.") if decimal == "," else notes
