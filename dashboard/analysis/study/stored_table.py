"""A table as Parquet bytes with what Parquet does not keep, and the fingerprint of its cells."""

import hashlib
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.analysis.study.plain_values import (
    note_from_json,
    note_to_json,
    question_from_json,
    question_to_json,
)
from dashboard.analysis.study.study import StudyError
from dashboard.tabular import Table, options_as_text, options_from_text

MOST_CELLS = 200_000_000  # of a table that is opened: a small file can stand for more than memory holds
_MISSING = b"\x00missing"


def table_fingerprint(frame: pd.DataFrame) -> str:
    """SHA-256 of a table's column names and cells in order: equal for the same table, however stored."""
    digest = hashlib.sha256()
    for name in frame:
        digest.update(f"{name}\x1f".encode())
        digest.update(_cells(frame[name]))
    return digest.hexdigest()


def _cells(column: pd.Series) -> bytes:
    kind = column.dtype.kind
    if kind in "iub":
        return b"i" + column.to_numpy(dtype="<i8").tobytes()
    if kind == "f":
        values = column.to_numpy(dtype="<f8")
        return b"f" + np.where(np.isnan(values), np.nan, values + 0.0).tobytes()
    if kind == "M":
        return b"d" + column.astype("datetime64[us]").to_numpy().view("<i8").tobytes()
    codes, texts = pd.factorize(column)
    return b"t" + codes.astype("<i8").tobytes() + _MISSING.join(str(text).encode() for text in texts)


def table_bytes(frame: pd.DataFrame) -> bytes:
    """The cells and the index as Parquet."""
    plain = pd.DataFrame({f"c{place}": _stored(frame.iloc[:, place]) for place in range(frame.shape[1])})
    plain["index"] = frame.index.to_numpy()
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pandas(plain, preserve_index=False), out, compression="zstd")
    return out.getvalue()


def _stored(column: pd.Series) -> Any:
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy()
    return column.array if column.dtype.kind in "OTM" or column.dtype == "str" else column.to_numpy()


def table_to_json(table: Table) -> dict[str, Any]:
    """All of a table but its cells."""
    frame = table.frame
    return {
        "name": table.name,
        "index": str(frame.index.name or ""),
        "columns": [_column_to_json(str(name), frame[name]) for name in frame],
        "options": options_as_text(table.options),
        "notes": [note_to_json(note) for note in table.notes],
        "questions": [question_to_json(question) for question in table.questions],
        "preview": list(table.preview),
        "sheets": list(table.sheets),
    }


def _column_to_json(name: str, column: pd.Series) -> dict[str, Any]:
    if isinstance(column.dtype, pd.CategoricalDtype):
        levels = [str(level) for level in column.cat.categories]
        return {"name": name, "dtype": "category", "levels": levels, "ordered": bool(column.cat.ordered)}
    return {"name": name, "dtype": str(column.dtype)}


def table_from_json(data: Mapping[str, Any], cells: bytes) -> Table:
    """The table of `table_to_json` with the cells of `table_bytes`.

    Raises StudyError where the two do not belong together, or where they would fill the memory.
    """
    frame = _frame(cells, len(data["columns"]))
    columns = {one["name"]: _restored(frame[f"c{place}"], one) for place, one in enumerate(data["columns"])}
    made = pd.DataFrame(columns).set_axis(pd.Index(frame["index"], name=data["index"] or None))
    return Table(
        name=str(data["name"]),
        frame=made,
        options=options_from_text(data["options"]),
        notes=tuple(note_from_json(note) for note in data["notes"]),
        questions=tuple(question_from_json(question) for question in data["questions"]),
        preview=tuple(data["preview"]),
        sheets=tuple(data["sheets"]),
    )


def _frame(cells: bytes, n_columns: int) -> pd.DataFrame:
    try:
        stored = pq.ParquetFile(pa.BufferReader(cells))
        size = stored.metadata.num_rows * stored.metadata.num_columns
        if size > MOST_CELLS:
            raise StudyError(f"The study's table has {size:,} cells; at most {MOST_CELLS:,} can be opened.")
        if stored.metadata.num_columns != n_columns + 1:
            raise StudyError("The study's table and its list of columns do not belong together.")
        frame: pd.DataFrame = stored.read().to_pandas(ignore_metadata=True)
    except pa.ArrowException as damaged:
        raise StudyError("The study's table is damaged: open another copy of the file.") from damaged
    return frame


def _restored(values: pd.Series, said: Mapping[str, Any]) -> Any:
    if said["dtype"] == "category":
        kind = pd.CategoricalDtype(pd.Index(said["levels"], dtype="str"), ordered=said["ordered"])
        return pd.Categorical.from_codes(values.to_numpy(), dtype=kind)
    return values.astype(said["dtype"]).to_numpy() if said["dtype"] != "str" else values.astype("str").array
