"""Tables as CSV that a spreadsheet opens as data: no cell of it runs as a formula."""

import pandas as pd

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_csv(frame: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV, without its index; text that would run gets an apostrophe in front.

    Source: OWASP, CSV injection. Numbers stay numbers.
    """
    safe = frame.rename(columns=lambda name: _neutral(str(name)))
    for position, name in enumerate(safe.columns):
        if not pd.api.types.is_numeric_dtype(safe.dtypes.iloc[position]):
            safe = safe.assign(**{name: safe[name].astype(str).map(_neutral)})
    return safe.to_csv(index=False).encode("utf-8")


def _neutral(text: str) -> str:
    return "'" + text if text.startswith(_STARTS) else text
