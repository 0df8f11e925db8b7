"""Dates as features: a year, a month, a weekday, an hour, or days since a first day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.errors import TableError
from dashboard.tabular.plan import Column, DateAs
from dashboard.text.quoting import quoted

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
NAMES: Mapping[DateAs, tuple[str, ...]] = {"month": MONTHS, "quarter": QUARTERS, "weekday": WEEKDAYS}
NEEDS: Mapping[DateAs, tuple[str, ...]] = {
    "year": ("Y",),
    "month": ("m",),
    "quarter": ("q",),
    "weekday": ("Y", "m", "d"),
    "hour": ("H",),
    "days since": ("Y", "q"),
}
SAME = {"y": "Y", "G": "Y", "b": "m", "B": "m", "e": "d", "j": "d", "I": "H", "k": "H"}
WHOLE = {"F": "Ymd", "D": "Ymd", "x": "Ymd", "c": "YmdH", "V": "m", "T": "H", "R": "H", "X": "H", "s": "YmdH"}


def possible_parts(reading: str) -> tuple[DateAs, ...]:
    """What a date read in this way can be used as; all of it where the way is not known."""
    if not reading.startswith("date/") or "%" not in reading:
        return tuple(NEEDS)
    tokens = [token[0] for token in reading.replace("%-", "%").split("%")[1:] if token]
    known = {part for token in tokens for part in WHOLE.get(token, SAME.get(token, token))}
    if "j" in tokens:
        known.add("m")
    if "m" in known:
        known.add("q")
    return tuple(part for part, needed in NEEDS.items() if known.issuperset(needed))


def feature_name(column: Column) -> str:
    """The name of the feature that a date gives, such as "visit (days since 2020-01-03)"."""
    since = f" {column.date_origin}" if column.date_as == "days since" else ""
    return f"{column.name} ({column.date_as}{since})"


def is_category(column: Column) -> bool:
    """Whether the part of a date that is used is a category: months, quarters and weekdays go round."""
    return column.date_as in NAMES


def date_values(column: Column, dates: pd.Series) -> NDArray[Any]:
    """The part of the dates (n,): numbers with NaN, or names with None, where there is no date.

    Raises TableError for a part that no feature can be.
    """
    parts = dates.dt
    if column.date_as == "year":
        return np.asarray(parts.year, dtype=float)
    if column.date_as == "hour":
        return np.asarray(parts.hour + parts.minute / 60, dtype=float)
    if column.date_as == "days since":
        return days_since(dates, column.date_origin)
    if column.date_as in NAMES:
        index = {"month": parts.month - 1, "quarter": parts.quarter - 1, "weekday": parts.day_of_week}
        names = np.array([*NAMES[column.date_as], None], dtype=object)
        return np.asarray(names[index[column.date_as].fillna(-1).to_numpy(dtype=np.intp)])
    raise TableError(
        f"Column {quoted(column.name)} holds dates: choose year, month, quarter, weekday, hour or days "
        "since, or leave it out."
    )


def days_since(dates: pd.Series, origin: str) -> NDArray[np.float64]:
    """Days, with fractions, since the start of a day that is given as 2020-01-03."""
    try:
        first = pd.Timestamp(date.fromisoformat(origin))
    except ValueError:
        raise TableError(f"{quoted(origin)} is no day to count from: write it like 2020-01-03.") from None
    if (zone := getattr(dates.dt, "tz", None)) is not None:
        first = first.tz_localize(zone)
    return np.asarray((dates - first) / pd.Timedelta(days=1), dtype=float)


def first_day(dates: pd.Series) -> str:
    """The earliest day, ISO 8601."""
    earliest = dates.min()
    return "" if earliest is pd.NaT else f"{earliest:%Y-%m-%d}"
