"""The split of rows that count cases: a row's cases may lie on both sides, as if each had its own row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.tabular import Prepared
from logreg.arrays import Rows, read_only
from logreg.data.split import Split, stratified_split
from logreg.data.weighted_split import weighted_split


class ColumnsAt(Mapping[str, NDArray[Any]]):
    """Columns at some positions, one of which may occur twice; each is made when it is asked for."""

    def __init__(self, columns: Mapping[str, NDArray[Any]], at: Rows) -> None:
        """Of the columns (n,), the values at these positions."""
        self._columns, self._at = columns, at

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._columns[name][self._at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def split_rows(data: Prepared, share: float, seed: int) -> tuple[Prepared, Split]:
    """The data and their split into training and validation rows, each class in the same proportion.

    Where rows count cases, the cases are split: a row of which some are held out stands in the data twice,
    with what each side has of it as its weight, the training rows first.
    """
    if not counts_cases(data) or not share:
        return data, stratified_split(data.y, share, seed)
    sides = weighted_split(data.y, share, seed, weight=data.weight, cases=True)
    at = read_only(np.concatenate([sides.train, sides.validation]))
    both = replace(
        data,
        columns=ColumnsAt(data.columns, at),
        table=ColumnsAt(data.table, at),
        y=read_only(data.y[at]),
        weight=read_only(np.concatenate([sides.train_weight, sides.validation_weight])),
        rows=read_only(data.rows[at]),
        numbers=read_only(data.numbers[at]),
    )
    ends, first = np.arange(len(at)), len(sides.train)
    return both, Split(read_only(ends[:first]), read_only(ends[first:]))


def counts_cases(data: Prepared) -> bool:
    """Whether a row stands for as many cases as its weight says, so that splits and folds are of cases."""
    return data.weight is not None and data.weight_kind == "frequency"


def split_sizes(data: Prepared, share: float, seed: int) -> tuple[int, int]:
    """How many rows, or cases of rows that count them, are learned from and held out."""
    both, split = split_rows(data, share, seed)
    if both.weight is None or not counts_cases(both):
        return len(split.train), len(split.validation)
    return int(both.weight[split.train].sum()), int(both.weight[split.validation].sum())
