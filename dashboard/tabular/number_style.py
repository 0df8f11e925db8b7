"""How the digits of a number are written: the sign before decimals, the sign between thousands."""

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

_EXPONENT = r"(?:[eE][+-]?[0-9]{1,4})?"


@dataclass(frozen=True, slots=True)
class Style:
    """A decimal sign, the other sign that groups thousands, and what this style is called in `readings`."""

    decimal: str
    group: str
    name: str

    @property
    def pattern(self) -> str:
        """A regular expression for the digits of one number: groups of three, or as in 12,34,567."""
        decimal, group = re.escape(self.decimal), re.escape(self.group)
        grouped = "|".join(rf"[1-9][0-9]{{0,2}}(?:{sign}[0-9]{{3}})+" for sign in (group, " ", "'"))
        lakhs = rf"[1-9][0-9]?(?:{group}[0-9]{{2}})+{group}[0-9]{{3}}"
        whole = rf"(?:[0-9]+|{grouped}|{lakhs})"
        return rf"(?:{whole}(?:{decimal}[0-9]*)?|{decimal}[0-9]+){_EXPONENT}"

    def fits(self, digits: pa.Array) -> NDArray[np.bool_]:
        """Which texts are digits in this style."""
        return matches(digits, self.pattern)

    def values(self, digits: pa.Array) -> NDArray[np.float64]:
        """The numbers; NaN where a text is no number in this style."""
        fitting = self.fits(digits)
        bare = pc.replace_substring_regex(digits, rf"[{re.escape(self.group)} ']", "")
        bare = pc.replace_substring(bare, self.decimal, ".")
        bare = pc.if_else(pa.array(fitting), bare, pa.scalar(None, pa.string()))
        found: NDArray[np.float64] = bare.cast(pa.float64()).to_numpy(zero_copy_only=False)
        return found.astype(np.float64)


POINT, COMMA = Style(".", ",", "point"), Style(",", ".", "comma")
STYLES = {".": POINT, ",": COMMA}
OPEN = r"[1-9][0-9]{0,2}[.,][0-9]{3}"  # 1.250 and 1,250: a thousand and more, or one and a bit


def matches(texts: pa.Array, pattern: str) -> NDArray[np.bool_]:
    """Which texts a regular expression fits from end to end."""
    found: NDArray[np.bool_] = pc.match_substring_regex(texts, f"^(?:{pattern})$").to_numpy(
        zero_copy_only=False
    )
    return found.astype(bool)
