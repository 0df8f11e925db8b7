"""A table of one column under test and a target."""

import csv
import io

from dashboard.tabular import Note, ReadOptions, Table, read_table


def table_of(cells, delimiter: str = ",", name: str = "x", options: ReadOptions | None = None) -> Table:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerow([name, "y"])
    writer.writerows([cell, "no" if number % 2 else "yes"] for number, cell in enumerate(cells))
    return read_table(buffer.getvalue().encode(), "mine.csv", options or ReadOptions())


def values(table: Table, name: str = "x") -> list:
    column = table.frame[name]
    return column.astype(object).where(column.notna(), None).tolist()


def column_notes(table: Table, name: str = "x") -> list[Note]:
    return [note for note in table.notes if note.column == name]


def answered(cells, number: int, **written) -> list:
    """The values once the question's answer of this number is given."""
    (question,) = table_of(cells, **written).questions
    table = table_of(cells, **written, options=question.answers[number].change)
    assert not table.questions
    return values(table)
