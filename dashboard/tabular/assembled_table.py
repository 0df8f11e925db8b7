"""The columns of a file -> its table, with what means missing in each and what was decided."""

from dataclasses import replace

import pandas as pd
import pyarrow as pa

from dashboard.tabular.errors import TableError
from dashboard.tabular.missing_texts import MISSING_TEXTS, NO_DATE, NO_NUMBER
from dashboard.tabular.read_column import ReadColumn
from dashboard.tabular.read_columns import ReadColumns
from dashboard.tabular.table import Note, ReadOptions, Table
from dashboard.text.quoting import counted, quoted, shortened

_MOST_NAMED = 3
_USUAL = {"number": NO_NUMBER - {""}, "date": NO_DATE - {""}, "text": MISSING_TEXTS - {""}}
_LISTED = {usual: tuple(sorted(usual)) for usual in _USUAL.values()}


def assembled(
    found: ReadColumns, index: pd.Index, name: str, given: ReadOptions, *, asked: bool = False
) -> Table:
    """The table of some columns. Raises TableError where fewer than two hold values and nothing is asked."""
    columns = found.columns
    frame = pd.DataFrame({column: read.series for column, read in columns.items()}, index=index, copy=False)
    filled = [column for column, read in columns.items() if not read.series.isna().all()]
    if len(filled) < 2 and not asked:
        what = f"Only one column, {quoted(filled[0])}, holds" if filled else "No column holds"
        raise TableError(f"{what} values. A model needs a target and at least one feature.")
    options = replace(
        given,
        decimal=found.choice.decimal,
        missing=tuple((column, _complete(column, read, given)) for column, read in columns.items()),
        readings=tuple((column, read.reading) for column, read in columns.items()),
    )
    pa.default_memory_pool().release_unused()
    return Table(
        name=name,
        frame=frame,
        options=options,
        notes=(
            *found.choice.notes,
            *(note for read in columns.values() for note in read.notes),
            *_missing_note(frame),
        ),
        questions=(*found.choice.questions, *(q for read in columns.values() for q in read.questions)),
    )


def _complete(name: str, read: ReadColumn, given: ReadOptions) -> tuple[str, ...]:
    """The texts that mean missing in a column, also those that this file does not hold."""
    chosen = given.missing_in(name)
    if chosen is not None:
        return chosen
    usual = _USUAL.get(read.reading.partition("/")[0], _USUAL["text"])
    if usual.issuperset(read.missing) and usual.isdisjoint(read.levels):
        return _LISTED[usual]
    return tuple(sorted({*usual, *read.missing}.difference(read.levels)))


def _missing_note(frame: pd.DataFrame) -> tuple[Note, ...]:
    missing = frame.isna().sum()
    missing = missing[missing > 0].sort_values(ascending=False, kind="stable")
    if missing.empty:
        return ()
    named = ", ".join(f"{shortened(str(name))} ({count:,})" for name, count in missing[:_MOST_NAMED].items())
    more = ", …" if len(missing) > _MOST_NAMED else ""
    cells, columns = counted(int(missing.sum()), "cell"), counted(len(missing), "column")
    text = f"No value in {cells} of {columns}: {named}{more}."
    return (Note(column=None, text=text, kind="reading"),)
