"""What one cell looks like, taken alone: a number with or without company, a date or a time, or a word."""

import re

from dashboard.tabular.missing_texts import ALSO_NO_NUMBER, MISSING_TEXTS

_CODES = "USD|EUR|GBP|CHF|JPY|CNY|INR|PLN|SEK|NOK|DKK"
_CURRENCY = rf"(?:US\$|A\$|C\$|R\$|[$€£¥₹₩₽₺₴₫฿¢]|Rs\.?|kr\.?|Fr\.?|(?i:{_CODES}))"
_MINUS = r"[-+\u2212\u2013\u2012]"
_SPACES = {sign: rf"(?:{sign}|[ '’\u00a0\u202f\u2009])" for sign in (",", r"\.")}
_DIGITS = "|".join(
    rf"[1-9][0-9]{{0,2}}(?:{_SPACES[group]}[0-9]{{3}})+(?:{point}[0-9]*)?|[0-9]+(?:{point}[0-9]*)?|{point}[0-9]+"
    for group, point in ((",", r"\."), (r"\.", ","))
)
_LAKHS = r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]*)?"
_POWER = (
    rf"[eE][+-]?[0-9]+|[dD][+-][0-9]+"
    rf"| ?[×xX*·⋅] ?10 ?(?:(?:\^|\*\*) ?[({{]?{_MINUS}?[0-9]{{1,3}}[)}}]?|[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}})"
)
_UNIT = r"[^\W\d_]|[%‰°µ$€£¥₹₩₽₺²³Ω\"]"
_NUMBER = re.compile(
    rf"[<>≤≥~]?=? ?\(?{_MINUS}? ?(?:{_CURRENCY} ?)?\(?{_MINUS}? ?(?:{_LAKHS}|{_DIGITS})(?:{_POWER})?"
    rf"(?:-|\))?[ \u00a0]?(?:(?:/ ?)?(?:{_UNIT}){{1,12}}(?:[/.²³ ](?:{_UNIT}|[0-9]){{0,8}})?)?-?\)?"
)
_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
_DATE = re.compile(
    r"[0-9]{1,4}[-/.][0-9]{1,2}(?:[-/.][0-9]{1,4}|\.)(?:[T ].{4,20})?"
    r"|[0-9]{4}[ /-]?[Qq][1-4]|[Qq][1-4][ /'-]?[0-9]{4}|[1-4][Qq] ?[0-9]{4}"
    r"|[0-9]{4}-?[Ww][0-9]{2}(?:-?[1-7])?"
    r"|[0-9]{1,2}[-/][0-9]{4}|(?:1[5-9]|2[0-9])[0-9]{2}[-/](?:0?[1-9]|1[0-2])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[aApP]\.?[mM]\.?)?"
    r"|(?:[0-9]{1,2}\.?[ -])?[A-Za-zéûäç]{3,10}\.?[ -](?:[0-9]{1,2},? )?[0-9]{2,4}(?: .{4,12})?"
)


def is_blank(cell: str) -> bool:
    """Whether a cell holds nothing, or a text that means so nearly everywhere."""
    cell = cell.strip()
    return not cell or cell in MISSING_TEXTS or cell in ALSO_NO_NUMBER


def is_plain_number(cell: str) -> bool:
    """Whether a cell is nothing but digits, a sign, a decimal sign and an exponent."""
    return _PLAIN_NUMBER.fullmatch(cell.strip()) is not None


def looks_numeric(cell: str) -> bool:
    """Whether a cell may be a number, with a unit, a currency or a limit."""
    return _NUMBER.fullmatch(cell.strip()) is not None


def looks_dated(cell: str) -> bool:
    """Whether a cell may be a date or a time of day."""
    return _DATE.fullmatch(cell.strip()) is not None


def kind_of(cell: str) -> str:
    """`blank`, `date`, `number` or `text`."""
    if is_blank(cell):
        return "blank"
    if looks_dated(cell):
        return "date"
    return "number" if looks_numeric(cell) else "text"
