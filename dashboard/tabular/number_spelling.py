"""Numbers written with other signs, digits and powers of ten, in the spelling of computers."""

import re
import unicodedata

import pyarrow as pa
import pyarrow.compute as pc

_SIGNS = (  # what is typed for one and the same sign
    (r"[\x{2212}\x{2013}\x{2012}\x{FE63}\x{FF0D}]", "-"),
    (r"[\x{00A0}\x{202F}\x{2009}\x{2007}\x{2008}]", " "),
    (r"[\x{2019}\x{02BC}\x{2032}\x{0060}\x{00B4}]", "'"),
    (r"\x{2264}", "<="),
    (r"\x{2265}", ">="),
)


class DigitsElsewhere(dict[int, str | int]):
    """Decimal digits of any script, and their signs -> those of ASCII; every other sign stays."""

    def __missing__(self, code: int) -> str | int:
        """A digit by its value."""
        digit = unicodedata.decimal(chr(code), None)
        return code if digit is None else str(digit)


_POWER = re.compile(  # of ten, as 1.5×10^3, 1.5 x 10**3, 1.5·10³, 10^3 and Fortran's 1.5D+03
    r"(?P<times>(?<=[0-9.,]) ?[×xX*·⋅] ?|(?<![0-9.,]))10 ?"
    r"(?:(?:\^|\*\*) ?[({]?(?P<typed>[+-]?[0-9]{1,3})[)}]?|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))"
    r"|(?<=[0-9.,])[dD](?P<fortran>[+-][0-9]{1,3})(?![0-9])"
)
_MAY_HOLD_POWER = r"10 ?(?:\^|\*\*|[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹])|[0-9.,][dD][+-][0-9]"
_LOWERED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "+-0123456789")
_DIGITS_ELSEWHERE = DigitsElsewhere({ord("٫"): ".", ord("٬"): "'", ord("．"): ".", ord("，"): ","})
_DIGIT_BEYOND_ASCII = r"[^\P{Nd}0-9]"


def one_spelling(texts: pa.Array) -> pa.Array:
    """The texts with every digit, minus, space and apostrophe of Unicode as ASCII's, powers of ten as e3."""
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        texts = ascii_digits(texts)
        for pattern, sign in _SIGNS:
            texts = pc.replace_substring_regex(texts, pattern, sign)
    if pc.any(pc.match_substring_regex(texts, _MAY_HOLD_POWER)).as_py():
        texts = pa.array([_POWER.sub(_exponent, text) for text in texts.to_pylist()], pa.string())
    return texts


def ascii_digits(texts: pa.Array) -> pa.Array:
    """The texts with the decimal digits of any script as 0 to 9."""
    if not pc.any(pc.match_substring_regex(texts, _DIGIT_BEYOND_ASCII)).as_py():
        return texts
    return pa.array([text.translate(_DIGITS_ELSEWHERE) for text in texts.to_pylist()], pa.string())


def _exponent(power: re.Match[str]) -> str:
    """A power of ten as computers write it: e3 behind a number, 1e3 alone."""
    exponent = power["typed"] or power["fortran"] or power["raised"].translate(_LOWERED)
    alone = power["fortran"] is None and not power["times"]
    return power[0] if alone and power["raised"] else f"{'1' * alone}e{exponent}"
