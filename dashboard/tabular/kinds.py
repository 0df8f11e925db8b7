"""What a column holds, looked at once: its values, how many differ, how many are missing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

LINE, ROW = "line", "row"  # what the numbers of rows count
FEW_VALUES = 50  # categories, at most
_FIRST_ROWS = 200  # mostly tell that more values differ, or that some are not whole
LARGEST, SMALLEST = 1e100, 1e-100  # whose squares, and sums of them, are neither infinite nor zero


def label(value: object) -> str:
    """A value as the page shows it: whole numbers without a decimal point."""
    if isinstance(value, float | np.floating):
        return repr(float(value)).removesuffix(".0")
    return str(value)


def is_number(column: pd.Series) -> bool:
    """Whether a column holds numbers; booleans are two levels."""
    return column.dtype.kind in "iuf"


def is_date(column: pd.Series) -> bool:
    """Whether a column holds dates or times."""
    return column.dtype.kind == "M"


def place(index: pd.Index, position: int) -> str:
    """Where a row stands: its line in the file where that is known, else its number."""
    return f"{'line' if index.name == LINE else 'row'} {index[position]:,}"


def texts(column: pd.Series) -> NDArray[Any]:
    """A column as labels, (n,) objects, None where a value is missing; each label is made once."""
    codes, values = pd.factorize(column, use_na_sentinel=True)
    names = np.array([*(label(value) for value in values), None], dtype=object)
    return names[codes]


@dataclass(frozen=True, eq=False)
class ColumnProfile:
    """Facts of one column, each found when it is asked for and then kept."""

    series: pd.Series

    @property
    def name(self) -> str:
        """The column's name."""
        return str(self.series.name)

    @property
    def n(self) -> int:
        """The number of rows."""
        return len(self.series)

    @cached_property
    def n_missing(self) -> int:
        """Rows without a value."""
        return int(self.series.isna().sum())

    @property
    def number(self) -> bool:
        """Whether it holds numbers."""
        return is_number(self.series)

    @property
    def date(self) -> bool:
        """Whether it holds dates or times."""
        return is_date(self.series)

    @cached_property
    def counts(self) -> "pd.Series[int]":
        """Value -> rows, the most frequent first; of equally frequent ones the first in order."""
        counts = self.series.value_counts()
        counts = counts[counts > 0]
        order = sorted(range(len(counts)), key=lambda i: (-int(counts.iloc[i]), label(counts.index[i])))
        return counts.iloc[order] if len(counts) <= 10 * FEW_VALUES else counts

    @cached_property
    def distinct(self) -> int:
        """How many values differ."""
        return self.series.nunique()

    def at_most(self, most: int) -> bool:
        """Whether no more than so many values differ; the first rows mostly tell."""
        return self._first_distinct <= most and self.distinct <= most

    @cached_property
    def _first_distinct(self) -> int:
        first = self.series.iloc[:_FIRST_ROWS]
        if self.number:
            known = first.to_numpy()
            return len(np.unique(known[~np.isnan(known)] if known.dtype.kind == "f" else known))
        return first.nunique()

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The values as labels, numbers by size and texts by the alphabet."""
        values = list(self.counts.index)
        return tuple(label(value) for value in (sorted(values) if self.number else sorted(values, key=label)))

    @cached_property
    def two_valued(self) -> bool:
        """Whether exactly two values occur."""
        return not self.date and self.at_most(2) and self.distinct == 2

    @cached_property
    def ticked(self) -> bool:
        """Whether one value occurs beside blanks, as in boxes that are ticked or not."""
        return not self.date and 0 < self.n_missing < self.n and self.at_most(1)

    @cached_property
    def whole(self) -> bool:
        """Whether all its numbers are whole."""
        if not self.number:
            return False
        values = self.series.to_numpy()
        if values.dtype.kind != "f":
            return True
        first = values[:_FIRST_ROWS]
        if ((first != np.floor(first)) & ~np.isnan(first)).any():
            return False
        known = values[~np.isnan(values)]
        return bool(np.isfinite(known).all() and (known == np.floor(known)).all())

    @cached_property
    def unique(self) -> bool:
        """Whether every row has a value of its own."""
        return self.n_missing == 0 and self.distinct == self.n

    @cached_property
    def low(self) -> float:
        """The smallest number."""
        return smallest(self.series)

    @cached_property
    def high(self) -> float:
        """The largest number."""
        return largest(self.series)

    @property
    def example(self) -> str:
        """A value that occurs."""
        present = self.series.dropna()
        return label(present.iloc[0]) if len(present) else ""


def smallest(numbers: pd.Series) -> float:
    """The smallest number of a column, NaN where none is there; ten times as quick as pandas."""
    values = numbers.to_numpy()
    return float(np.fmin.reduce(values)) + 0.0 if len(values) else np.nan  # no -0


def largest(numbers: pd.Series) -> float:
    """The largest number of a column, NaN where none is there."""
    values = numbers.to_numpy()
    return float(np.fmax.reduce(values)) + 0.0 if len(values) else np.nan


def share_missing(column: pd.Series) -> float:
    """The share of rows without a value, 0 for a table without rows."""
    return float(column.isna().mean()) if len(column) else 0.0
