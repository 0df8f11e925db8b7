"""What pandas left as text, told apart: text, numbers in other spellings, missing values."""

import numpy as np
import pandas as pd

from dashboard.intake.error import counted, quoted, shortened
from dashboard.intake.numbers import as_numbers
from dashboard.intake.parsing import MISSING

_MISSING = frozenset({*MISSING, "", "NA", "N/A", "n/a", "NaN", "nan", "NULL", "null", "None", "<NA>", "#N/A"})
_MOST_NAMED = 3


def tidied(frame: pd.DataFrame, decimal: str) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The table with each column as numbers, booleans or text, and in words what was converted."""
    columns: dict[str, pd.Series] = {}
    respelled: list[str] = []
    for name, column in frame.items():
        tidy = _as_text(column) if column.dtype.kind not in "iufb" else column
        numbers = _numbers(tidy, decimal)
        if numbers is not None:
            respelled.append(_respelling(str(name), tidy, numbers))
        columns[str(name)] = tidy if numbers is None else numbers
    table = pd.DataFrame(columns, index=frame.index, copy=False)
    return table, (*_some(respelled), *_missing(table))


def _as_text(column: pd.Series) -> pd.Series:
    """The column as text without spaces at its ends, spellings of a missing value as missing."""
    distinct = pd.Series(column.dropna().unique()).astype("str")
    tidy = distinct.str.strip()
    if column.dtype == distinct.dtype and tidy.equals(distinct) and not tidy.isin(_MISSING).any():
        return column
    text = column.astype("str").where(column.notna()).str.strip()
    return text.where(~text.isin(_MISSING))


def _numbers(column: pd.Series, decimal: str) -> pd.Series | None:
    if column.dtype.kind in "iufb":
        return None
    if bool(column.isna().all()):
        return pd.Series(np.nan, index=column.index)
    return as_numbers(column, decimal)


def _respelling(name: str, texts: pd.Series, numbers: pd.Series) -> str:
    position = int(np.argmax(texts.str.len().fillna(0).to_numpy()))
    return (
        f"In column {quoted(name)}, {quoted(texts.iloc[position])} is read as {numbers.iloc[position]:.15g}."
    )


def _some(sentences: list[str]) -> tuple[str, ...]:
    """The first sentences, and how many more there are of the kind."""
    more = len(sentences) - _MOST_NAMED
    rest = (f"{counted(more, 'more column')} of numbers were converted likewise.",) if more > 0 else ()
    return (*sentences[:_MOST_NAMED], *rest)


def _missing(table: pd.DataFrame) -> tuple[str, ...]:
    missing = table.isna().sum()
    missing = missing[missing > 0].sort_values(ascending=False, kind="stable")
    if missing.empty:
        return ()
    named = ", ".join(f"{shortened(str(name))} ({count:,})" for name, count in missing[:_MOST_NAMED].items())
    more = ", …" if len(missing) > _MOST_NAMED else ""
    return (
        f"No value (empty, NA, null, ?, - or the like) in {counted(int(missing.sum()), 'cell')} of "
        f"{counted(len(missing), 'column')}: {named}{more}.",
    )
