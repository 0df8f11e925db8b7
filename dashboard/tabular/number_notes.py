"""What is told about a column of numbers: how they are spelled, what may mean missing, ticked boxes."""

import re
from dataclasses import replace

import numpy as np
import pyarrow.compute as pc
from numpy.typing import NDArray

from dashboard.tabular.distinct import Distinct
from dashboard.tabular.examined_column import Examined
from dashboard.tabular.number_company import Company
from dashboard.tabular.number_style import Style
from dashboard.tabular.number_text import NumberTexts, infinite
from dashboard.tabular.read_column import ReadColumn, any_of, spelled
from dashboard.tabular.sentinels import sentinels
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import counted, listed, quoted


def spelling_note(
    column: Examined,
    distinct: Distinct,
    numbers: NumberTexts,
    values: NDArray[np.float64],
    company: Company,
    style: Style,
    given: ReadOptions,
) -> tuple[Note, ...]:
    """What is told where numbers are not written as plain digits."""
    decimal = re.escape(style.decimal)
    pattern = rf"[0-9]*(?:{decimal}[0-9]*)?(?:[eE][+-][0-9]+)?|[0-9]*{decimal}[0-9]*[eE][0-9]+"  # not 1E5
    plain = pc.match_substring_regex(distinct.texts, f"^[+-]?(?:{pattern})$")
    other = ~plain.to_numpy(zero_copy_only=False) & ~column.blank & ~infinite(distinct.texts)
    if not other.any() or company.questions:
        return ()
    place = any_of(other & (values != 0)) if (other & (values != 0)).any() else any_of(other)
    unit = numbers.units[place]
    what = f" (in {_written_unit(distinct, numbers, place)})" if unit and unit not in {"%", "‰"} else ""
    return (
        Note(
            column=column.name,
            text=f"{quoted(distinct.texts[place].as_py())} is read as {spelled(values[place])}{what}.",
            undo=given.with_reading(column.name, "text"),
            action="Keep it as text",
        ),
    )


def _written_unit(distinct: Distinct, numbers: NumberTexts, place: int) -> str:
    """The unit of one text as it is written there."""
    text = str(distinct.texts[place].as_py())
    return text.strip("()<>=~ 0123456789.,'’+-\u2212\u2013\u00a0\u202f") or numbers.units[place]


def with_warnings(found: ReadColumn, name: str, given: ReadOptions) -> ReadColumn:
    """With warnings about values that may mean missing, and about blank cells beside one value."""
    values = found.series.to_numpy()
    notes = [*found.notes]
    if given.missing_in(name) is None and (odd := sentinels(values)):
        texts = [f"{value:.15g}" for value in odd]
        rows = int(np.isin(values, odd).sum())
        notes.append(
            Note(
                column=name,
                text=f"{listed([spelled(value) for value in odd])} in {counted(rows, 'row')} may mean "
                "missing: far outside the other values.",
                undo=given.with_missing(name, (*(text for text in found.missing if text), *texts)),
                action="Make missing" if len(odd) == 1 else "Make them missing",
                kind="warning",
            )
        )
    return replace(found, notes=(*notes, *_tick_note(values, name, given)))


def _tick_note(values: NDArray[np.number], name: str, given: ReadOptions) -> tuple[Note, ...]:
    if values.dtype.kind != "f" or given.blank_in(name) is not None:
        return ()
    blank = np.isnan(values)
    filled = values[~blank]
    if not blank.any() or not len(filled) or (filled != filled[0]).any():
        return ()
    other = "0" if filled[0] == 1 else "no"
    return (
        Note(
            column=name,
            text=f"Holds {quoted(f'{filled[0]:.15g}')} or nothing ({counted(int(blank.sum()), 'row')} "
            "blank): a ticked box, perhaps, where blank means no.",
            undo=given.with_blank(name, other),
            action=f"Read blank as {other}",
            kind="warning",
        ),
    )
