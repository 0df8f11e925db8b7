"""Tables as CSV that a spreadsheet opens as data: no cell of it runs as a formula."""

import pandas as pd

from logreg.export.cells import spreadsheet_text


def safe_csv(frame: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV, without its index; text that would run gets an apostrophe in front.

    Source: OWASP, CSV injection. Numbers stay numbers.
    """
    safe = frame.rename(columns=lambda name: spreadsheet_text(str(name)))
    for position, name in enumerate(safe.columns):
        if not pd.api.types.is_numeric_dtype(safe.dtypes.iloc[position]):
            safe = safe.assign(**{name: safe[name].astype(str).map(spreadsheet_text)})
    return safe.to_csv(index=False).encode("utf-8")
