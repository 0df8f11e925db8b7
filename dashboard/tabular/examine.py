"""A column's cells -> what they may be, before it is known how the file writes its numbers."""

import re
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.cell_kinds import looks_dated, looks_numeric
from dashboard.tabular.code_names import names_a_code
from dashboard.tabular.compound_numbers import compound_numbers
from dashboard.tabular.date_parts import family_of
from dashboard.tabular.dates import DateReading, date_readings, unreal_dates
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.kinds import FEW_VALUES
from dashboard.tabular.missing_texts import MISSING_TEXTS, NO_DATE, NO_NUMBER
from dashboard.tabular.number_style import COMMA, POINT, matches
from dashboard.tabular.number_text import NumberTexts, infinite, number_texts, one_spelling
from dashboard.tabular.plain_numbers import PlainNumbers, plain_numbers, sampled
from dashboard.tabular.spreadsheet_days import READING
from dashboard.tabular.table import ReadOptions
from dashboard.tabular.units import LETTERS, UNITS
from dashboard.tabular.unix_time import is_unix_time

_DIGITS, _CODE = r"[0-9]+", r"0[0-9]+"
_FEW_LEVELS = 10
_SHORTEST_CODE = 4
_COORDINATE = re.compile(r"(?:^|[^a-z])(?:lat|latitude|lon|lng|long|longitude|coord[a-z]*)(?:$|[^a-z])")
_DURATION = re.compile(r"(?:^|[^a-z])(?:durations?|elapsed|length|runtime|laptime|dauer|lasted)(?:$|[^a-z])")
_PART = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_ADDRESS = rf"{_PART}(?:\.{_PART}){{3}}"  # of a computer
_PAIR = re.compile(r"-?[0-9.]+ ?(?:/|,|;|x|×|±|\+/-|\() ?-?[0-9.]+(?: ?[-–,] ?[0-9.]+)? ?%?\)?")
_PHONE = r"\+[0-9][0-9 ()/.-]{6,}"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Examined:
    """What a column may be: `kind` is number, date, boolean, code or text.

    A number is either `plain` or has `numbers`; for both, `proves` holds the decimal signs that some cell
    proves, and `open_cell` a cell such as 1.250 that fits both. `blank` marks the distinct texts that mean
    missing in a column of this kind.
    """

    name: str
    kind: str
    plain: PlainNumbers | None = None
    distinct: Distinct | None = None
    blank: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))
    numbers: NumberTexts | None = None
    proves: frozenset[str] = frozenset()
    open_cell: str = ""
    dates: tuple[DateReading, ...] = ()
    cells: pa.ChunkedArray | None = None  # kept where the column may have to be looked at again
    unit: str = ""  # of stored numbers
    nearly: str = ""  # "number", "date" or "pair": what most of the cells of a text column are
    told: str = ""  # of numbers in several parts


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
    counts_time = reading == READING or is_unix_time(reading)
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
    """Whether all numbers may be dates such as 20201113."""
    values = plain.values[~np.isnan(plain.values)] if plain.values.dtype.kind == "f" else plain.values
    return bool(len(values)) and values.min() >= 18_500_101 and values.max() <= 21_501_231


def _closely(name: str, distinct: Distinct, reading: str | None, missing: frozenset[str] | None) -> Examined:
    given = (reading or "").partition("/")[0]
    if given in {"", "boolean"} and (boolean := _boolean(name, distinct, missing)):
        return boolean
    if not given and _lasts(name) and (number := _compound(name, distinct, missing, forced=False)):
        return number
    if given in {"", "date"} and (date := _date(name, distinct, missing)):
        return date
    if given in {"", "number"}:
        first = given == "number" or _COORDINATE.search(name.lower())
        for examine in (_compound, _number) if first else (_number, _compound):
            if number := examine(name, distinct, missing, forced=given == "number"):
                return number
    return _text(name, distinct, missing)


def _blank(distinct: Distinct, missing: frozenset[str] | None, usual: frozenset[str]) -> NDArray[np.bool_]:
    return distinct.among((usual if missing is None else missing) | {""})


def _boolean(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined | None:
    if len(distinct.texts) > 8:
        return None
    blank = _blank(distinct, missing, MISSING_TEXTS)
    words = {text.lower() for text in distinct.texts.filter(pa.array(~blank)).to_pylist()}
    if not words or not words <= {"true", "false"} or blank.any():
        return None
    return Examined(name=name, kind="boolean", distinct=distinct, blank=blank)


def _date(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined | None:
    blank = _blank(distinct, missing, NO_DATE)
    filled = distinct.texts.filter(pa.array(~blank))
    if not len(filled) or family_of(filled.slice(0, 20)) is None:
        return None
    found = tuple(date_readings(filled))
    return Examined(name=name, kind="date", distinct=distinct, blank=blank, dates=found) if found else None


def _number(
    name: str, distinct: Distinct, missing: frozenset[str] | None, *, forced: bool
) -> Examined | None:
    blank = _blank(distinct, missing, NO_NUMBER)
    if blank.all():
        return Examined(name=name, kind="empty", distinct=distinct, blank=blank)
    if not forced and (code := _code(name, distinct, blank, missing)):
        return code
    if not any(map(looks_numeric, one_spelling(distinct.texts.slice(0, 50)).to_pylist())):
        return None
    numbers = number_texts(distinct.texts)
    point, comma = POINT.fits(numbers.digits), COMMA.fits(numbers.digits)
    endless = infinite(distinct.texts)
    fits = (numbers.fits & (point | comma)) | endless | blank
    if not fits.all() or (~blank & ~endless & (numbers.limits | numbers.wrapped)).sum() == (~blank).sum():
        return None
    if not forced and not _is_quantity(numbers, blank):
        return None
    use = ~blank & ~endless
    proves = {"."} if (use & point & ~comma).any() else set[str]()
    proves |= {","} if (use & comma & ~point).any() else set[str]()
    differ = use & point & comma & (POINT.values(numbers.digits) != COMMA.values(numbers.digits))
    open_cell = distinct.texts[int(np.argmax(differ))].as_py() if differ.any() else ""
    return Examined(
        name=name,
        kind="number",
        distinct=distinct,
        blank=blank,
        numbers=numbers,
        proves=frozenset(proves),
        open_cell=open_cell,
    )


def _compound(
    name: str, distinct: Distinct, missing: frozenset[str] | None, *, forced: bool
) -> Examined | None:
    """Numbers in several parts; 1:30 is one where a number is asked for or the name speaks of a duration."""
    blank = _blank(distinct, missing, NO_NUMBER)
    clock = forced or _lasts(name)
    found = None if blank.all() else compound_numbers(distinct, blank, clock=clock)
    if found is None:
        return None
    values, told = found
    gaps = dict(zip(distinct.where(blank), distinct.counts[blank].tolist(), strict=True))
    plain = PlainNumbers(values[distinct.codes], gaps, proves_point=False, open_cell="")
    return Examined(name=name, kind="number", plain=plain, told=told)


def _is_quantity(numbers: NumberTexts, blank: NDArray[np.bool_]) -> bool:
    """Whether numbers with company are quantities, and no codes such as 12A, 12B or levels such as >50K."""
    units = {unit for unit, use in zip(numbers.units, ~blank, strict=True) if use} - {""}
    bare = any(not unit and use for unit, use in zip(numbers.units, ~blank, strict=True))
    if (len(units) > 1 or bare) and not units <= UNITS - LETTERS:
        return False
    without_limit = int((~blank & ~numbers.limits).sum())
    return not (numbers.limits & ~blank).any() or without_limit >= 3


def _code(
    name: str, distinct: Distinct, blank: NDArray[np.bool_], missing: frozenset[str] | None
) -> Examined | None:
    """Digits that count nothing: some begin with 0, or are too long for a number, or the name says so."""
    filled = distinct.texts.filter(pa.array(~blank))
    phone = bool(matches(filled, _PHONE).all() or matches(filled, _ADDRESS).all())
    if not phone and not matches(filled, _DIGITS).all():
        return None
    zeros = bool(matches(filled, _CODE).any())
    named = names_a_code(name) and pc.max(pc.utf8_length(filled)).as_py() >= _SHORTEST_CODE
    too_long = not zeros and not phone and _merge_as_numbers(filled)
    if not (zeros or phone or too_long or named):
        return None
    return Examined(name=name, kind="code", distinct=distinct, blank=_blank(distinct, missing, MISSING_TEXTS))


def _merge_as_numbers(digits: pa.Array) -> bool:
    if pc.max(pc.utf8_length(digits)).as_py() < 16:
        return False
    return bool(pc.count_distinct(digits.cast(pa.float64())).as_py() < len(digits))


def _text(name: str, distinct: Distinct, missing: frozenset[str] | None) -> Examined:
    blank = _blank(distinct, missing, MISSING_TEXTS)
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


def _lasts(name: str) -> bool:
    """Whether a name says how long something takes."""
    return _DURATION.search(name.lower()) is not None


def _is_pair(text: str) -> bool:
    """Whether a cell holds two numbers, such as 120/80 or 5.2 (4.1-6.3)."""
    return _PAIR.fullmatch(text) is not None
