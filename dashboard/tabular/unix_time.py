"""Numbers that count the seconds, or thousandths of them, since 1970: recognised by name, or pointed out."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

FORMATS = {"s": "date/%s", "ms": "date/%s%3N", "us": "date/%s%6N"}  # as the program date writes them
PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000}
EARLIEST, LATEST = 631_152_000, 4_102_444_800  # 1990 and 2100, of a column whose name speaks of time
SURE_FROM, SURE_TO = 1_000_000_000, 2_147_483_647  # 2001 to 2038, of any column
_TIME = re.compile(
    r"(?:^|[^a-z])(?:time|timestamps?|ts|epoch|unix|date|datetime|created|updated|modified|posted|sent|start"
    r"|end|at|when|zeit|zeitstempel|datum)(?:$|[^a-z])|time$|stamp$|epoch$|_at$|At$"
)


def is_unix_time(reading: str | None) -> bool:
    """Whether a reading says that numbers count the time since 1970."""
    return reading in FORMATS.values()


def with_unix_time(found: ReadColumn, name: str, given: ReadOptions) -> ReadColumn:
    """The column as times where it was asked for or its name says so; else told where it may be times."""
    asked = given.reading_of(name)
    values = found.series.to_numpy()
    if is_unix_time(asked):
        return _as_times(found, name, next(unit for unit in FORMATS if FORMATS[unit] == asked), given)
    if asked is not None or given.blank_in(name) is not None:
        return found
    named = _TIME.search(name if name.endswith("At") else name.lower()) is not None
    unit = _unit(values, *((EARLIEST, LATEST) if named else (SURE_FROM, SURE_TO)))
    if unit is None:
        return found
    if named:
        return _as_times(found, name, unit, given)
    place = any_of(~np.isnan(values.astype(float)))
    note = Note(
        column=name,
        text=f"May be a time since 1970: {quoted(f'{values[place]:.0f}')} would be "
        f"{_spelled(values[place], unit)}.",
        undo=given.with_reading(name, FORMATS[unit]),
        action="Read as times",
        kind="warning",
    )
    return found.told(note)


def _unit(values: NDArray[np.number], low: int, high: int) -> str | None:
    """The unit in which all values are times between two moments; None of fewer than two whole numbers."""
    known = values[~np.isnan(values)] if values.dtype.kind == "f" else values
    if len(known) < 2 or not np.isfinite(known).all() or (known % 1 != 0).any() or known.min() == known.max():
        return None
    for unit, per_second in PER_SECOND.items():
        if known.min() >= low * per_second and known.max() <= high * per_second:
            return unit
    return None


def _as_times(found: ReadColumn, name: str, unit: str, given: ReadOptions) -> ReadColumn:
    values = found.series.to_numpy()
    known = np.isfinite(values)
    moments = np.full(len(values), np.datetime64("NaT"), dtype=f"datetime64[{unit}]")
    moments[known] = values[known].astype(np.int64).astype(f"datetime64[{unit}]")
    place = any_of(known)
    words = {"s": "seconds", "ms": "thousandths of a second", "us": "millionths of a second"}[unit]
    note = Note(
        column=name,
        text=f"Times, as {words} since 1970: {quoted(f'{values[place]:.0f}')} is "
        f"{_spelled(values[place], unit)}, at Greenwich.",
        undo=given.with_reading(name, "number"),
        action="Read as numbers",
    )
    return found.as_moments(moments, FORMATS[unit], note)


def _spelled(value: float, unit: str) -> str:
    moment = pd.Timestamp(int(value), unit=unit)
    return f"{moment.day} {moment:%B %Y, %H:%M}"
