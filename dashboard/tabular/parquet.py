"""Parquet files -> columns by their stored types."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dashboard.tabular.column_names import clean_names
from dashboard.tabular.errors import TableError
from dashboard.tabular.places import ROW
from dashboard.tabular.rows import MOST_CELLS
from dashboard.tabular.structure import MOST_COLUMNS
from dashboard.tabular.table import Note
from dashboard.tabular.typed_columns import Cells, dated_column, number_column_of
from dashboard.text.quoting import listed, quoted

_MOST_BYTES = 1 << 30


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class StoredTable:
    """The columns of a Parquet file, its rows counted from 1."""

    columns: dict[str, Cells]
    index: pd.Index
    notes: tuple[Note, ...]


def read_parquet(data: bytes, name: str) -> StoredTable:
    """The columns that hold one value a row. Raises TableError for a damaged or too large file."""
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        _refuse_too_large(file.metadata)
        texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        table = pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts).read()
    except (pa.ArrowException, OSError, MemoryError):
        raise TableError(
            f"The Parquet file {quoted(name)} is damaged. Write it again, or save it as CSV."
        ) from None
    names, renamed = clean_names(
        [title.replace("__index_level_0__", "index") for title in table.column_names]
    )
    columns: dict[str, Cells] = {}
    dropped = []
    for title, cells in zip(names, table.columns, strict=True):
        column = _column(title, cells)
        if column is None:
            dropped.append(title)
        else:
            columns[title] = column
    notes = [Note(column=None, text=text) for text in renamed]
    if dropped:
        notes.append(
            Note(column=None, text=f"Columns of lists or other structures are left out: {listed(dropped)}.")
        )
    return StoredTable(
        columns=columns, index=pd.RangeIndex(1, table.num_rows + 1, name=ROW), notes=tuple(notes)
    )


def _refuse_too_large(metadata: pq.FileMetaData) -> None:
    if metadata.num_rows == 0:
        raise TableError("The Parquet file has column names but no rows. Add rows.")
    if metadata.num_columns > MOST_COLUMNS:
        raise TableError(f"The file has {metadata.num_columns:,} columns; at most {MOST_COLUMNS:,} are read.")
    cells = metadata.num_rows * metadata.num_columns
    if cells > MOST_CELLS:
        raise TableError(
            f"The file has {cells:,} cells; at most {MOST_CELLS:,} are read. "
            "Keep only the columns that you need, or a random sample of the rows."
        )


def _column(name: str, cells: pa.ChunkedArray) -> Cells | None:
    kind = cells.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_boolean(kind) or pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return _texts(cells)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        whole = pa.types.is_integer(kind) and cells.null_count == 0 and not pa.types.is_uint64(kind)
        values = cells.cast(pa.int64() if whole else pa.float64(), safe=False).to_numpy()
        return number_column_of(name, np.asarray(values))
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        return dated_column(pd.Series(pd.to_datetime(cells.to_pandas())))
    if pa.types.is_null(kind):
        return pa.chunked_array([pa.array([""] * len(cells))])
    return cells.cast(pa.string()).fill_null("") if pa.types.is_time(kind) else None


def _texts(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_boolean(cells.type):
        words = pc.if_else(cells, "True", "False")
        return words.fill_null("")
    if pa.types.is_dictionary(cells.type):
        size = sum(_size(chunk) for chunk in cells.chunks)
        if size > _MOST_BYTES:
            raise TableError(f"The texts of the file take {size:,} bytes; at most {_MOST_BYTES:,} are read.")
    return cells.cast(pa.string()).fill_null("")


def _size(chunk: pa.DictionaryArray) -> int:
    lengths = pc.binary_length(chunk.dictionary).to_numpy(zero_copy_only=False)
    codes = chunk.indices.fill_null(0).to_numpy(zero_copy_only=False)
    return int(lengths.take(codes).sum()) if len(lengths) else 0
