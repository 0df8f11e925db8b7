"""Whether a column can serve as a feature or as the target, and if not, the sentence that says why."""

import numpy as np
import pandas as pd

from dashboard.intake.error import counted, quoted
from dashboard.intake.lines import LINE
from dashboard.intake.numbers import not_numbers

MOST_LEVELS = 50
LARGEST, SMALLEST = 1e100, 1e-100  # whose squares, and sums of them, are neither infinite nor zero
LONGEST_LEVEL = 200
_DATE = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ][0-9:.]+Z?)?"


def is_numeric(column: pd.Series) -> bool:
    """Whether a column holds numbers; booleans count as two levels."""
    return column.dtype.kind in "iuf"


def label(value: object) -> str:
    """A value as the page shows it: whole numbers without a decimal point."""
    if isinstance(value, float | np.floating):
        return repr(float(value)).removesuffix(".0")
    return str(value)


def labels(column: pd.Series, most: int | None = None) -> list[str]:
    """The distinct values of a column as text, sorted; at most the first `most` that occur."""
    return [label(value) for value in sorted(pd.unique(column.dropna())[:most])]


def place(index: pd.Index, position: int) -> str:
    """Where a row stands: its line in the file where that is known, else its number."""
    return f"{'line' if index.name == LINE else 'row'} {index[position]:,}"


def feature_objection(column: pd.Series) -> str | None:
    """Why a column cannot be a feature, with the remedy; None if it can."""
    name = quoted(column.name)
    if bool(column.isna().all()):
        return f"Column {name} is empty in every row: leave it out."
    objection = _number_objection(column) if is_numeric(column) else _text_objection(column.dropna())
    return f"Column {name} {objection}" if objection else None


def _number_objection(numbers: pd.Series) -> str | None:
    low, high = float(numbers.min()), float(numbers.max())
    if low == high and np.isfinite(low):
        return _constant(low)
    if low >= -LARGEST and high <= LARGEST:
        return _too_alike(low, high) if high - low < SMALLEST else None
    bad = (numbers.abs() > LARGEST).to_numpy()
    position = int(np.flatnonzero(bad)[0])
    value = numbers.iloc[position]
    kind = "an infinite value" if np.isinf(value) else "a value too large to compute with"
    return (
        f"holds {kind} in {counted(int(bad.sum()), 'row')}, such as {quoted(label(value))} on "
        f"{place(numbers.index, position)}. Correct or empty these cells, or leave the column out."
    )


def _too_alike(low: float, high: float) -> str:
    return (
        f"has values that differ by less than can be computed with, from {quoted(label(low))} to "
        f"{quoted(label(high))}. Give them in another unit, or leave the column out."
    )


def _constant(value: object) -> str:
    return (
        f"has the same value {quoted(label(value))} in every row, so it cannot tell the classes apart: "
        "leave it out."
    )


def _text_objection(values: pd.Series) -> str | None:
    if bool((values == values.iloc[0]).all()):
        return _constant(values.iloc[0])
    if values.dtype.kind == "b":
        return None
    if int(values.str.len().max()) > LONGEST_LEVEL:
        return f"holds long texts, such as {quoted(values.iloc[0])}: leave it out, or shorten them."
    distinct = int(values.nunique())
    if values.head(100).str.fullmatch(_DATE).all():
        return (
            f"holds dates, such as {quoted(values.iloc[0])}. Turn them into numbers (a year, a count of "
            "days), or leave the column out."
        )
    return _nearly_numbers(values, distinct) or _too_many_levels(values, distinct)


def _nearly_numbers(values: pd.Series, distinct: int) -> str | None:
    """Text where numbers are expected: at least half the cells are numbers, and too many for categories."""
    if distinct <= 10 and 3 * distinct <= len(values):
        return None
    bad = not_numbers(values)
    if 2 * len(bad) > len(values):
        return None
    if bad.empty:
        return (
            f"holds numbers such as {quoted(values.iloc[0])}, which may be read in two ways. Write them "
            "without a sign between thousands and with a point before decimals, or leave the column out."
        )
    position = int(values.index.get_indexer(bad.index[:1])[0])
    return (
        f"holds numbers, but {counted(len(bad), 'cell')} {'is' if len(bad) == 1 else 'are'} text, such as "
        f"{quoted(bad.iloc[0])} on {place(values.index, position)}. Correct or empty "
        f"{'it' if len(bad) == 1 else 'them'}, or leave the column out."
    )


def _too_many_levels(values: pd.Series, distinct: int) -> str | None:
    if distinct == len(values) > 2:
        return (
            f"has a different text in every row, such as {quoted(values.iloc[0])}: it names rows and "
            "cannot be learned from. Leave it out."
        )
    if distinct <= MOST_LEVELS:
        return None
    return (
        f"has {distinct:,} different texts, such as {quoted(values.iloc[0])}; at most {MOST_LEVELS} can be "
        "categories. Join rare ones, or leave the column out."
    )


def target_objection(column: pd.Series) -> str | None:
    """Why a column cannot be the target, with the remedy; None if it has exactly two values."""
    found = labels(column, most=4)
    name = quoted(column.name)
    if len(found) == 2:
        return None
    if not found:
        return f"Target {name} is empty in every row. Choose another column."
    if len(found) == 1:
        return (
            f"Target {name} has the value {quoted(found[0])} in every row; a model needs two "
            "classes. Choose another column, or add rows of the other class."
        )
    several = ", ".join(quoted(value) for value in found[:3]) + (", …" if len(found) > 3 else "")
    return (
        f"Target {name} has {int(column.nunique()):,} different values ({several}); a model needs exactly "
        "two. Choose another column, or keep only the rows of two of these values."
    )
