"""Columns whose type the file itself says: numbers and dates of spreadsheets and Parquet files."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.examined_column import Examined
from dashboard.tabular.plain_numbers import PlainNumbers
from dashboard.tabular.read_column import ReadColumn
from dashboard.tabular.table import Note

Cells = pa.ChunkedArray | Examined | ReadColumn  # texts; numbers; or a column that is read already


def number_column_of(name: str, values: NDArray[np.int64] | NDArray[np.float64], unit: str = "") -> Examined:
    """Numbers as they are stored; whole ones without gaps as int64."""
    if values.dtype.kind == "f" and np.isfinite(values).all() and (values % 1 == 0).all():
        values = values.astype(np.int64) if (np.abs(values) < 2**53).all() else values
    missing = {"": int(np.isnan(values).sum())} if values.dtype.kind == "f" and np.isnan(values).any() else {}
    plain = PlainNumbers(values, missing, proves_point=False, open_cell="")
    return Examined(name=name, kind="number", plain=plain, unit=unit)


def dated_column(series: pd.Series) -> ReadColumn:
    """Dates as they are stored, without a zone."""
    if getattr(series.dt, "tz", None) is not None:
        series = series.dt.tz_convert("UTC").dt.tz_localize(None)
    clock = bool((series.dropna() != series.dropna().dt.normalize()).any())
    reading = "date/%Y-%m-%d %H:%M:%S" if clock else "date/%Y-%m-%d"
    return ReadColumn(series=series, reading=reading, missing=())


def with_index(column: ReadColumn, name: str, index: pd.Index) -> ReadColumn:
    """A stored column as part of a table."""
    what = "Dates with a time" if "%H" in column.reading else "Dates"
    note = Note(column=name, text=f"{what}, as the file stores them.")
    return replace(column, series=column.series.set_axis(index), notes=(note, *column.notes))
