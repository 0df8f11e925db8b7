"""Values as R reads them."""

from collections.abc import Mapping
from typing import Any


def r_vector(values: tuple[float, ...]) -> str:
    """Numbers as a vector."""
    return f"c({', '.join(map(repr, values))})"


def r_literal(value: Any) -> str:
    """A value as R reads it: texts in quotes with every unusual sign escaped, lists and named lists."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return f'"{"".join(map(_sign, value))}"'
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return f"setNames(list({', '.join(map(r_literal, value.values()))}), {_names(value)})"
    if value and all(isinstance(each, int) for each in value):
        return f"c({', '.join(map(repr, value))})"
    return f"list({', '.join(map(r_literal, value))})"


def _names(value: Mapping[str, Any]) -> str:
    return f"c({', '.join(map(r_literal, value))})" if value else "character(0)"


def _sign(sign: str) -> str:
    code = ord(sign)
    if sign.isascii() and (sign.isalnum() or sign in " _.,;:-+*/=()<>%&#@!?[]|~^"):
        return sign
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
