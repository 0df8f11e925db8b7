"""A column of dates or times: the order of day and month is known, or asked where two are possible."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa

from dashboard.tabular.dates import DateReading
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.text_column import text_column
from dashboard.tabular.text_notes import missing_notes
from dashboard.text.quoting import quoted

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
        ),
        questions=_question(column, readings, place, example, given) if len(readings) > 1 else (),
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
    zone = " Times of several zones are given as at Greenwich." if _several_zones(column) else ""
    return (
        Note(
            column=column.name,
            text=f"{_kind(reading)}: {quoted(example)} is {_spelled(reading, place)}.{zone}",
            undo=given.with_reading(column.name, "number" if reading.format == "%Y%m%d" else "text"),
            action="Read as numbers" if reading.format == "%Y%m%d" else "Keep it as text",
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
