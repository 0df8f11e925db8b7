"""A text table whose layout is known -> a DataFrame: the one place where pandas reads a CSV."""

import io
import warnings

import pandas as pd

from dashboard.intake.error import IntakeError, counted
from dashboard.intake.layout import Layout
from dashboard.intake.lines import misfit, placed

MOST_CELLS = 40_000_000
MISSING = ("?", "-", "--", ".", "n.a.", "N.A.", "na", "#DIV/0!", "#VALUE!", "#REF!", "#NUM!")


def parsed(data: bytes, layout: Layout) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """The rows as pandas reads them, its index the line of each row, and what was noticed.

    Raises IntakeError for a table without rows, too large a one, and lines that do not fit.
    """
    _refuse_too_large(data, layout)
    frame = _read(data, layout)
    if frame.empty:
        raise IntakeError(
            f"The file has {counted(len(layout.names), 'column name')} but no rows below. Add rows."
        )
    gaps = bool(frame.iloc[:, -1].isna().any())
    frame.index, notes = placed(data, layout, len(frame), gaps=gaps)
    return _without_empty_unnamed(frame, layout), notes


def _refuse_too_large(data: bytes, layout: Layout) -> None:
    if len(data) <= MOST_CELLS:
        return
    cells = len(layout.names) * data.count(b"\n", layout.offset)
    if cells > MOST_CELLS:
        raise IntakeError(
            f"The file has about {cells:,} cells; at most {MOST_CELLS:,} are read. "
            "Keep only the columns that you need, or a random sample of the rows."
        )


def _read(data: bytes, layout: Layout) -> pd.DataFrame:
    buffer = io.BytesIO(data)
    buffer.seek(layout.offset)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)
            return pd.read_csv(
                buffer,
                sep=layout.delimiter,
                decimal=layout.decimal,
                names=list(layout.names),
                header=None,
                index_col=False,  # else a trailing delimiter shifts every column
                skipinitialspace=True,
                na_values=list(MISSING),
                low_memory=False,  # one type a column, not one a chunk
                encoding="utf-8",
            )
    except pd.errors.EmptyDataError:
        return pd.DataFrame(columns=list(layout.names))
    except (pd.errors.ParserError, pd.errors.ParserWarning) as error:
        raise misfit(data, layout, str(error)) from None


def _without_empty_unnamed(frame: pd.DataFrame, layout: Layout) -> pd.DataFrame:
    """Without the columns that have neither a name nor a value: what trailing delimiters leave."""
    empty = [name for name in layout.unnamed if bool(frame[name].isna().all())]
    return frame.drop(columns=empty) if empty else frame
