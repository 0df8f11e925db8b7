"""Columns that pandas left as text -> numbers, where every cell says for certain which number it is."""

import re
from dataclasses import dataclass

import pandas as pd

Texts = pd.Series

LONGEST_NUMBER = 100  # signs
_SPACES = " \u00a0\u202f'’"
_UNIT = re.compile(r"^([$€£]?)\s*[^$€£%]*?\s*([%$€£]?)$")


@dataclass(frozen=True, slots=True)
class Style:
    """How numbers are written: their decimal sign, and the sign that groups thousands beside spaces."""

    decimal: str
    group: str

    @property
    def pattern(self) -> str:
        """A regular expression for one number written in this style."""
        decimal, group = re.escape(self.decimal), re.escape(self.group)
        whole = rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:[{group}{_SPACES}][0-9]{{3}})+)"
        return rf"[+-]?(?:{whole}(?:{decimal}[0-9]*)?|{decimal}[0-9]+)(?:[eE][+-]?[0-9]{{1,4}})?"

    def values(self, texts: Texts) -> pd.Series:
        """The numbers that texts of this style stand for."""
        bare = texts.str.replace(rf"[{re.escape(self.group)}{_SPACES}]", "", regex=True)
        return pd.to_numeric(bare.str.replace(self.decimal, ".", regex=False)).astype(float)


POINT, COMMA = Style(".", ","), Style(",", ".")


def as_numbers(texts: Texts, decimal: str) -> pd.Series | None:
    """The numbers of a text column, or None where some cell is no number or may be two numbers.

    `1,234` alone may be 1234 or 1.234; a second group, a decimal sign, another cell, or the decimal sign that
    the rest of the file uses settles it. Per cents become fractions: 87.3% is 0.873.
    """
    if int(texts.str.len().max()) > LONGEST_NUMBER:
        return None
    distinct = without_unit(pd.Series(texts.unique()).dropna())
    fitting = [style for style in (POINT, COMMA) if distinct.str.fullmatch(style.pattern).all()]
    if len(fitting) == 2 and not fitting[0].values(distinct).equals(fitting[1].values(distinct)):
        fitting = [COMMA] if decimal == "," else []
    if not fitting:
        return None
    numbers = fitting[0].values(without_unit(texts))
    return (numbers / 100).round(15) if texts.dropna().str.endswith("%").all() else numbers


def not_numbers(texts: Texts) -> Texts:
    """The cells that are no number in the style that most cells are written in."""
    present = without_unit(texts.dropna())
    fits = [present.str.fullmatch(style.pattern) for style in (POINT, COMMA)]
    best = max(fits, key=lambda fit: int(fit.sum()))
    return texts.dropna()[~best]


def without_unit(texts: Texts) -> Texts:
    """The texts without a percent or currency sign that every cell has; a true minus as a hyphen."""
    texts = texts.str.replace("\u2212", "-", regex=False)
    first = texts.dropna().iloc[0]
    before, after = match.groups() if (match := _UNIT.match(first)) else ("", "")
    same = texts.dropna().str.startswith(before) & texts.dropna().str.endswith(after)
    if not (before or after) or not same.all():
        return texts
    return texts.str.removeprefix(before).str.removesuffix(after).str.strip()
