"""Texts -> the numbers in a date or a time, in the order in which they are written."""

import re
from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.month_names import NAME, month_number

_CLOCK = (
    r"(?P<h>[0-9]{1,2}):(?P<mi>[0-9]{2})(?::(?P<s>[0-9]{2})(?:[.,](?P<f>[0-9]{1,9}))?)?"
    r" ?(?P<ap>[aApP]\.?[mM]\.?)? ?(?P<tz>Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?"
)
_SAMPLE = 20
_TIME = rf"(?:(?:[Tt]|,? +){_CLOCK})?"
_WEEKDAY = r"(?:[\pL]{2,10}\.?,? )?"
_MONTH = rf"(?P<name>(?i:{NAME}))\.?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One way to write dates: a pattern, and the orders in which its parts a, b, c may stand for d, m, y."""

    pattern: str
    orders: tuple[str, ...]
    joint: str = ""  # what stands between the parts


def _separated(sign: str, orders: tuple[str, ...]) -> Family:
    parts = rf"(?P<a>[0-9]{{1,2}}){sign}(?P<b>[0-9]{{1,2}}){sign}(?P<c>[0-9]{{4}}|[0-9]{{2}})"
    return Family(pattern=parts + _TIME, orders=orders, joint=sign.replace("\\", "").strip("?"))


FAMILIES = (
    *(
        Family(
            pattern=rf"(?P<a>[0-9]{{4}}){sign}(?P<b>[0-9]{{1,2}}){sign}(?P<c>[0-9]{{1,2}})" + _TIME,
            orders=("ymd", "ydm"),
            joint=sign[-1],
        )
        for sign in ("-", "/", r"\.")
    ),
    Family(
        pattern=r"(?P<a>[0-9]{4}) ?[年년] ?(?P<b>[0-9]{1,2}) ?[月월] ?(?P<c>[0-9]{1,2}) ?[日일]" + _TIME,
        orders=("ymd",),
        joint="-",
    ),
    _separated(r"\.", ("dmy", "mdy")),
    _separated("/", ("dmy", "mdy", "ymd")),
    _separated("-", ("dmy", "mdy", "ymd")),
    _separated(" ", ("dmy", "mdy")),
    _separated(r"\. ", ("dmy",)),
    Family(
        pattern=rf"{_WEEKDAY}(?P<a>[0-9]{{1,2}})(?:st|nd|rd|th|\.)?(?: of)?[ -]?{_MONTH}[ ,-]*"
        rf"(?P<c>[0-9]{{4}}|[0-9]{{2}}){_TIME}",
        orders=("dny",),
        joint=" ",
    ),
    Family(
        pattern=rf"{_WEEKDAY}{_MONTH}[ -]?(?P<a>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<c>[0-9]{{4}}){_TIME}",
        orders=("ndy",),
        joint=" ",
    ),
    Family(
        pattern=rf"(?P<c>[0-9]{{4}})[ -]{_MONTH}[ -](?P<a>[0-9]{{1,2}}){_TIME}", orders=("ynd",), joint="-"
    ),
    Family(pattern=rf"{_MONTH}[ ,'-]*(?P<c>[0-9]{{4}}|[0-9]{{2}})", orders=("ny",), joint=" "),
    Family(pattern=rf"(?P<c>[0-9]{{4}})[ -]{_MONTH}", orders=("yn",), joint="-"),
    Family(
        pattern=r"(?P<a>[0-9]{4})(?P<b>[0-9]{2})(?P<c>[0-9]{2})(?:T?(?P<h>[0-9]{2})(?P<mi>[0-9]{2})(?P<s>[0-9]{2})?)?",
        orders=("ymd",),
        joint="",
    ),
    Family(pattern=r"(?P<b>[0-9]{1,2})/(?P<c>[0-9]{4})", orders=("my",), joint="/"),
    Family(pattern=r"(?P<b>[0-9]{1,2})-(?P<c>[0-9]{4})", orders=("my",), joint="-"),
    Family(pattern=r"(?P<b>[01][0-9])\.(?P<c>(?:19|20)[0-9]{2})", orders=("my",), joint="."),
    Family(pattern=r"(?P<c>[0-9]{4})-(?P<b>[0-9]{1,2})", orders=("ym",), joint="-"),
    Family(pattern=r"(?P<c>[0-9]{4})/(?P<b>[0-9]{1,2})", orders=("ym",), joint="/"),
    Family(pattern=r"(?P<a>[0-9]{1,2})\. ?(?P<b>[0-9]{1,2})\.", orders=("dm",), joint="."),
    Family(pattern=rf"(?P<a>[0-9]{{1,2}})\.?[ -]{_MONTH}", orders=("dn",), joint=" "),
    Family(pattern=r"(?P<c>[0-9]{4})[ /-]?[Qq](?P<b>[1-4])", orders=("yq",), joint="-"),
    Family(pattern=r"[Qq](?P<b>[1-4])[ /'-]?(?P<c>[0-9]{4})", orders=("qy",), joint=" "),
    Family(
        pattern=r"(?P<b>[1-4])(?:[Qq]|\. ?(?i:quartal|quarter)) ?(?P<c>[0-9]{4})", orders=("qy",), joint=" "
    ),
    Family(pattern=r"(?P<c>[0-9]{4})-?[Ww](?P<b>[0-9]{2})(?:-?(?P<a>[1-7]))?", orders=("gw",), joint="-"),
    Family(pattern=_CLOCK, orders=("t",)),
    Family(pattern=r"(?P<h>[0-9]{1,2}) ?[hH] ?(?P<mi>[0-9]{2})", orders=("t",)),
)
YEAR_LAST = Family(  # of eight digits
    pattern=r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{4})", orders=("dmy", "mdy"), joint=""
)


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The numbers of m texts, each (m,), -1 where a part is not written."""

    family: Family
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    c: NDArray[np.int64]
    seconds: NDArray[np.float64]  # since midnight, NaN where no time is written or it is none of a day's
    offsets: NDArray[np.int64]  # minutes east of Greenwich; 0 where not written
    short_years: bool
    has: frozenset[str]  # which of clock, s, f, ap, tz some text has


def family_of(texts: pa.Array) -> Family | None:
    """The way in which all texts are written; None where there is none."""
    first: list[str] = texts.slice(0, _SAMPLE).to_pylist()
    for family in FAMILIES:
        if all(_compiled(family.pattern).fullmatch(text) for text in first):
            fits = pc.match_substring_regex(texts, f"^(?:{family.pattern})$")
            if pc.all(fits).as_py():
                return family
    return None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern for Python, whose letters are written otherwise than Arrow's."""
    return re.compile(pattern.replace(r"[\pL]", r"[^\W\d_]"))


def parts_of(texts: pa.Array, family: Family) -> Parts:
    """The parts of texts that are all written in one way."""
    fields = pc.extract_regex(texts, f"^(?:{family.pattern})$")
    names = {fields.type.field(i).name for i in range(fields.type.num_fields)}
    part = {name: pc.struct_field(fields, name) for name in names}
    numbers = {name: _whole(part[name]) if name in part else np.full(len(texts), -1) for name in "abc"}
    if "name" in part:
        numbers["b"] = _months(part["name"])
    present = {
        name for name in ("h", "s", "f", "ap", "tz") if name in part and pc.any(_filled(part[name])).as_py()
    }
    return Parts(
        family=family,
        **numbers,
        seconds=_seconds(part, len(texts)) if "h" in part else np.full(len(texts), np.nan),
        offsets=_offsets(part["tz"]) if "tz" in present else np.zeros(len(texts), np.int64),
        short_years=bool("c" in part and pc.any(pc.equal(pc.utf8_length(part["c"]), 2)).as_py())
        and "y" in family.orders[0][-1],
        has=frozenset(present),
    )


def _filled(part: pa.Array) -> pa.Array:
    return pc.fill_null(pc.not_equal(part, ""), False)


def _whole(part: pa.Array) -> NDArray[np.int64]:
    digits = pc.if_else(_filled(part), part, "-1")
    found: NDArray[np.int64] = digits.cast(pa.int64()).to_numpy(zero_copy_only=False)
    return found


def _months(part: pa.Array) -> NDArray[np.int64]:
    encoded = part.dictionary_encode()
    numbers = np.array([month_number(name) for name in encoded.dictionary.to_pylist()], np.int64)
    found: NDArray[np.int64] = numbers[encoded.indices.to_numpy(zero_copy_only=False)]
    return found


def _seconds(part: dict[str, pa.Array], n: int) -> NDArray[np.float64]:
    hours, minutes = _whole(part["h"]), _whole(part["mi"])
    seconds = np.maximum(_whole(part["s"]), 0) if "s" in part else np.zeros(n, np.int64)
    if "ap" in part:
        half = pc.fill_null(pc.utf8_lower(part["ap"]), "").to_numpy(zero_copy_only=False).astype(str)
        after, before = np.char.startswith(half, "p"), np.char.startswith(half, "a")
        hours = np.where((after | before) & (hours == 12), 0, hours) + 12 * after
        hours = np.where((after | before) & (_whole(part["h"]) > 12), 99, hours)
    fraction = np.zeros(n)
    if "f" in part and pc.any(_filled(part["f"])).as_py():
        texts = pc.binary_join_element_wise("0.", pc.if_else(_filled(part["f"]), part["f"], "0"), "")
        fraction = texts.cast(pa.float64()).to_numpy(zero_copy_only=False)
    valid = (hours >= 0) & (hours < 24) & (minutes < 60) & (seconds < 61)
    return np.where(
        valid, 3600.0 * hours + 60 * minutes + seconds + fraction, np.where(hours < 0, np.nan, np.inf)
    )


def _offsets(part: pa.Array) -> NDArray[np.int64]:
    encoded = pc.fill_null(part, "").dictionary_encode()
    minutes = np.array([_offset(text) for text in encoded.dictionary.to_pylist()], np.int64)
    found: NDArray[np.int64] = minutes[encoded.indices.to_numpy(zero_copy_only=False)]
    return found


def _offset(text: str) -> int:
    if text[:1] not in {"+", "-"}:
        return 0
    digits = text[1:].replace(":", "").ljust(4, "0")
    return (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if text[0] == "-" else 1)
