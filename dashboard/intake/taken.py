"""Rows of someone's table, with the columns that no model learns from."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from numpy.typing import NDArray

from logreg.arrays import Rows


class Taken(Mapping[str, NDArray[Any]]):
    """Some rows of a table's columns, each taken from it when it is asked for: no copy is kept."""

    def __init__(self, table: pd.DataFrame, rows: Rows) -> None:
        """Of the table, the rows at these positions."""
        self._table, self._rows = table, rows

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._table[name].to_numpy()[self._rows]

    def __iter__(self) -> Iterator[str]:
        return (str(name) for name in self._table)

    def __len__(self) -> int:
        return self._table.shape[1]
