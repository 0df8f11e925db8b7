"""A column of text: what means missing, which spellings are one, which blanks are a no."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.dates import unreal_dates
from dashboard.tabular.distinct import Distinct, text_series
from dashboard.tabular.examine import Examined
from dashboard.tabular.missing_texts import MISSING_TEXTS, beside_codes, levels_among
from dashboard.tabular.number_style import COMMA, POINT
from dashboard.tabular.number_text import number_texts
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read_column import ReadColumn, any_of
from dashboard.tabular.rows import cell_at
from dashboard.tabular.spelling import folded
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import counted, listed, quoted

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
    texts = dict(given.missing).get(column.name)
    counts = distinct.counted()
    levels = levels_among(counts) if texts is None and column.kind != "empty" else {}
    blank = distinct.among({*(MISSING_TEXTS if texts is None else texts), ""} - levels.keys())
    if blank.all():
        return _empty(column, distinct, given, index)
    value = dict(given.blanks).get(column.name)
    labels, notes = _labels(column, distinct, blank, given)
    if value is not None:
        labels, blank = _filled(labels, distinct, blank, value)
    present = tuple(sorted(text for text in _among(distinct, blank) if text))
    asked = _na_question(column.name, counts, present, given)
    return ReadColumn(
        series=text_series(distinct, labels, blank, index),
        reading="text",
        missing=present,
        levels=tuple(levels),
        notes=(
            *_nearly_note(column, distinct, blank, present, given, index),
            *_code_note(column, distinct, blank, given),
            *(() if asked else missing_notes(column.name, counts, present, given)),
            *_level_notes(column.name, present, levels, given),
            *notes,
            *_tick_note(column.name, distinct, labels, blank, given),
        ),
        questions=asked,
    )


def boolean_column(column: Examined, given: ReadOptions, index: pd.Index) -> ReadColumn:
    """A column of true and false, none missing."""
    if column.distinct is None:
        raise TypeError("a boolean column needs its distinct texts")
    truth = np.array([text.lower() == "true" for text in column.distinct.listed()])
    return ReadColumn(
        series=pd.Series(truth[column.distinct.codes], index=index), reading="boolean", missing=()
    )


def _among(distinct: Distinct, which: NDArray[np.bool_]) -> list[str]:
    found: list[str] = distinct.texts.filter(pa.array(which)).to_pylist()
    return found


def _empty(column: Examined, distinct: Distinct, given: ReadOptions, index: pd.Index) -> ReadColumn:
    blank = np.ones(len(distinct.texts), dtype=bool)
    missing = tuple(text for text in _among(distinct, blank) if text)
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
        text=f"{counted(count, 'spelling')} that {'differs' if count == 1 else 'differ'} by case or spaces alone"
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
    empty = distinct.among({""})
    names = [value if no else str(name) for name, no in zip(labels, empty.tolist(), strict=True)]
    return names, blank & ~empty


def missing_notes(
    name: str, counts: dict[str, int], present: tuple[str, ...], given: ReadOptions
) -> tuple[Note, ...]:
    """Which texts of a column are taken for missing."""
    present = tuple(text for text in present if text)
    if not present or name in dict(given.missing):
        return ()
    rows = sum(counts.get(text, 0) for text in present)
    return (
        Note(
            column=name,
            text=f"{listed(present)} in {counted(rows, 'row')} {'means' if len(present) == 1 else 'mean'} missing.",
            undo=given.with_missing(name, ()),
            action=f"Keep {listed(present)} as {'a value' if len(present) == 1 else 'values'}",
        ),
    )


def _level_notes(
    name: str, present: tuple[str, ...], levels: dict[str, str], given: ReadOptions
) -> tuple[Note, ...]:
    return tuple(
        Note(
            column=name,
            text=f"{quoted(text)} is a value here and not missing: {why}.",
            undo=given.with_missing(name, (*present, text)),
            action=f"{quoted(text)} means missing",
        )
        for text, why in levels.items()
    )


def _na_question(
    name: str, counts: dict[str, int], present: tuple[str, ...], given: ReadOptions
) -> tuple[Question[ReadOptions], ...]:
    if "NA" not in present or name in dict(given.missing) or not beside_codes(counts):
        return ()
    others = tuple(text for text in present if text != "NA")
    codes = [text for text in counts if text and text not in MISSING_TEXTS][:3]
    return (
        Question(
            id=f"missing:{name}",
            column=name,
            text=f"Column {quoted(name)} holds codes such as {listed(codes)}, and 'NA' in "
            f"{counted(counts['NA'], 'row')}. Is 'NA' a code or missing?",
            answers=(
                Answer(label="A code", example="NA is a value", change=given.with_missing(name, others)),
                Answer(
                    label="Missing",
                    example="NA is no value",
                    change=given.with_missing(name, (*others, "NA")),
                ),
            ),
        ),
    )


def _code_note(
    column: Examined, distinct: Distinct, blank: NDArray[np.bool_], given: ReadOptions
) -> tuple[Note, ...]:
    if column.kind != "code":
        return ()
    texts = _among(distinct, ~blank)
    example = next((text for text in texts if text.startswith("0")), texts[0])
    digits = example.isdecimal()
    return (
        Note(
            column=column.name,
            text=f"{quoted(example)} is a code, not a number: it stays text.",
            undo=given.with_reading(column.name, "number") if digits else None,
            action="Read as numbers" if digits else "",
        ),
    )


def _nearly_note(
    column: Examined,
    distinct: Distinct,
    blank: NDArray[np.bool_],
    present: tuple[str, ...],
    given: ReadOptions,
    index: pd.Index,
) -> tuple[Note, ...]:
    """Why a column that mostly holds numbers or dates stays text, naming a cell."""
    if not column.nearly or dict(given.readings).get(column.name) == "text":
        return ()
    if column.nearly == "number":
        numbers = number_texts(distinct.texts)
        good = numbers.fits & (POINT.fits(numbers.digits) | COMMA.fits(numbers.digits))
        bad = ~good & ~blank
    else:
        bad = np.zeros(len(distinct.texts), dtype=bool)
        bad[~blank] = unreal_dates(distinct.texts.filter(pa.array(~blank)))
    what = {"number": "numbers", "date": "dates or times"}[column.nearly]
    if not bad.any():
        place = any_of(~blank)
        cell = cell_at(distinct.texts[place].as_py(), index, distinct.first_row(place))
        text = f"Holds {what} that cannot all be read in one way, such as {cell}."
        return (Note(column=column.name, text=text, kind="refused"),)
    place = any_of(bad)
    rows = int(distinct.counts[bad].sum())
    cell = cell_at(distinct.texts[place].as_py(), index, distinct.first_row(place))
    few = bad.sum() <= _MOST_FIXED
    many = f"{counted(rows, 'cell')} do" if rows > 1 else "1 cell does"
    return (
        Note(
            column=column.name,
            text=f"Holds {what}, but {many} not fit, such as {cell}. Correct {'them' if rows > 1 else 'it'}, or "
            f"take {'them' if rows > 1 else 'it'} as missing.",
            undo=given.with_missing(column.name, (*present, *_among(distinct, bad))) if few else None,
            action="Make missing" if few else "",
            kind="refused",
        ),
    )


def _tick_note(
    name: str, distinct: Distinct, labels: list[str] | pa.Array, blank: NDArray[np.bool_], given: ReadOptions
) -> tuple[Note, ...]:
    """Boxes that are ticked or left blank."""
    empty = int(distinct.counts[distinct.among({""}) & blank].sum())
    if not empty or len(distinct.texts) > 50 or name in dict(given.blanks):
        return ()
    names = {str(label) for label, no in zip(labels, blank.tolist(), strict=True) if not no}
    if len(names) != 1:
        return ()
    only = names.pop()
    ticked = only.lower() in _TICKS
    return (
        Note(
            column=name,
            text=f"Holds {quoted(only)} or nothing ({counted(empty, 'row')} blank)"
            + (": a ticked box, where blank means no." if ticked else ". Blank may mean no."),
            undo=given.with_blank(name, "no"),
            action="Read blank as no",
            kind="warning",
        ),
    )
