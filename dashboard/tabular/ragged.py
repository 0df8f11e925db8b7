"""Rows wider or narrower than the names: row names as R writes them, decimal commas, lines too wide."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.tabular.delimiter import Record
from dashboard.tabular.errors import TableError
from dashboard.text.quoting import quoted

Fields = Sequence[str]


def column_cells(
    header: Fields | None, body: Sequence[Fields], width: int
) -> tuple[list[str], tuple[str, ...]]:
    """The names as they fit the rows, and what was guessed.

    No names: the columns are numbered. One name too few in front of rows that are all one field wider, whose
    first cells all differ: the first field is a row's name, as R writes it.
    """
    if header is None:
        return [""] * max(width, *(len(row) for row in body), 0), ()
    names = list(header)
    if _has_row_names(names, body):
        note = f"The rows have one field more than there are names: {quoted(names[0])} names the second."
        return ["", *names], (note,)
    longest = max(
        (len(row) for row in body if not any(cell.strip() for cell in row[len(names) :])), default=0
    )
    return [*names, *[""] * (longest - len(names))], ()


def _has_row_names(names: Fields, body: Sequence[Fields]) -> bool:
    if (
        not body
        or any(len(row) != len(names) + 1 for row in body)
        or not any(row[-1].strip() for row in body)
    ):
        return False
    first = [row[0].strip() for row in body]
    return len(set(first)) == len(first) and _decimal_pair(body) is None


def _decimal_pair(body: Sequence[Fields]) -> tuple[str, str] | None:
    """Two neighbouring cells that are the halves of a number with a decimal comma: digits, leading zeros."""
    for place in range(min(map(len, body), default=0) - 1):
        after = [row[place + 1].strip() for row in body]
        digits = all(cell.isdecimal() and cell.isascii() for cell in after)
        padded = [i for i, cell in enumerate(after) if len(cell) > 1 and cell[0] == "0"]
        if digits and padded and all(row[place].strip().lstrip("-").isdecimal() for row in body):
            return body[padded[0]][place].strip(), after[padded[0]]
    return None


def refuse_ragged(width: int, body: Sequence[Record], delimiter: str) -> None:
    """Raise TableError for a row with more values than there are names; empty fields at its end are none."""
    for row in body:
        if any(field.strip() for field in row.fields[width:]):
            raise too_wide(row.line, row.fields, width, delimiter)


def too_wide(line: int, fields: Fields, width: int, delimiter: str) -> TableError:
    """The refusal of a line that has more fields than the table has columns."""
    begins = f", which begins with {quoted(fields[0])}," if fields and fields[0].strip() else ""
    says = f"Line {line:,}{begins} has {len(fields):,} fields, but the table has {width:,} columns."
    if delimiter == "," and (example := _parted_number(fields)):
        return TableError(
            f"{says} A decimal comma seems to part numbers, as in {quoted(example)}: save the table with "
            "semicolons between the columns, or with decimal points."
        )
    return TableError(
        f"{says} Put text that holds the separating sign in double quotes, or remove the extra field."
    )


def _parted_number(fields: Fields) -> str:
    """Two neighbouring fields as one number with a decimal comma, best where the second begins with 0."""
    pairs = [
        (before.strip(), after.strip())
        for before, after in pairwise(fields)
        if before.strip().lstrip("+-").isdecimal() and after.strip().isdecimal()
    ]
    pairs.sort(key=lambda pair: not (len(pair[1]) > 1 and pair[1][0] == "0"))
    return ",".join(pairs[0]) if pairs else ""
