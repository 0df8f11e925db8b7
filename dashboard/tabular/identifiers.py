"""Columns that name or number rows, and such as tell the classes apart by the order of the file."""

import re

import numpy as np
import pandas as pd

from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.vocabulary import CODE_NAMES, IDENTIFIER_NAMES
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import counted, quoted

ENOUGH_TO_COUNT = 20  # rows from which on 1, 2, 3, ... is no measurement
MANY = 0.9  # share of rows with a value of their own that makes texts names
SORTED_AUC = 0.98
ENOUGH_TO_RANK = 20_000  # rows that show whether classes are apart
NAMELESS = re.compile(r"[Uu]nnamed: ?\d+(_level_\d+)?|column \d+|\.\.\.\d+|X(\.\d+)?|_c0|")


def bare_name(name: str) -> str:
    """A name in small letters without spaces and signs."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def called_identifier(name: str) -> bool:
    """Whether a name says that the column names rows: id, patient_no, customerID, Unnamed: 0, or nothing."""
    if NAMELESS.fullmatch(name.strip()):
        return True
    bare = bare_name(name)
    words = (
        re.sub(r"([a-z])([A-Z])", r"\1 \2", name)
        .lower()
        .replace("_", " ")
        .replace("-", " ")
        .replace(".", " ")
    )
    return bare in IDENTIFIER_NAMES or bool({"id", "ids", "uuid", "guid"} & set(words.split()))


def called_code(name: str) -> bool:
    """Whether a name says that its numbers are codes: a postal code, a telephone number."""
    words = set(re.split(r"[\s_.\-]+", name.lower()))
    return bare_name(name) in CODE_NAMES or bool(words & CODE_NAMES)


def identifier_reason(profile: ColumnProfile) -> str | None:
    """Why a column seems to name the rows, or None."""
    named = called_identifier(profile.name)
    if profile.number:
        return _numbering(profile, named=named)
    if profile.date or profile.series.dtype.kind == "b":
        return None
    return _naming(profile, named=named)


def _numbering(profile: ColumnProfile, *, named: bool) -> str | None:
    if not profile.whole or profile.at_most(2):
        return None
    if profile.unique and named:
        return "A different whole number in every row: it names rows and cannot be learned from."
    if profile.unique and profile.n >= ENOUGH_TO_COUNT and profile.high - profile.low == profile.n - 1:
        low, high = exact_number(profile.low), exact_number(profile.high)
        return f"It numbers the rows from {low} to {high}, in some order."
    if named and _repeats(profile, profile.n):
        return (
            f"It names {profile.distinct:,} cases, some with several rows. Rows of one case are not "
            "independent: standard errors would be too small."
        )
    return None


def _naming(profile: ColumnProfile, *, named: bool) -> str | None:
    present = profile.n - profile.n_missing
    if present <= 2 or profile.distinct < 3:
        return None
    if profile.distinct == present and (named or present >= ENOUGH_TO_COUNT):
        return f"A different text in every row, such as {quoted(profile.example)}: it names rows."
    if profile.distinct > MANY * present and present >= ENOUGH_TO_COUNT:
        return f"{profile.distinct:,} different texts in {counted(present, 'row')}: it names rows."
    if named and _repeats(profile, present):
        return (
            f"It names {profile.distinct:,} cases, some with several rows. Rows of one case are not "
            "independent: standard errors would be too small."
        )
    return None


def _repeats(profile: ColumnProfile, present: int) -> bool:
    """Whether a column with the name of an identifier has several rows for each of many cases."""
    nameless = NAMELESS.fullmatch(profile.name.strip()) is not None
    return not nameless and profile.distinct > max(ENOUGH_TO_COUNT, present / 10)


def tells_classes_by_order(profile: ColumnProfile, positive: pd.Series) -> bool:
    """Whether unique whole numbers put nearly all rows of one class above the other: the file was sorted.

    `positive` holds True, False or missing for each row.
    """
    if not (profile.number and profile.whole and profile.unique and profile.n >= ENOUGH_TO_COUNT):
        return False
    if profile.high - profile.low >= 4 * profile.n:
        return False  # not the numbers of rows of one file
    step = max(1, profile.n // ENOUGH_TO_RANK)
    positive = positive.iloc[::step]
    known = positive.notna().to_numpy()
    ranks = profile.series.iloc[::step][known].rank().to_numpy()
    label = positive[known].to_numpy(dtype=bool)
    n, m = int(label.sum()), int((~label).sum())
    if not n or not m:
        return False
    area = (ranks[label].sum() - n * (n + 1) / 2) / (n * m)
    return bool(max(area, 1 - area) >= SORTED_AUC and np.isfinite(area))
