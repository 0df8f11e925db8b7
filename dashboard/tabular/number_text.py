"""Texts -> the parts of a number with company: limit, sign, currency, digits, unit."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.number_spelling import one_spelling
from dashboard.tabular.number_style import Style, matches

_CURRENCIES = {
    **dict.fromkeys(("$", "us$", "usd", "dollar"), "$"),
    **dict.fromkeys(("€", "eur", "euro"), "€"),
    **dict.fromkeys(("£", "gbp"), "£"),
    **dict.fromkeys(("¥", "jpy", "yen", "cny", "rmb"), "¥"),
    **dict.fromkeys(("₹", "inr", "rs", "rupee"), "₹"),
    **dict.fromkeys(("fr", "sfr", "chf"), "CHF"),
    **dict.fromkeys(("zł", "zl", "pln"), "PLN"),
    **dict.fromkeys(("r$", "brl"), "R$"),
    **dict.fromkeys(("₽", "rub", "руб"), "₽"),
    **dict.fromkeys(("₩", "krw"), "₩"),
    **dict.fromkeys(("₺", "tl", "try"), "₺"),
    **dict.fromkeys(("a$", "aud"), "A$"),
    **dict.fromkeys(("c$", "cad"), "C$"),
    **dict.fromkeys(
        ("kr", "sek", "nok", "dkk", "czk", "kč", "huf", "ft", "zar", "mxn", "sgd", "hkd", "nzd"), ""
    ),
    **dict.fromkeys(
        ("₴", "uah", "₫", "vnd", "฿", "thb", "₪", "ils", "₦", "ngn", "₱", "php", "idr", "rp"), ""
    ),
}
_MAGNITUDES = frozenset(("k", "m", "b", "bn", "mn", "tsd", "mio", "mrd", "thousand", "million", "billion"))
_OF = re.compile(r"(?:of|out of|in|von|aus|de|sur|di|su|van|av|из|/) ?[0-9]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
_BEFORE = "|".join(re.escape(word) for word in sorted(_CURRENCIES, key=len, reverse=True))
_DIGITS = r"[0-9](?:[0-9.,' ]*[0-9])?[.,]?(?:[eE][+-]?[0-9]+)?|[.,][0-9]+(?:[eE][+-]?[0-9]+)?"
_CELL = (
    r"^(?P<limit>[<>]=?|~)? ?(?P<open>\()? ?(?P<sign>[+-])? ?"
    rf"(?P<before>(?i:{_BEFORE})\.?)? ?(?P<wrap>\()?(?P<inner>[+-])? ?"
    rf"(?P<digits>{_DIGITS})(?P<tail>-)? ?(?P<shut>\))? ?"
    r"(?P<after>(?:/ ?\pL|[\pL%‰°$€£¥₹₩₽₺₴₫฿₪₦₱º\"])[^<>=+()|]{0,24})?(?P<minus>-)? ?(?P<close>\))?$"
)
INFINITE = r"[+-]?(?i:inf|infinity)"


@dataclass(frozen=True, slots=True, eq=False)
class NumberTexts:
    """The parts of m texts, each (m,); where `fits` is False a text is no number at all."""

    fits: NDArray[np.bool_]
    digits: pa.Array
    negative: NDArray[np.bool_]
    wrapped: NDArray[np.bool_]  # (5), which means -5 only beside numbers without brackets
    limits: NDArray[np.bool_]  # <0.5
    units: list[str]  # of each text, by one name; empty for none; only the first `texts` where there are many

    def values(self, style: Style) -> NDArray[np.float64]:
        """The numbers in a style, NaN where a text is none; per cent as hundredths."""
        numbers = style.values(self._scaled_digits()) * np.where(self.negative, -1.0, 1.0)
        return np.where(self.fits, numbers, np.nan)

    def _scaled_digits(self) -> pa.Array:
        """The digits, of per cent with an exponent: 91.8e-2 is 0.918 to the last digit, 91.8 / 100 is not."""
        powers = {"%": "e-2", "‰": "e-3"}
        if not powers.keys() & set(self.units):
            return self.digits
        ends = pa.array([powers.get(unit, "") for unit in self.units])
        ends = pc.if_else(pc.match_substring_regex(self.digits, "[eE]"), "", ends)
        return pc.binary_join_element_wise(self.digits, ends, "")


def number_texts(texts: pa.Array) -> NumberTexts:
    """The parts of texts that have no white space at their ends."""
    texts = one_spelling(texts)
    parts = pc.extract_regex(texts, _CELL)
    fits = pc.is_valid(parts).to_numpy(zero_copy_only=False)
    part = {name: pc.struct_field(parts, name) for name in _PARTS}
    open_, close = _holds(part["open"]) + _holds(part["wrap"]), _holds(part["close"]) + _holds(part["shut"])
    tail = _holds(part["tail"]) * ~_ends_open(part["digits"])  # 5,- is 5.00
    minus = _is(part["sign"], "-") + _is(part["inner"], "-") + tail + _holds(part["minus"]) + open_
    signs = minus + _is(part["sign"], "+") + _is(part["inner"], "+")
    fits = fits & (open_ == close) & (signs <= 1)
    units = _units(part["before"], part["after"])
    return NumberTexts(
        fits=fits & np.array([unit is not None for unit in units]) if units else fits,
        digits=part["digits"].fill_null(""),
        negative=minus > 0,
        wrapped=open_ > 0,
        limits=_holds(part["limit"]) > 0,
        units=[unit or "" for unit in units],
    )


_PARTS = (
    "limit",
    "open",
    "sign",
    "before",
    "inner",
    "digits",
    "tail",
    "after",
    "minus",
    "close",
    "shut",
    "wrap",
)


def infinite(texts: pa.Array) -> NDArray[np.bool_]:
    """Which texts are spelled-out infinities."""
    return matches(texts, INFINITE)


def _holds(part: pa.Array) -> NDArray[np.int64]:
    found = pc.fill_null(pc.not_equal(part, ""), False)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def _ends_open(digits: pa.Array) -> NDArray[np.bool_]:
    ends = pc.match_substring_regex(digits, "[.,]$").fill_null(False)
    found: NDArray[np.bool_] = ends.to_numpy(zero_copy_only=False).astype(bool)
    return found


def _is(part: pa.Array, sign: str) -> NDArray[np.int64]:
    found = pc.fill_null(pc.equal(part, sign), False)
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.int64)


def _units(before: pa.Array, after: pa.Array) -> list[str | None]:
    """The unit of each text by one name; None where two are given, which makes no number."""
    if not _holds(before).any() and not _holds(after).any():
        return [""] * len(before)
    known: dict[tuple[str | None, str | None], str | None] = {}
    pairs = list(zip(before.to_pylist(), after.to_pylist(), strict=True))
    return [known[pair] if pair in known else known.setdefault(pair, _unit(*pair)) for pair in pairs]


def _unit(before: str | None, after: str | None) -> str | None:
    first, last = unit_name(before or ""), unit_name(after or "")
    if _YEAR.search(last) or _OF.match(last):
        return None  # 1 марта 2020, 3 of 20
    if first and last in _MAGNITUDES:
        return f"{first} {last}"
    if first and last and first != last:
        return None
    return first or last


def unit_name(text: str) -> str:
    """One name for the spellings of a unit or a currency: kg, KG., kgs; $, USD, dollars."""
    name = " ".join(text.split()).rstrip(". -").lower().replace("μ", "µ")
    if len(name) > 2 and name.endswith("s") and name[:-1].isalpha():
        name = name[:-1]
    return {"percent": "%", "per cent": "%", "pct": "%"}.get(name) or _CURRENCIES.get(name) or name
