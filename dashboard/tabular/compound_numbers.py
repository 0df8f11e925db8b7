"""Numbers in several parts, as 5'11", 48°51'24"N, 1 h 30 min, 25:30:00 and 1 1/2: each is one number."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from dashboard.tabular.distinct import Distinct
from dashboard.tabular.number_spelling import one_spelling
from dashboard.text.quoting import quoted

_DECIMAL = r"[0-9]+(?:\.[0-9]+)?"
_QUOTES = str.maketrans({"\u2033": '"', "\u201d": '"', "\u00ba": "°"})
_EIGHTHS = {"⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", **_EIGHTHS}
_DENOMINATORS = {2, 3, 4, 5, 6, 8, 16, 32, 64}
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a number in parts: its pattern, its value (None for what it cannot be), its unit."""

    pattern: re.Pattern[str]
    value: Callable[[dict[str, str | None]], float | None]
    unit: str


def compound_numbers(
    distinct: Distinct, blank: NDArray[np.bool_], *, clock: bool = False
) -> tuple[NDArray[np.float64], str] | None:
    """The numbers of m texts, NaN where they are blank, and what is told of them; None where they are none.

    `clock`: whether 1:30 is how long something takes, not a time of day.
    """
    places = np.flatnonzero(~blank)
    texts = [_spelled(text) for text in one_spelling(distinct.texts.take(places)).to_pylist()]
    forms = (CLOCK, *FORMS) if clock else FORMS
    form = next((form for form in forms if all(map(form.pattern.fullmatch, texts[:_SAMPLE]))), None)
    if form is None or not texts or len({text.count(":") for text in texts}) > 1:
        return None  # 1:30 beside 1:02:30 may be minutes or hours
    matches = [form.pattern.fullmatch(text) for text in texts]
    parts = [match.groupdict() for match in matches if match is not None]
    found = [form.value(part) for part in parts]
    several = any(part.get(name) for part in parts for name in ("b", "c", "side", "before"))
    if len(parts) < len(texts) or not several or any(value is None for value in found):
        return None
    values = np.full(len(blank), np.nan)
    values[places] = found
    example = max(places[:_SAMPLE].tolist(), key=lambda place: len(distinct.texts[place].as_py()))
    told = f"{quoted(distinct.texts[example].as_py())} is read as {values[example]:.10g}{form.unit}."
    return values, told.replace("as -", "as \u2212")


def _spelled(text: str) -> str:
    """The text with plain quotes, and 1½ as 1 1/2."""
    for sign, fraction in _VULGAR.items():
        text = re.sub(rf" ?{sign}", f" {fraction}", text)
    return text.translate(_QUOTES).strip()


def _sum_of(*scales: float, below: float) -> Callable[[dict[str, str | None]], float | None]:
    """The value of parts a, b, c by what each counts; a part after another is below this limit."""

    def value(parts: dict[str, str | None]) -> float | None:
        numbers = [None if parts.get(part) is None else float(parts[part] or 0) for part in "abc"]
        known = [place for place, number in enumerate(numbers) if number is not None]
        if not known or any((numbers[place] or 0) >= below for place in known[1:]):
            return None
        total = sum((number or 0) * scale for number, scale in zip(numbers, scales, strict=False))
        negative = parts.get("sign") == "-" or (parts.get("side") or parts.get("before") or "") in {*"SWsw"}
        return -total if negative and total else total

    return value


def _clock(parts: dict[str, str | None]) -> float | None:
    """Minutes of hours and minutes, or seconds where three parts are written."""
    hours = parts["c"] is not None
    return _sum_of(*((3600, 60, 1) if hours else (60, 1)), below=60)(parts)


def _fraction(parts: dict[str, str | None]) -> float | None:
    """A whole number, a fraction below 1, or both."""
    if parts["c"] is None:
        return float(parts["a"] or 0)
    above, below = int(parts["b"] or 0), int(parts["c"])
    if below not in _DENOMINATORS or above >= below:
        return None
    return float(int(parts["a"] or 0) + Fraction(above, below))


_DEGREES = (
    rf"(?P<sign>-)?(?P<before>[NSEW])? ?(?P<a>{_DECIMAL}) ?(?:° ?)?"
    rf"(?:(?P<b>{_DECIMAL}) ?' ?)?(?:(?P<c>{_DECIMAL}) ?(?:\"|'') ?)?(?P<side>[NSEW])?"
)
_PARTED = r"(?=.*[°NSEW'\"])"


def _pair(first: str, second: str, factor: int, unit: str) -> Form:
    """A number of a large unit, and what is left in a small one."""
    pattern = rf"(?P<a>[0-9]+) ?(?:{first}),? ?(?:(?P<b>{_DECIMAL}) ?(?:{second})?)?"
    return Form(re.compile(pattern, re.IGNORECASE), _sum_of(factor, 1, below=factor), f" {unit}")


CLOCK = Form(
    re.compile(r"(?P<a>[0-9]+) ?[:hH] ?(?P<b>[0-9]{2})(?::(?P<c>[0-9]{2}))?"),
    _clock,
    ", in units of its last part",
)
FORMS = (
    _pair(r"'|ft\.?|feet|foot", r"\"|''|in\.?|inch|inches", 12, "inches"),
    _pair(r"st\.?|stones?", r"lbs?\.?|pounds?", 14, "pounds"),
    _pair(r"lbs?\.?|pounds?", r"oz\.?|ounces?", 16, "ounces"),
    _pair(r"y\.?|yrs?\.?|years?", r"m\.?|mos?\.?|months?", 12, "months"),
    _pair(r"w|wks?\.?|weeks?", r"d|days?", 7, "days"),
    _pair(r"d|days?", r"h|hrs?\.?|hours?", 24, "hours"),
    Form(re.compile(_PARTED + _DEGREES), _sum_of(1, 1 / 60, 1 / 3600, below=60), " degrees"),
    Form(
        re.compile(
            r"(?=.*[0-9])(?:PT)?(?:(?P<a>[0-9]+) ?(?:hours?|hrs?|h|std\.?),? ?)?"
            r"(?:(?P<b>[0-9]+) ?(?:minutes?|mins?|min\.|m),? ?)?(?:(?P<c>[0-9]+) ?(?:seconds?|secs?|s))?",
            re.IGNORECASE,
        ),
        _sum_of(60, 1, 1 / 60, below=60),
        " minutes",
    ),
    Form(re.compile(r"(?:(?P<a>[0-9]+)(?: |$))?(?:(?P<b>[0-9]+)/(?P<c>[0-9]+))?"), _fraction, ""),
)
