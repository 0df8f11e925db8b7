"""Whether texts may be numbers: with company, in several parts, or rather codes."""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.cell_kinds import looks_numeric
from dashboard.tabular.code_names import names_a_code
from dashboard.tabular.compound_numbers import compound_numbers
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.missing_texts import MISSING_TEXTS, NO_NUMBER
from dashboard.tabular.number_spelling import one_spelling
from dashboard.tabular.number_style import COMMA, POINT, matches
from dashboard.tabular.number_text import NumberTexts, infinite, number_texts
from dashboard.tabular.plain_numbers import PlainNumbers
from dashboard.tabular.units import LETTERS, UNITS

_DIGITS, _CODE = r"[0-9]+", r"0[0-9]+"
_SHORTEST_CODE = 4
_DURATION = re.compile(r"(?:^|[^a-z])(?:durations?|elapsed|length|runtime|laptime|dauer|lasted)(?:$|[^a-z])")
_PART = r"(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])"
_ADDRESS = rf"{_PART}(?:\.{_PART}){{3}}"  # of a computer
_PHONE = r"\+[0-9][0-9 ()/.-]{6,}"


def examined_number(
    name: str, distinct: Distinct, missing: frozenset[str] | None, *, forced: bool
) -> Examined | None:
    blank = blank_among(distinct, missing, NO_NUMBER)
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


def examined_compound(
    name: str, distinct: Distinct, missing: frozenset[str] | None, *, forced: bool
) -> Examined | None:
    """Numbers in several parts; 1:30 is one where a number is asked for or the name speaks of a duration."""
    blank = blank_among(distinct, missing, NO_NUMBER)
    clock = forced or called_duration(name)
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
    return Examined(
        name=name, kind="code", distinct=distinct, blank=blank_among(distinct, missing, MISSING_TEXTS)
    )


def _merge_as_numbers(digits: pa.Array) -> bool:
    if pc.max(pc.utf8_length(digits)).as_py() < 16:
        return False
    return bool(pc.count_distinct(digits.cast(pa.float64())).as_py() < len(digits))


def called_duration(name: str) -> bool:
    """Whether a name says how long something takes."""
    return _DURATION.search(name.lower()) is not None


def blank_among(
    distinct: Distinct, missing: frozenset[str] | None, usual: frozenset[str]
) -> NDArray[np.bool_]:
    """Which texts mean missing in a column: those that were chosen, or the usual ones of its kind."""
    return distinct.among((usual if missing is None else missing) | {""})
