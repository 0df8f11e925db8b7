"""Numbers that are days as spreadsheets count them, 44197 for 1 January 2021: recognised by name."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

READING = "date/%F since 1899-12-30"
_FIRST = pd.Timestamp("1899-12-30")
_EARLIEST, _LATEST = 3_654, 73_050  # 1 January 1910 and 31 December 2099
_BEFORE = (
    "start|end|birth|visit|order|due|ship|sales?|entry|admission|admit|discharge|exam|test|sample|event|index"
    "|purchase|invoice|payment|transaction|report|release|open|close|expiry|issue"
)
_NAMED = re.compile(
    r"(?:^|[^a-z])(?:dates?|datum|fecha|datetime|dob|birthday|dt)(?:$|[^a-z])|[a-z]_on$"
    rf"|(?:^|[^a-z])(?:{_BEFORE})date(?:$|[^a-z])|[a-z]datum$"
)
_NOT = re.compile(r"(?:^|[^a-z])(?:days|weekday|num|number|n|count)(?:$|[^a-z])")


def with_spreadsheet_days(found: ReadColumn, name: str, given: ReadOptions) -> ReadColumn:
    """The column as dates where that was asked for, or where its name says so and its numbers can be days."""
    asked = given.reading_of(name)
    values = found.series.to_numpy()
    if asked == READING or (asked is None and given.blank_in(name) is None and _are_days(name, values)):
        return _as_dates(found, name, values, given)
    return found


def _are_days(name: str, values: NDArray[np.number]) -> bool:
    called = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    if not _NAMED.search(called) or _NOT.search(called):
        return False
    known = values[~np.isnan(values)] if values.dtype.kind == "f" else values
    return len(known) > 1 and bool(_EARLIEST <= known.min() < known.max() <= _LATEST)


def _as_dates(found: ReadColumn, name: str, values: NDArray[np.number], given: ReadOptions) -> ReadColumn:
    known = np.isfinite(values)
    moments = np.full(len(values), np.datetime64("NaT"), dtype="datetime64[s]")
    seconds = np.rint(np.clip(values[known].astype(float), 0, 2_958_465) * 86_400)  # up to the year 9999
    moments[known] = np.datetime64(_FIRST, "s") + seconds.astype("timedelta64[s]")
    place = any_of(known)
    first = pd.Timestamp(moments[place])
    note = Note(
        column=name,
        text=f"Dates, as days that spreadsheets count: {quoted(f'{values[place]:.10g}')} is {first.day} "
        f"{first:%B %Y}.",
        undo=given.with_reading(name, "number"),
        action="Read as numbers",
    )
    return found.as_moments(moments, READING, note)
