"""Texts of dates -> datetimes, once it is known which part is the day and which the month."""

import datetime
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.date_parts import FAMILIES, YEAR_LAST, Parts, family_of, parts_of
from dashboard.tabular.number_style import matches

_TOKENS = {"d": "%d", "m": "%m", "y": "%Y", "n": "%b", "q": "Q%q", "w": "W%V", "g": "%G"}
_YEAR_OF_DAYS = 2000  # stands in where only day and month are written: a leap year
_NAMES = {
    "dmy": "day, month, year",
    "mdy": "month, day, year",
    "ymd": "year, month, day",
    "ydm": "year, day, month",
}


@dataclass(frozen=True, slots=True, eq=False)
class DateReading:
    """One way to read a column of dates: its format in the tokens of strftime, and the datetimes, (m,)."""

    format: str
    moments: NDArray[np.datetime64]
    order: str

    @property
    def label(self) -> str:
        """The order of the parts, in words."""
        return _NAMES.get(self.order, self.order)


def date_readings(texts: pa.Array) -> list[DateReading]:
    """Every way to read all texts as dates or times; none where some text is no date at all.

    Numbers of 8 digits are dates where each has a month and a day and a year between 1850 and 2150.
    """
    family = family_of(texts)
    if family is None:
        return []
    parts = parts_of(texts, family)
    found = [reading for order in family.orders if (reading := _reading(parts, order)) is not None]
    if family.joint == "" and family.orders == ("ymd",):
        return found if _is_near(parts.a) else _year_last(texts)
    if family.joint == "." and family.orders == ("my",) and not any(matches(texts, "0.*")):
        return []  # 11.2020 alone is rather a number
    return _without_unlikely(parts, found)


def _is_near(years: NDArray[np.int64]) -> bool:
    return bool(((years >= 1850) & (years <= 2150)).all())


def _year_last(texts: pa.Array) -> list[DateReading]:
    """The readings of 13112020; none where some year is far away."""
    if not matches(texts, YEAR_LAST.pattern).all():
        return []
    parts = parts_of(texts, YEAR_LAST)
    if not _is_near(parts.c):
        return []
    return [reading for order in YEAR_LAST.orders if (reading := _reading(parts, order)) is not None]


def unreal_dates(texts: pa.Array) -> NDArray[np.bool_]:
    """Which texts are written unlike most, or name a day that does not exist, as 31.02.2020 does."""
    usual, real = None, np.zeros(len(texts), dtype=bool)
    for family in FAMILIES:
        fits = matches(texts, family.pattern)
        if fits.sum() > real.sum():
            usual, real = family, fits
    if usual is None or not real.any():
        return ~real
    parts = parts_of(texts.filter(pa.array(real)), usual)
    if usual.orders == ("t",):
        days = np.zeros(len(parts.seconds))
    else:
        days = max(
            (_days(parts, order) for order in usual.orders), key=lambda found: np.isfinite(found).sum()
        )
    real[np.flatnonzero(real)] = np.isfinite(days) & ~np.isposinf(parts.seconds)
    return ~real


def _without_unlikely(parts: Parts, readings: list[DateReading]) -> list[DateReading]:
    """A year first with two digits only where it takes fewer values than what would be the day."""
    if parts.short_years:
        first, last = len(np.unique(parts.a)), len(np.unique(parts.c))
        if last < first or (last == first and last > 3):
            readings = [reading for reading in readings if reading.order != "ymd"] or readings
    if len(readings) > 1 and readings[0].order == "ymd" and readings[1].order == "ydm":
        return readings[:1]  # nobody writes 2020-13-11
    return readings


def _reading(parts: Parts, order: str) -> DateReading | None:
    if order == "t":
        return _clock(parts)
    days = _days(parts, order)
    if not np.isfinite(days).all() or np.isposinf(parts.seconds).any():
        return None
    seconds = np.nan_to_num(parts.seconds, nan=0.0)
    zones = np.unique(parts.offsets)
    if len(zones) > 1:  # one zone is everyone's wall clock; several are only comparable at Greenwich
        seconds = seconds - 60.0 * parts.offsets
    return DateReading(_format(parts, order), _datetimes(days, seconds), order)


def _clock(parts: Parts) -> DateReading | None:
    if not np.isfinite(parts.seconds).all():
        return None
    zero = np.zeros(len(parts.seconds))
    return DateReading(_clock_format(parts), _datetimes(zero, parts.seconds), "t")


def _datetimes(days: NDArray[np.float64], seconds: NDArray[np.float64]) -> NDArray[np.datetime64]:
    if (seconds % 1 == 0).all():
        return (days * 86_400 + seconds).astype(np.int64).astype("datetime64[s]")
    return (days.astype(np.int64) * 86_400_000_000 + np.rint(seconds * 1e6).astype(np.int64)).astype(
        "datetime64[us]"
    )


def _days(parts: Parts, order: str) -> NDArray[np.float64]:
    """Days since 1970 in this order of parts; NaN where a text is no day."""
    if "w" in order:
        return _iso_days(parts)
    place = dict(zip(order, "abc", strict=False)) if len(order) == 3 and "n" not in order else {}
    values = {letter: getattr(parts, place[letter]) for letter in place}
    day = values.get("d", parts.a if "d" in order else np.ones(len(parts.a), np.int64))
    month = values.get("m", 3 * parts.b - 2 if "q" in order else parts.b)
    year = _full_years(
        values.get("y", parts.c if "y" in order else np.full(len(parts.a), _YEAR_OF_DAYS)), order, parts
    )
    valid = (month >= 1) & (month <= 12) & (day >= 1) & (day <= 31) & (year >= 1) & (year <= 9999)
    months = (np.where(valid, year, 1970) - 1970) * 12 + np.where(valid, month, 1) - 1
    start = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    next_start = (months + 1).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    days = start + np.where(valid, day, 1) - 1
    return np.where(valid & (days < next_start), days.astype(np.float64), np.nan)


def _iso_days(parts: Parts) -> NDArray[np.float64]:
    """Days since 1970 of ISO weeks: Mondays, or the day of the week that is written."""
    valid = (parts.c >= 1) & (parts.c <= 9998) & (parts.b >= 1) & (parts.b <= 53)
    years = np.where(valid, parts.c, 1970) - 1970
    fourth = years.astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64) + 3
    monday = fourth - (fourth + 3) % 7 + 7 * (np.where(valid, parts.b, 1) - 1)
    thursday = (monday + 3).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    return np.where(valid & (thursday == years), (monday + np.maximum(parts.a, 1) - 1).astype(float), np.nan)


def _full_years(years: NDArray[np.int64], order: str, parts: Parts) -> NDArray[np.int64]:
    """Two digits are a year of this century up to this year's, else of the last one.

    In an order that puts the year first, what is written first has two digits wherever years are short.
    """
    if not parts.short_years and not (order == "ymd" and parts.family.orders[0] == "dmy"):
        return years
    this_year = datetime.datetime.now(tz=datetime.UTC).year
    return np.where(years < 100, years + np.where(years + 2000 > this_year, 1900, 2000), years)


def _format(parts: Parts, order: str) -> str:
    tokens = [("%y" if letter == "y" and parts.short_years else _TOKENS[letter]) for letter in order]
    date = parts.family.joint.join(tokens) + ("." if order == "dm" else "")
    clock = _clock_format(parts)
    return f"{date} {clock}" if clock else date


def _clock_format(parts: Parts) -> str:
    if "h" not in parts.has:
        return ""
    hour = "%I:%M" if "ap" in parts.has else "%H:%M"
    seconds = (":%S" if "s" in parts.has else "") + (".%f" if "f" in parts.has else "")
    return hour + seconds + (" %p" if "ap" in parts.has else "") + ("%z" if "tz" in parts.has else "")
