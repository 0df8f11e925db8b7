"""Which column of a file of scores weights its rows: as counts of cases or as sampling weights."""

import numpy as np
import pandas as pd

from dashboard.tabular import TableError
from dashboard.tabular.kinds import ColumnProfile, label, place
from dashboard.tabular.plan import WeightKind
from dashboard.tabular.weights import weight_kind
from dashboard.text.quoting import quoted
from logreg.arrays import Vector


def weight_columns(frame: pd.DataFrame) -> list[str]:
    """The columns that may weight rows: numbers, 0 or more."""
    return [str(name) for name in frame if frame[name].dtype.kind in "iuf" and not _wrong(frame[name]).any()]


def weight_kinds(column: pd.Series) -> tuple[WeightKind, ...]:
    """What the numbers of such a column may mean, the likelier first; only whole ones can count cases."""
    if (column.dropna() % 1 != 0).any():
        return ("sampling",)
    return ("sampling", "frequency") if named_like(column) == "sampling" else ("frequency", "sampling")


def named_like(column: pd.Series) -> WeightKind | None:
    """What a weight of this name and these values would be; None of a column that is not named like one."""
    return weight_kind(ColumnProfile(column))


def row_weights(column: pd.Series, kind: WeightKind) -> Vector:
    """How often, or for how many, each row counts, (n,); NaN where nothing is given.

    Raises TableError with the place and the remedy.
    """
    wrong = column
    if column.dtype.kind in "iuf":
        fractions = column % 1 != 0 if kind == "frequency" else False
        wrong = column[column.notna() & (_wrong(column) | fractions)]
    if len(wrong):
        wanted = (
            "how often a row counts is a whole number, 0 or more"
            if kind == "frequency"
            else "a sampling weight is a number, 0 or more"
        )
        raise TableError(
            f"Column {quoted(column.name)} holds {quoted(label(wrong.iloc[0]))} on {place(wrong.index, 0)}: "
            f"{wanted}. Choose another column, or none."
        )
    return column.to_numpy(dtype=np.float64, na_value=np.nan)


def _wrong(column: pd.Series) -> "pd.Series[bool]":
    return column.notna() & ~((column >= 0) & (column < np.inf))
