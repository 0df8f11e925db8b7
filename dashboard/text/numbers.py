"""Numbers in words: as many digits as help, a true minus sign, powers of ten that can be read."""

import math
import re

_UNIT = r"%|(?:rows?|cases?|columns?|features?|thresholds?|minutes?|steps?|nats?|mm|ms|µs|ns|s)\b"
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?={_UNIT})")
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def format_number(value: float, digits: int = 4) -> str:
    """The value to so many significant digits: 0.7311, 1,234, 1.203 × 10⁻⁵, ∞, or "not a number"."""
    if math.isnan(value):
        return "not a number"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    if 1e-3 <= abs(value) < 1e6:
        return _fixed(value, digits)
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    return f"{mantissa}\u00a0×\u00a010{str(int(exponent)).translate(_RAISED)}".replace("-", "−")


def column_number(value: float, digits: int = 4) -> str:
    """The value as in `format_number`, zeros at its end kept, as in a column of numbers: 62.0, 1.090."""
    if not math.isfinite(value) or value == 0 or not 1e-3 <= abs(value) < 1e6:
        return format_number(value, digits)
    return _rounded(value, digits).replace("-", "−")


def _rounded(value: float, digits: int) -> str:
    magnitude = math.floor(math.log10(abs(value)))
    return f"{value:,.{max(0, digits - 1 - magnitude)}f}"


def _fixed(value: float, digits: int) -> str:
    rounded = _rounded(value, digits)
    short = rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
    return short.replace("-", "−")


def exact_number(value: float, digits: int = 6) -> str:
    """The value as it stands in a table: whole numbers in full, others to so many digits: 15,626, −0.25."""
    text = f"{value:,.0f}" if value % 1 == 0 and abs(value) < 1e15 else f"{value:,.{digits}g}"
    return text.replace("-", "−")


def scale_number(value: float) -> str:
    """One of the few round sizes of a scale: 0.03, 10⁻⁷, 3 × 10⁻⁵."""
    power = math.floor(math.log10(value)) if value > 0 else 0
    if power >= -3:
        return exact_number(value)
    return format_number(value, 1).removeprefix("1\u00a0×\u00a0")


def joined_units(text: str) -> str:
    """The text with each number kept on one line with its unit: 37.3 %, 569 rows, 30 mm."""
    return _BEFORE_UNIT.sub("\u00a0", text)


def duration(seconds: float) -> str:
    """A short time in the unit that suits it: 1.2 s, 43 ms, 870 µs."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def excess_percent(share: float) -> str:
    """How far a loss is above the lowest one, of which it is that share: 27 %, less than 0.01 %."""
    return "less than 0.01\u00a0%" if share < 1e-4 else f"{format_number(100 * share, 2)}\u00a0%"


def whole_percent(p: float) -> str:
    """A probability in whole per cent, never rounded to certainty: 76 %, <1 %, >99 %."""
    whole = round(100 * p)
    if p > 0 and whole < 1:
        return "<1\u00a0%"
    return ">99\u00a0%" if p < 1 and whole > 99 else f"{whole}\u00a0%"
