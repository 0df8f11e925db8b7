"""A column of dates or times: the order of day and month is known, or asked where two are possible."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.dates import DateReading
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.text_column import text_column
from dashboard.tabular.text_notes import missing_notes
from dashboard.text.quoting import counted, listed, quoted

_FILLERS = np.array(
    [
        *("0001-01-01", "1111-11-11", "1753-01-01", "1800-01-01", "1899-12-30", "1899-12-31", "1900-01-01"),
        *("1900-01-31", "1901-01-01", "1970-01-01", "2099-12-31", "2199-12-31", "2999-12-31", "9999-12-31"),
        *("9999-01-01", "9999-09-09", "8888-08-08"),
    ],
    dtype="datetime64[D]",
)
_FAR_DAYS = 20 * 365
_QUARTERS = ("the first", "the second", "the third", "the last")


def date_column(column: Examined, given: ReadOptions, index: pd.Index) -> ReadColumn:
    """The datetimes of a column, NaT where they are missing."""
    distinct = column.distinct
    if distinct is None:
        raise TypeError("a date column needs its distinct texts")
    wanted = (given.reading_of(column.name) or "").removeprefix("date/")
    readings = [reading for reading in column.dates if not wanted or _order(reading.format) == _order(wanted)]
    if not readings:
        text = text_column(replace(column, kind="text"), given, index)
        example = quoted(distinct.texts[any_of(~column.blank)].as_py())
        note = Note(
            column=column.name, text=f"{example} is no date in the order that was chosen.", kind="refused"
        )
        return replace(text, notes=(note, *text.notes))
    best = readings[0]
    if all(np.array_equal(reading.moments, best.moments) for reading in readings):
        readings = [best]  # each day has the number of its month: the orders agree
    values = np.full(len(distinct.texts), np.datetime64("NaT"), dtype=best.moments.dtype)
    values[~column.blank] = best.moments
    missing = tuple(text for text in distinct.texts.filter(pa.array(column.blank)).to_pylist() if text)
    place = _telling(readings)
    example = distinct.texts.filter(pa.array(~column.blank))[place].as_py()
    return ReadColumn(
        series=pd.Series(values[distinct.codes], index=index),
        reading=f"date/{best.format}",
        missing=missing,
        notes=(
            *(_note(column, best, place, example, given) if len(readings) == 1 else ()),
            *missing_notes(column.name, distinct.counted(), missing, given),
            *_filler_note(column.name, distinct, values, missing, given),
        ),
        questions=_question(column, readings, place, example, given) if len(readings) > 1 else (),
    )


def _filler_note(
    name: str,
    distinct: Distinct,
    values: NDArray[np.datetime64],
    missing: tuple[str, ...],
    given: ReadOptions,
) -> tuple[Note, ...]:
    """Days such as 1 January 1900 and 31 December 9999, decades away from the others."""
    if given.missing_in(name) is not None:
        return ()
    days = values.astype("datetime64[D]")
    odd = np.isin(days, _FILLERS)
    known = days[~odd & ~np.isnat(days)]
    if not odd.any() or not len(known):
        return ()
    away = np.timedelta64(_FAR_DAYS, "D")
    odd &= (days < known.min() - away) | (days > known.max() + away)
    if not odd.any():
        return ()
    texts = distinct.where(odd)
    rows = counted(int(distinct.counts[odd].sum()), "row")
    return (
        Note(
            column=name,
            text=f"{listed(texts)} in {rows} may mean missing: decades away from the other days.",
            undo=given.with_missing(name, (*missing, *texts)),
            action="Make missing" if len(texts) == 1 else "Make them missing",
            kind="warning",
        ),
    )


def _order(date_format: str) -> str:
    """The order of the parts in a format: `dmy` for %d.%m.%Y."""
    letters = [token[:1] for token in date_format.split("%")[1:]]
    same = {"Y": "y", "b": "m", "G": "g", "V": "w"}
    return "".join(same.get(letter, letter) for letter in letters if letter in "dmbyYqGV") or "t"


def _telling(readings: list[DateReading]) -> int:
    """A place at which the readings differ; the first where there is only one."""
    if len(readings) == 1:
        return 0
    return any_of(readings[0].moments != readings[1].moments)


def _spelled(reading: DateReading, place: int) -> str:
    moment = pd.Timestamp(reading.moments[place])
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    if reading.order == "t":
        return clock
    if "q" in reading.order:
        return f"{_QUARTERS[moment.quarter - 1]} quarter of {moment.year}"
    if "w" in reading.order:
        return f"the week of {moment.day} {moment:%B} {moment.year}"
    if "d" not in reading.order:
        return f"{moment:%B %Y}"
    if "y" not in reading.order:
        return f"{moment.day} {moment:%B}"
    day = f"{moment.day} {moment:%B} {moment.year}"
    return f"{day}, {clock}" if "%H" in reading.format or "%I" in reading.format else day


def _kind(reading: DateReading) -> str:
    if reading.order == "t":
        return "Times of day"
    if "q" in reading.order or "w" in reading.order:
        return "Quarters" if "q" in reading.order else "Weeks"
    if "d" not in reading.order:
        return "Months"
    if "y" not in reading.order:
        return "Days without a year"
    return "Dates with a time" if "%H" in reading.format or "%I" in reading.format else "Dates"


def _note(
    column: Examined, reading: DateReading, place: int, example: str, given: ReadOptions
) -> tuple[Note, ...]:
    digits = example.isdecimal() and example.isascii()
    zone = " Times of several zones are given as at Greenwich." if _several_zones(column) else ""
    return (
        Note(
            column=column.name,
            text=f"{_kind(reading)}: {quoted(example)} is {_spelled(reading, place)}.{zone}",
            undo=given.with_reading(column.name, "number" if digits else "text"),
            action="Read as numbers" if digits else "Keep it as text",
        ),
    )


def _several_zones(column: Examined) -> bool:
    if column.distinct is None or "%z" not in column.dates[0].format:
        return False
    zones = {text[-6:].split("+")[-1].split("-")[-1] for text in column.distinct.listed() if text}
    return len(zones) > 1


def _question(
    column: Examined, readings: list[DateReading], place: int, example: str, given: ReadOptions
) -> tuple[Question[ReadOptions], ...]:
    return (
        Question(
            id=f"date:{column.name}",
            column=column.name,
            text=f"In which order are the dates of column {quoted(column.name)} written, such as "
            f"{quoted(example)}?",
            answers=tuple(
                Answer(
                    label=reading.label.capitalize(),
                    example=f"{example} is {_spelled(reading, place)}",
                    change=given.with_reading(column.name, f"date/{reading.format}"),
                )
                for reading in readings
            ),
        ),
    )
