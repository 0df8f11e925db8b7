"""Tables as CSV that a spreadsheet opens as data: no cell of it runs as a formula."""

import pandas as pd

from logreg.export.cells import spreadsheet_text


def safe_csv(frame: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV, without its index; text that would run gets an apostrophe in front.

    Source: OWASP, CSV injection. Numbers stay numbers, cells without a value stay empty.
    """
    columns = [_safe_column(frame.iloc[:, position]) for position in range(frame.shape[1])]
    safe = pd.DataFrame(dict(enumerate(columns)), index=frame.index)
    safe.columns = pd.Index([spreadsheet_text(str(name)) for name in frame.columns])
    return safe.to_csv(index=False).encode("utf-8")


def _safe_column(column: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    cells = column.astype(object)
    return cells.map(lambda cell: spreadsheet_text(str(cell)), na_action="ignore")
