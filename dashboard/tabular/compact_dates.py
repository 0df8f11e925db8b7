"""Numbers that write a date without signs: 202103 for March 2021, 2021074 for the 74th day of the year."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

EARLIEST, LATEST = 1_850, 2_150
FEWEST = 10  # different values of a column whose name says nothing
_NAMED = re.compile(
    r"(?:^|[^a-z])(?:dates?|datum|fecha|month|monat|mois|mes|period|yearmonth|year_month|ym|yyyymm|yyyyddd"
    r"|yearday|year_day|julian|doy)(?:$|[^a-z])|[a-z](?:date|month|period)$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Format:
    """How many numbers stand behind the year's, from 1, and what they count."""

    reading: str
    behind: int
    most: int
    unit: str


_FORMATS = (
    _Format(reading="date/%Y%m", behind=100, most=12, unit="M"),
    _Format(reading="date/%Y%j", behind=1_000, most=366, unit="D"),
)
READINGS = frozenset(each.reading for each in _FORMATS)


def with_compact_dates(found: ReadColumn, name: str, given: ReadOptions) -> ReadColumn:
    """The column as dates where that was asked for or its name says so; else told where it may be dates."""
    asked = given.reading_of(name)
    values = found.series.to_numpy().astype(float)
    if asked in READINGS:
        return _as_dates(found, name, values, _format_of(asked), given)
    if asked is not None or given.blank_in(name) is not None:
        return found
    written = next((each for each in _FORMATS if _are_written(values, each)), None)
    if written is None:
        return found
    called = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
    if _NAMED.search(called):
        return _as_dates(found, name, values, written, given)
    return _pointed_out(found, name, values, written, given)


def _format_of(reading: str | None) -> _Format:
    return next(each for each in _FORMATS if each.reading == reading)


def _are_written(values: NDArray[np.float64], written: _Format) -> bool:
    known = values[~np.isnan(values)]
    return len(np.unique(known[: 10 * FEWEST])) > 1 and bool(_fits(known, written).all())


def _fits(values: NDArray[np.float64], written: _Format) -> NDArray[np.bool_]:
    with np.errstate(invalid="ignore"):
        year, place = np.divmod(values, written.behind)
        in_time = (year >= EARLIEST) & (year <= LATEST)
        return np.asarray(in_time & (place >= 1) & (place <= written.most) & (place % 1 == 0))


def _moments(values: NDArray[np.float64], written: _Format) -> NDArray[np.datetime64]:
    """The first day of each month, or each day; not a time where the number is none of them."""
    fits = _fits(values, written)
    moments = np.full(len(values), np.datetime64("NaT"), dtype="datetime64[s]")
    year, place = np.divmod(values[fits].astype(np.int64), written.behind)
    starts = (year - 1970).astype("timedelta64[Y]") + np.datetime64("1970", "Y")
    days = starts.astype(f"datetime64[{written.unit}]") + (place - 1).astype(f"timedelta64[{written.unit}]")
    days[days.astype("datetime64[Y]") != starts] = np.datetime64("NaT")  # day 366 of a year that has none
    moments[fits] = days
    return moments


def _spelled(moment: np.datetime64, written: _Format) -> str:
    day = pd.Timestamp(moment)
    return f"{day:%B %Y}" if written.unit == "M" else f"{day.day} {day:%B %Y}"


def _as_dates(
    found: ReadColumn, name: str, values: NDArray[np.float64], written: _Format, given: ReadOptions
) -> ReadColumn:
    moments = _moments(values, written)
    place = any_of(~np.isnat(moments))
    note = Note(
        column=name,
        text=f"Dates: {quoted(f'{values[place]:.0f}')} is {_spelled(moments[place], written)}.",
        undo=given.with_reading(name, "number"),
        action="Read as numbers",
    )
    return found.as_moments(moments, written.reading, note)


def _pointed_out(
    found: ReadColumn, name: str, values: NDArray[np.float64], written: _Format, given: ReadOptions
) -> ReadColumn:
    known = values[~np.isnan(values)]
    if len(np.unique(known)) < FEWEST:
        return found
    spelled = _spelled(_moments(known[:1], written)[0], written)
    note = Note(
        column=name,
        text=f"May be dates: {quoted(f'{known[0]:.0f}')} would be {spelled}.",
        undo=given.with_reading(name, written.reading),
        action="Read as dates",
        kind="warning",
    )
    return found.told(note)
