"""A column's cells -> what they may be, before it is known how the file writes its numbers."""

import re

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.cell_kinds import looks_dated, looks_numeric
from dashboard.tabular.code_names import names_a_code
from dashboard.tabular.compact_dates import READINGS
from dashboard.tabular.date_parts import family_of
from dashboard.tabular.dates import date_readings, unreal_dates
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examine_numbers import blank_among, called_duration, examined_compound, examined_number
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.kinds import FEW_VALUES
from dashboard.tabular.missing_texts import MISSING_TEXTS, NO_DATE, NO_NUMBER
from dashboard.tabular.number_spelling import ascii_digits
from dashboard.tabular.number_style import COMMA, POINT
from dashboard.tabular.number_text import number_texts
from dashboard.tabular.plain_numbers import PlainNumbers, plain_numbers, sampled
from dashboard.tabular.spreadsheet_days import READING
from dashboard.tabular.table import ReadOptions
from dashboard.tabular.unix_time import is_unix_time

_FEW_LEVELS = 10
_COORDINATE = re.compile(r"(?:^|[^a-z])(?:lat|latitude|lon|lng|long|longitude|coord[a-z]*)(?:$|[^a-z])")
_PAIR = re.compile(r"-?[0-9.]+ ?(?:/|,|;|:|x|×|±|\+/-|\(|–|to|bis) ?-?[0-9.]+(?: ?[-–,] ?[0-9.]+)? ?%?\)?")
_SHARE, _SMALLEST_WHOLE = re.compile(r"([0-9]{1,9}) ?(?:/|of|out of|von|sur) ?([0-9]{1,9})"), 5
_SPREAD = re.compile(r"-?[0-9.,]+ ?(?:(?:±|\+/-) ?[0-9.,]+|\([0-9.,]+ ?(?:%|[-–,] ?[0-9.,]+)\)) ?%?")
_RANGE, _WIDEST = re.compile(r"([0-9]{1,9})-([0-9]{1,9})"), 100


def examined(name: str, cells: pa.ChunkedArray, given: ReadOptions) -> Examined:
    """What a column of texts may be, unless the options say it."""
    reading, texts = given.reading_of(name), given.missing_in(name)
    missing = None if texts is None else frozenset(texts)
    if reading == "text":
        return _text(name, Distinct.of(cells, keep_spaces=name in given.spellings), missing)
    if given.blank_in(name) is not None:
        return _closely(name, Distinct.of(cells), reading, missing)
    sample = sampled(cells)
    no_number = NO_NUMBER if missing is None else missing
    counts_time = reading in {READING, *READINGS} or is_unix_time(reading)
    asked_number = counts_time or (reading or "").startswith("number")
    other = (reading or "").startswith(("date", "boolean")) and not counts_time
    if not (reading is None and names_a_code(name)) and not other:
        plain = plain_numbers(cells, sample, no_number)
        if plain is not None and (asked_number or not _may_be_days(plain)):
            proves = frozenset({"."}) if plain.proves_point else frozenset[str]()
            kept = cells if plain.open_cell else None
            open_cell = plain.open_cell
            return Examined(
                name=name, kind="number", plain=plain, proves=proves, open_cell=open_cell, cells=kept
            )
    return _closely(name, Distinct.of(cells, keep_spaces=name in given.spellings), reading, missing)


def examined_again(column: Examined) -> Examined:
    """A column of plain numbers, looked at text by text."""
    if column.cells is None:
        return column
    return _closely(column.name, Distinct.of(column.cells), "number", None)


def _may_be_days(plain: PlainNumbers) -> bool:
    """Whether all numbers may be dates such as 20201113 and 13112020."""
    values = plain.values[~np.isnan(plain.values)] if plain.values.dtype.kind == "f" else plain.values
    if not len(values) or values.min() < 10_000_000 or values.max() > 99_999_999:
        return False
    if values.min() >= 18_500_101 and values.max() <= 21_501_231:
        return True
    years, days, months = values % 10_000, values // 1_000_000, values // 10_000 % 100
    return bool((np.abs(years - 2_000) <= 150).all() and max(days.max(), months.max()) <= 31)


def _closely(name: str, distinct: Distinct, reading: str | None, missing: frozenset[str] | None) -> Examined:
    given = (reading or "").partition("/")[0]
    if given in {"", "boolean"} and (boolean := _boolean(name, distinct, missing)):
        return boolean
    if (
        not given
        and called_duration(name)
        and (number := examined_compound(name, distinct, missing, forced=False))
    ):
        return number
    if given in {"", "date"} and (date := _date(name, distinct, missing)):
        return date
    if given in {"", "number"}:
        first = given == "number" or _COORDINATE.search(name.lower())
        for examine in (
            (examined_compound, examined_number) if first else (examined_number, examined_compound)
        ):
            if number := examine(name, distinct, missing, forced=given == "number"):
                return number
    return _text(name, distinct, missing)


def _boolean(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined | None:
    if len(distinct.texts) > 8:
        return None
    blank = blank_among(distinct, missing, MISSING_TEXTS)
    words = {text.lower() for text in distinct.texts.filter(pa.array(~blank)).to_pylist()}
    if not words or not words <= {"true", "false"} or blank.any():
        return None
    return Examined(name=name, kind="boolean", distinct=distinct, blank=blank)


def _date(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined | None:
    blank = blank_among(distinct, missing, NO_DATE)
    filled = ascii_digits(distinct.texts.filter(pa.array(~blank)))
    if not len(filled) or family_of(filled.slice(0, 20)) is None:
        return None
    found = tuple(date_readings(filled))
    return Examined(name=name, kind="date", distinct=distinct, blank=blank, dates=found) if found else None


def _text(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined:
    blank = blank_among(distinct, missing, MISSING_TEXTS)
    if not (~blank).any():
        return Examined(name=name, kind="empty", distinct=distinct, blank=blank)
    return Examined(name=name, kind="text", distinct=distinct, blank=blank, nearly=_nearly(distinct, blank))


def _nearly(distinct: Distinct, blank: NDArray[np.bool_]) -> str:
    """What most rows hold where a few do not: dates, or numbers in too many values to be categories."""
    filled = distinct.texts.filter(pa.array(~blank))
    sample = filled.slice(0, 200).to_pylist()
    if sum(map(looks_dated, sample)) >= 0.8 * len(sample) and 2 * unreal_dates(filled).sum() <= len(filled):
        return "date"
    rows = int(distinct.counts[~blank].sum())
    if len(filled) > 2 and all(map(_is_never_level, sample)):
        return "pair"
    if len(filled) > FEW_VALUES and sum(map(_is_pair, sample)) >= 0.8 * len(sample):
        return "pair"
    if all(text[:1] + text[-1:] == "()" and looks_numeric(text) for text in sample):
        return "number"  # (5) is -5 in accounts and 5 in a list
    if len(filled) <= _FEW_LEVELS and (3 * len(filled) <= rows or len(filled) <= 2):
        return ""
    if not any(map(looks_numeric, sample)):
        return ""
    numbers = number_texts(distinct.texts)
    fits = numbers.fits & (POINT.fits(numbers.digits) | COMMA.fits(numbers.digits)) & ~blank
    return "number" if 2 * int(distinct.counts[fits].sum()) > rows else ""


def _is_never_level(text: str) -> bool:
    """Whether a cell holds a share as 3/20 or 3 of 20, or a number with its spread or per cent."""
    if share := _SHARE.fullmatch(text):
        return int(share[1]) <= int(share[2]) and int(share[2]) > _SMALLEST_WHOLE
    return _SPREAD.fullmatch(text) is not None


def _is_pair(text: str) -> bool:
    """Whether a cell holds two numbers, such as 120/80 or 5.2 (4.1-6.3), or a range such as 20-29."""
    if ends := _RANGE.fullmatch(text):
        return 0 <= int(ends[2]) - int(ends[1]) <= _WIDEST
    return _PAIR.fullmatch(text) is not None
