"""Rows of a table that are kept once: each column is made when it is asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.date_features import date_values, feature_name
from dashboard.tabular.errors import TableError
from dashboard.tabular.kinds import is_number, texts
from dashboard.tabular.plan import Column
from dashboard.text.quoting import quoted
from logreg.arrays import Rows


class RowView(Mapping[str, NDArray[Any]]):
    """Some rows of a table's columns, as read, gaps included."""

    def __init__(self, table: pd.DataFrame, rows: Rows) -> None:
        """Of the table, the rows at these positions."""
        self._table, self._rows = table, rows

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._table[name].iloc[self._rows].to_numpy()

    def __iter__(self) -> Iterator[str]:
        return (str(name) for name in self._table)

    def __len__(self) -> int:
        return self._table.shape[1]


class FeatureView(Mapping[str, NDArray[Any]]):
    """Some rows of the features that a plan makes of a table: numbers with NaN, level names with None.

    Read-only arrays (n,). A date is called by the part of it that is used.
    """

    def __init__(self, table: pd.DataFrame, columns: Sequence[Column], rows: Rows | None = None) -> None:
        """Of the table, the rows at these positions, or all."""
        every = rows is not None and np.array_equal(rows, np.arange(len(table)))
        self._table, self._rows = table, None if every else rows
        self._columns = {feature_of(column): column for column in columns}

    def __getitem__(self, name: str) -> NDArray[Any]:
        column = self._columns[name]
        values = self._table[column.name]
        found = feature_values(column, values if self._rows is None else values.iloc[self._rows])
        found = found.view()
        found.setflags(write=False)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def feature_of(column: Column) -> str:
    """The name of the feature that a column gives."""
    return feature_name(column) if column.kind == "date" else column.name


def feature_values(column: Column, values: pd.Series) -> NDArray[Any]:
    """A column (n,) as the plan uses it. Raises TableError for values of another kind."""
    if column.kind == "date":
        if values.dtype.kind != "M":
            raise TableError(
                f"Column {quoted(column.name)} holds no dates: use it as a number or as categories."
            )
        return date_values(column, values)
    if column.kind == "number":
        if not is_number(values):
            raise TableError(
                f"Column {quoted(column.name)} holds no numbers, but such as {quoted(_example(values))}: use "
                "it as categories, or leave it out."
            )
        return values.to_numpy(dtype=np.float64)
    found = texts(values)
    if column.missing == "own level":
        found[values.isna().to_numpy()] = column.missing_level
    return found


def _example(values: pd.Series) -> object:
    present = values.dropna()
    return present.iloc[0] if len(present) else ""
