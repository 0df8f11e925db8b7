"""A file as a table, and every choice that was made while it was read."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import Literal, TypeVar

import pandas as pd

from dashboard.tabular.questions import Question

Pairs = tuple[tuple[str, str], ...]
V = TypeVar("V")
NoteKind = Literal["decided", "reading", "warning", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How a file is read; a field that is None, or a column that is not named, is decided from the file.

    encoding: a Python codec. delimiter: one sign, or " " for runs of spaces. decimal: "." or ","; the
    other one groups thousands, as do spaces and apostrophes everywhere. header_line: the line of the names,
    from 1; 0 for none. first_row: the line of the first row. sheet: of a workbook, or the file in an archive.
    missing: column -> every text but the empty one that means missing in it; a Mapping is taken, too.
    readings: column -> "number", "number/comma", "number/point" (where the column differs from the file),
    "number/limit" and "number/half" (what '<0.5' stands for),
    "number/multiple" (1.2k is 1200 beside plain numbers), "boolean", "text", or "date/%d.%m.%Y": a date
    in the tokens of strftime, so that "date/%H:%M" is a time of day, "date/%d.%m." a day without a year.
    blanks: column -> the value that an empty cell stands for. spellings: columns whose texts keep their
    variants of case and space. total_row: "kept" where a last row of totals is a row, "left out" where not.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    header_line: int | None = None
    first_row: int | None = None
    sheet: str | None = None
    total_row: str | None = None
    missing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    readings: Pairs = ()
    blanks: Pairs = ()
    spellings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Turn mappings and lists into sorted tuples, so that equal options are one cache key."""
        missing = ((column, tuple(sorted(set(texts)))) for column, texts in _pairs(self.missing))
        object.__setattr__(self, "missing", tuple(sorted(missing)))
        object.__setattr__(self, "readings", tuple(sorted(_pairs(self.readings))))
        object.__setattr__(self, "blanks", tuple(sorted(_pairs(self.blanks))))
        object.__setattr__(self, "spellings", tuple(sorted(set(self.spellings))))

    def missing_in(self, column: str) -> tuple[str, ...] | None:
        """The texts that mean missing in a column, None where that is decided from the file."""
        return _value(self.missing, column)

    def reading_of(self, column: str) -> str | None:
        """How a column is read, None where that is decided from the file."""
        return _value(self.readings, column)

    def blank_in(self, column: str) -> str | None:
        """What an empty cell of a column stands for, None where for nothing."""
        return _value(self.blanks, column)

    def with_missing(self, column: str, texts: Iterable[str]) -> "ReadOptions":
        """These options with the texts that mean missing in one column."""
        return replace(self, missing=tuple({**dict(self.missing), column: tuple(texts)}.items()))

    def with_reading(self, column: str, reading: str) -> "ReadOptions":
        """These options with one column read so."""
        return replace(self, readings=tuple({**dict(self.readings), column: reading}.items()))

    def with_blank(self, column: str, value: str) -> "ReadOptions":
        """These options with the empty cells of one column standing for a value."""
        return replace(self, blanks=tuple({**dict(self.blanks), column: value}.items()))

    def with_spellings(self, column: str) -> "ReadOptions":
        """These options with the texts of one column as they are written."""
        return replace(self, spellings=(*self.spellings, column))

    def conventions(self) -> "ReadOptions":
        """How cells are written: what also holds for other files of the kind, such as new rows."""
        return replace(
            self, encoding=None, delimiter=None, header_line=None, first_row=None, sheet=None, total_row=None
        )


def _value(pairs: Sequence[tuple[str, V]], column: str) -> V | None:
    """What sorted pairs hold for a column."""
    place = bisect_left(pairs, column, key=itemgetter(0))
    return pairs[place][1] if place < len(pairs) and pairs[place][0] == column else None


def _pairs(pairs: Mapping[str, V] | Iterable[tuple[str, V]]) -> Iterable[tuple[str, V]]:
    return pairs.items() if isinstance(pairs, Mapping) else pairs


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What was decided or converted, about one column or the whole file (`column` is None).

    `undo` holds the options of the other way, one click away, and `action` what that click does, in words.
    kind: "decided"; "reading" where the options of the file say the same; "warning" where something is only
    pointed out and `undo` does it; "refused" where a column looks like numbers or dates without one meaning,
    so that it stays text that is no category.
    """

    column: str | None
    text: str
    undo: ReadOptions | None = None
    action: str = ""
    kind: NoteKind = "decided"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Table:
    """A file's rows as columns of numbers (int64, float64), booleans, dates (datetime64) or text.

    Text is a pandas categorical, or "str" where most rows differ; None of a text is NaN. The index of `frame`
    is called "line" and holds each row's line in the file, or "row" and counts from 1.
    options: complete, as decided; a reading for every column. preview: the first lines of the file, as text.
    sheets: the sheets of a workbook or the files in an archive.
    """

    name: str
    frame: pd.DataFrame
    options: ReadOptions
    notes: tuple[Note, ...] = ()
    questions: tuple[Question[ReadOptions], ...] = ()
    preview: tuple[str, ...] = ()
    sheets: tuple[str, ...] = field(default=())
