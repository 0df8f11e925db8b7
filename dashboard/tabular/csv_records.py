"""Irregular text tables, record by record: line breaks in quotes, short lines, comments among rows."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.tabular.ragged import too_wide
from dashboard.tabular.structure import Structure, open_quote
from dashboard.text.quoting import counted

if TYPE_CHECKING:
    from _csv import Reader

_ROWS_A_BLOCK = 1 << 15


@dataclass(slots=True)
class Irregularities:
    """What is noticed while records are read."""

    short: int
    first_short: int
    first_width: int
    comments: int
    first_comment: int

    def notes(self, width: int) -> tuple[str, ...]:
        """The sentences about lines that are too short and about comments."""
        short = (
            f"{counted(self.short, 'line')} had fewer than {width:,} fields; the missing ones count as empty "
            f"(first: line {self.first_short:,} with {self.first_width:,})."
        )
        comments = (
            f"{counted(self.comments, 'line')} that {'begins' if self.comments == 1 else 'begin'} with # "
            f"{'is' if self.comments == 1 else 'are'} left out (first: line {self.first_comment:,})."
        )
        return (short,) * bool(self.short) + (comments,) * bool(self.comments)


def fitted_records(
    data: bytes, structure: Structure, found: Irregularities
) -> Iterator[tuple[int, list[str]]]:
    """Each record that is not blank, as wide as the table, with its line."""
    width = len(structure.names)
    with _reader(data, structure) as reader:
        line = structure.line
        try:
            for fields in reader:
                at, line = line, structure.line + reader.line_num
                if len(fields) == width and width > 1:
                    yield at, fields
                elif len(fields) > 1 or (fields and fields[0].strip()):
                    if fields[0].startswith("#") and len(fields) < width:
                        found.comments += 1
                        found.first_comment = found.first_comment or at
                        continue
                    yield at, _fitted(at, fields, structure, found)
        except csv.Error:
            raise open_quote(line) from None
        if reader.line_num and _open_at_end(data, structure, at):
            raise open_quote(at)


def _open_at_end(data: bytes, structure: Structure, line: int) -> bool:
    """Whether the last record, which begins on this line, is a quote that is never closed."""
    start = structure.offset
    for _ in range(line - structure.line):
        start = data.find(b"\n", start) + 1
    last = data[start : structure.end]
    return b"\n" in last and last.count(b'"') % 2 == 1


def _fitted(line: int, fields: list[str], structure: Structure, found: Irregularities) -> list[str]:
    width = len(structure.names)
    if any(field.strip() for field in fields[width:]):
        raise too_wide(line, fields, width, structure.delimiter)
    if len(fields) < width:
        found.short += 1
        if found.short == 1:
            found.first_short, found.first_width = line, len(fields)
    return [*fields[:width], *[""] * (width - len(fields))]


@contextmanager
def _reader(data: bytes, structure: Structure) -> Iterator["Reader"]:
    buffer = io.BytesIO(memoryview(data)[structure.offset : structure.end])
    text: Iterable[str] = io.TextIOWrapper(buffer, encoding="utf-8", newline="\n")
    if structure.delimiter == " ":
        text = (f"{line.strip()}\n" for line in text)
    yield csv.reader(text, delimiter=structure.delimiter, skipinitialspace=True)


def record_blocks(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[list[int], list[list[str]]]]:
    lines: list[int] = []
    block: list[list[str]] = []
    for line, fields in rows:
        lines.append(line)
        block.append(fields)
        if len(block) == _ROWS_A_BLOCK:
            yield lines, block
            lines, block = [], []
    if block:
        yield lines, block
