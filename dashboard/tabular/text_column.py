"""A column of text: what means missing, which spellings are one, which blanks are a no."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.distinct import Distinct, text_series
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.missing_texts import MISSING_TEXTS, levels_among
from dashboard.tabular.read_column import ReadColumn
from dashboard.tabular.spelling import folded
from dashboard.tabular.table import Note, ReadOptions
from dashboard.tabular.text_notes import (
    code_note,
    level_notes,
    missing_notes,
    na_question,
    nearly_note,
    tick_note,
)
from dashboard.text.quoting import counted, quoted

_MOST_FIXED = 50
_TICKS = {
    "x",
    "✓",
    "✔",
    "☑",
    "☒",
    "•",
    "*",
    "1",
    "yes",
    "y",
    "ja",
    "j",
    "oui",
    "si",
    "sí",
    "true",
    "on",
    "checked",
    "+",
}


def text_column(column: Examined, given: ReadOptions, index: pd.Index) -> ReadColumn:
    """The texts of a column, with what is missing, folded and offered."""
    distinct = column.distinct
    if distinct is None:
        raise TypeError("a text column needs its distinct texts")
    texts = given.missing_in(column.name)
    counts = distinct.counted()
    levels = levels_among(counts) if texts is None and column.kind != "empty" else {}
    blank = distinct.among((MISSING_TEXTS if texts is None else frozenset(texts)).difference(levels) | {""})
    if blank.all():
        return _empty(distinct, index)
    value = given.blank_in(column.name)
    labels, notes = _labels(column, distinct, blank, given)
    if value is not None:
        labels, blank = _filled(labels, distinct, blank, value)
    present = tuple(sorted(text for text in distinct.where(blank) if text))
    asked = na_question(column.name, counts, present, given)
    return ReadColumn(
        series=text_series(distinct, labels, blank, index),
        reading="text",
        missing=present,
        levels=tuple(levels),
        notes=(
            *nearly_note(column, distinct, blank, present, given, index),
            *code_note(column, distinct, blank, given),
            *(() if asked else missing_notes(column.name, counts, present, given)),
            *level_notes(column.name, present, levels, given),
            *notes,
            *tick_note(column.name, distinct, labels, blank, given),
        ),
        questions=asked,
    )


def boolean_column(column: Examined, index: pd.Index) -> ReadColumn:
    """A column of true and false, none missing."""
    if column.distinct is None:
        raise TypeError("a boolean column needs its distinct texts")
    truth = np.array([text.lower() == "true" for text in column.distinct.listed()])
    return ReadColumn(
        series=pd.Series(truth[column.distinct.codes], index=index), reading="boolean", missing=()
    )


def _empty(distinct: Distinct, index: pd.Index) -> ReadColumn:
    blank = np.ones(len(distinct.texts), dtype=bool)
    missing = tuple(text for text in distinct.where(blank) if text)
    return ReadColumn(series=pd.Series(np.nan, index=index), reading="text", missing=missing)


def _labels(
    column: Examined, distinct: Distinct, blank: NDArray[np.bool_], given: ReadOptions
) -> tuple[list[str] | pa.Array, tuple[Note, ...]]:
    """What each distinct text is called, once variants of case and space are one."""
    unique = 2 * len(distinct.texts) > len(distinct.codes) > 200
    if column.name in given.spellings or unique or column.kind == "code":
        return distinct.texts, ()
    texts = distinct.texts.to_pylist()
    filled = [
        (text, int(count)) for text, count, no in zip(texts, distinct.counts, blank, strict=True) if not no
    ]
    variants = folded([text for text, _ in filled], [count for _, count in filled])
    if not variants and not distinct.merged:
        return distinct.texts, ()
    count = len(variants) + distinct.merged
    example = next(((old, new) for old, new in variants.items()), None)
    what = f", such as {quoted(example[0])} and {quoted(example[1])}" if example else " at their ends"
    note = Note(
        column=column.name,
        text=f"{counted(count, 'spelling')} that differ{'s' * (count == 1)} by case or spaces alone"
        f"{what} {'is' if count == 1 else 'are'} read as one.",
        undo=replace(given, readings=given.with_reading(column.name, "text").readings).with_spellings(
            column.name
        ),
        action="Keep them apart",
    )
    return [variants.get(text, text) for text in texts], (note,)


def _filled(
    labels: list[str] | pa.Array, distinct: Distinct, blank: NDArray[np.bool_], value: str
) -> tuple[list[str], NDArray[np.bool_]]:
    empty = distinct.among(frozenset({""}))
    names = [value if no else str(name) for name, no in zip(labels, empty.tolist(), strict=True)]
    return names, blank & ~empty
