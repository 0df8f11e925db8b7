"""Which columns of a file are probabilities, and of which class."""

import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

MOST = 4
_PER_CENT = r"\+?[0-9]+(?:[.,][0-9]+)?\s*%"
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_DENIALS = {"not", "no", "non", "without"}
_POSITIVES, _NEGATIVES = {"pos", "positive"}, {"neg", "negative"}


def likely_probabilities(frame: pd.DataFrame, positive: str | None = None, negative: str = "") -> list[str]:
    """The columns that hold fractions from 0 to 1 or per cents, at most four.

    Of two that add up to 1 in every row, the one named like the positive class.
    """
    names = [str(name) for name in frame if _fractions(frame[name])]
    return (names if positive is None else without_complements(frame, names, positive, negative)[0])[:MOST]


def without_complements(
    frame: pd.DataFrame, names: Sequence[str], positive: str, negative: str
) -> tuple[list[str], tuple[str, ...]]:
    """The columns without those that are 1 less another and named like the negative class, and why."""
    kept, notes = list(names), []
    for pair in combinations(names, 2):
        first, second = sorted(pair, key=lambda name: -_likeness(name, positive, negative))
        decided = _likeness(first, positive, negative) > _likeness(second, positive, negative)
        if decided and {first, second} <= set(kept) and _add_up_to_one(frame, first, second):
            kept.remove(second)
            notes.append(
                f"{second!r} and {first!r} add up to 1 in every row: {first!r}, named like {positive}, "
                "is judged."
            )
    return kept, tuple(notes)


def as_fractions(column: pd.Series) -> pd.Series:
    """The column with texts such as 87.3% or 87,3 % as fractions; any other column as it is."""
    if column.dtype.kind in "iufb":
        return column
    present = column.dropna().astype("str").str.strip()
    if not present.size or not present.str.fullmatch(_PER_CENT).all():
        return column
    numbers = present.str.rstrip("% ").str.replace(",", ".").astype(float) / 100
    return pd.Series(numbers.reindex(column.index), name=column.name)


def _fractions(column: pd.Series) -> bool:
    numbers = as_fractions(column)
    if numbers.dtype.kind != "f":
        return False
    present = numbers.dropna()
    return bool(present.size and present.between(0, 1).all() and present.nunique() > 2)


def _add_up_to_one(frame: pd.DataFrame, first: str, second: str) -> bool:
    """Whether two columns are a probability and what is left of it, as far as they were rounded."""
    p, q = (as_fractions(frame[name]) for name in (first, second))
    if p.dtype.kind not in "iuf" or q.dtype.kind not in "iuf":
        return False
    total = (p + q).dropna()
    return bool(total.size and np.allclose(total, 1, rtol=0, atol=1.5e-3))


def _likeness(name: str, positive: str, negative: str) -> int:
    """How much a column is named like the positive class rather than the negative one."""
    words = _split(name)
    likeness = (_split(positive) <= words) - (_split(negative) <= words)
    if likeness == 0:
        return (not words.isdisjoint(_POSITIVES)) - (not words.isdisjoint(_NEGATIVES))
    denied = not words.isdisjoint(_DENIALS - _split(positive) - _split(negative))
    return -likeness if denied else likeness


def _split(text: str) -> set[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return {word.casefold() for word in _WORDS.findall(spaced)} or {text}
