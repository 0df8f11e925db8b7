"""What is told and asked about a column of text, beside its values."""

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from dashboard.tabular.dates import unreal_dates
from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.missing_texts import MISSING_TEXTS, beside_codes
from dashboard.tabular.number_style import COMMA, POINT
from dashboard.tabular.number_text import number_texts
from dashboard.tabular.places import cell_at
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.read_column import any_of
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import counted, listed, quoted

_MOST_FIXED = 50
_TICKS = {"x", "✓", "✔", "☑", "☒", "•", "*", "1", "yes", "y", "ja", "j", "oui", "si", "sí", "true", "on", "+"}


def missing_notes(
    name: str, counts: dict[str, int], present: tuple[str, ...], given: ReadOptions
) -> tuple[Note, ...]:
    """Which texts of a column are taken for missing."""
    present = tuple(text for text in present if text)
    if not present or given.missing_in(name) is not None:
        return ()
    rows = sum(counts.get(text, 0) for text in present)
    return (
        Note(
            column=name,
            text=f"{listed(present)} in {counted(rows, 'row')} mean{'s' * (len(present) == 1)} missing.",
            undo=given.with_missing(name, ()),
            action=f"Keep {listed(present)} as {'a value' if len(present) == 1 else 'values'}",
        ),
    )


def level_notes(
    name: str, present: tuple[str, ...], levels: dict[str, str], given: ReadOptions
) -> tuple[Note, ...]:
    """Which texts of a column usually mean missing, and are values here."""
    return tuple(
        Note(
            column=name,
            text=f"{quoted(text)} is a value here and not missing: {why}.",
            undo=given.with_missing(name, (*present, text)),
            action=f"{quoted(text)} means missing",
        )
        for text, why in levels.items()
    )


def na_question(
    name: str, counts: dict[str, int], present: tuple[str, ...], given: ReadOptions
) -> tuple[Question[ReadOptions], ...]:
    """Whether 'NA' is a code, asked where it stands among codes."""
    if "NA" not in present or given.missing_in(name) is not None or not beside_codes(counts):
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


def code_note(
    column: Examined, distinct: Distinct, blank: NDArray[np.bool_], given: ReadOptions
) -> tuple[Note, ...]:
    """That digits are a code."""
    if column.kind != "code":
        return ()
    texts = distinct.where(~blank)
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


def nearly_note(
    column: Examined,
    distinct: Distinct,
    blank: NDArray[np.bool_],
    present: tuple[str, ...],
    given: ReadOptions,
    index: pd.Index,
) -> tuple[Note, ...]:
    """Why a column that mostly holds numbers or dates stays text, naming a cell."""
    if not column.nearly or given.reading_of(column.name) == "text":
        return ()
    if column.nearly == "pair":
        return _pair_note(column, distinct, blank, index)
    bad = _unfit(column, distinct, blank)
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
    many, them = (f"{counted(rows, 'cell')} do", "them") if rows > 1 else ("1 cell does", "it")
    return (
        Note(
            column=column.name,
            text=f"Holds {what}, but {many} not fit, such as {cell}. Correct {them}, or take {them} as "
            "missing.",
            undo=given.with_missing(column.name, (*present, *distinct.where(bad))) if few else None,
            action="Make missing" if few else "",
            kind="refused",
        ),
    )


def _unfit(column: Examined, distinct: Distinct, blank: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which texts are no numbers, or no dates that there are."""
    if column.nearly == "number":
        numbers = number_texts(distinct.texts)
        good = numbers.fits & (POINT.fits(numbers.digits) | COMMA.fits(numbers.digits))
        return np.asarray(~good & ~blank)
    bad = np.zeros(len(distinct.texts), dtype=bool)
    bad[~blank] = unreal_dates(distinct.texts.filter(pa.array(~blank)))
    return bad


def _pair_note(
    column: Examined, distinct: Distinct, blank: NDArray[np.bool_], index: pd.Index
) -> tuple[Note, ...]:
    place = any_of(~blank)
    cell = cell_at(distinct.texts[place].as_py(), index, distinct.first_row(place))
    text = f"Holds several numbers in a cell, such as {cell}. Write each into a column of its own."
    return (Note(column=column.name, text=text, kind="refused"),)


def tick_note(
    name: str, distinct: Distinct, labels: list[str] | pa.Array, blank: NDArray[np.bool_], given: ReadOptions
) -> tuple[Note, ...]:
    """Boxes that are ticked or left blank."""
    empty = int(distinct.counts[distinct.among(frozenset({""})) & blank].sum())
    if not empty or len(distinct.texts) > 50 or given.blank_in(name) is not None:
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
