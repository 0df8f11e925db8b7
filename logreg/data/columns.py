"""Named columns as a caller hands them over: of one length, each of numbers or of level names."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Rows
from logreg.errors import ShapeError, ValueRangeError

Columns = Mapping[str, ArrayLike]
"""Column name -> n values: numbers are numbers; text, objects and booleans are categories."""


def take_rows(columns: Columns, rows: Rows) -> dict[str, NDArray[Any]]:
    """The columns at these positions only."""
    return {name: np.asarray(values)[rows] for name, values in columns.items()}


def column_values(name: str, raw: ArrayLike) -> NDArray[Any]:
    """One column as float64 numbers or as an object array of level names; refuses what is neither."""
    values = np.asarray(raw)
    if values.ndim != 1:
        raise ShapeError(f"Column {name!r} has shape {values.shape}: give one value a row.")
    if values.dtype.kind in "iuf":
        return finite(name, values.astype(float))
    if values.dtype.kind not in "bUSOT":
        raise ValueRangeError(f"Column {name!r} holds {values.dtype}: turn it into numbers or text first.")
    return level_names(name, values)


def finite(name: str, values: NDArray[Any]) -> NDArray[Any]:
    """The numbers themselves, none missing or infinite."""
    if not np.isfinite(values).all():
        row = int(np.flatnonzero(~np.isfinite(values))[0])
        raise ValueRangeError(f"Column {name!r} holds {values[row]} in row {row}: drop or fill that row.")
    return values


def level_names(name: str, values: NDArray[Any]) -> NDArray[Any]:
    """The levels' names as text, none missing."""
    if values.dtype.kind == "b":
        return np.array(["False", "True"], dtype=object)[values.astype(np.intp)]
    cells = values.astype(object, copy=False)
    if set(map(type, cells.tolist())) == {str}:
        return cells
    for row, value in enumerate(cells):
        if value is None or value != value:
            raise ValueRangeError(f"Column {name!r} has no value in row {row}: drop or fill that row.")
    return np.array([str(value) for value in cells], dtype=object)


def common_length(values: Mapping[str, NDArray[Any]]) -> int:
    """The number of rows that all columns share."""
    lengths = {name: len(column) for name, column in values.items()}
    if len(set(lengths.values())) > 1:
        raise ShapeError(f"Columns differ in length: {lengths}. Give every column the same rows.")
    return next(iter(lengths.values()), 0)
