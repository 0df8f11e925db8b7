"""How a file writes its numbers, decided once from all its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from dashboard.tabular.examined_column import Examined
from dashboard.tabular.number_style import COMMA, POINT, STYLES, Style
from dashboard.tabular.number_text import number_texts
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import quoted

_ENOUGH_GROUPED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DecimalChoice:
    """The file's decimal sign, the columns that are written otherwise, and what is told and asked."""

    decimal: str
    styles: dict[str, Style]
    notes: tuple[Note, ...] = ()
    questions: tuple[Question[ReadOptions], ...] = ()


def decimal_choice(columns: Sequence[Examined], given: ReadOptions, delimiter: str) -> DecimalChoice:
    """The sign that some number proves; else, where a number fits both, asked."""
    numbers = [column for column in columns if column.kind == "number"]
    own = {column.name: _given_style(column, given) for column in numbers}
    proves = {sign for column in numbers if own[column.name] is None for sign in column.proves}
    open_ = [
        column for column in numbers if column.open_cell and not column.proves and own[column.name] is None
    ]
    asked = not given.decimal and len(proves) != 1 and bool(open_)
    decimal = given.decimal or (min(proves) if len(proves) == 1 else "")
    questions: tuple[Question[ReadOptions], ...] = ()
    notes: tuple[Note, ...] = ()
    if asked and not proves and (grouped := _grouped_by_comma(open_, delimiter)):
        decimal, notes = ".", (_grouped_note(grouped, given),)
    elif asked and not proves:
        decimal = "," if _open_sign(open_[0]) == "." and delimiter != "," else "."
        questions = (_question(open_[0], given, decimal),)
    elif asked:
        decimal = _majority(numbers)
        questions = tuple(_column_question(column, given, decimal) for column in open_)
    decimal = decimal or (_majority(numbers) if proves else ".")
    styles = {column.name: own[column.name] or _style(column, decimal) for column in numbers}
    if decimal == "," and not given.decimal and not questions:
        notes = (*notes, _comma_note(given))
    return DecimalChoice(decimal=decimal, styles=styles, notes=notes, questions=questions)


def _given_style(column: Examined, given: ReadOptions) -> Style | None:
    reading = given.reading_of(column.name) or ""
    return {"number/comma": COMMA, "number/point": POINT}.get(reading)


def _style(column: Examined, decimal: str) -> Style:
    """The file's style, unless some cell of the column proves the other and none proves it."""
    other = "," if decimal == "." else "."
    return STYLES[other if column.proves == {other} else decimal]


def _majority(columns: Sequence[Examined]) -> str:
    comma = sum(column.proves == {","} for column in columns)
    return "," if comma > sum(column.proves == {"."} for column in columns) else "."


def _open_sign(column: Examined) -> str:
    return "," if "," in column.open_cell else "."


def _grouped_by_comma(columns: Sequence[Examined], delimiter: str) -> Examined | None:
    """A column that shows that commas group thousands: where commas also part the fields, in many cells,
    beside whole numbers below a thousand, which decimals of three places would not leave bare.
    """
    if delimiter != "," or any(_open_sign(column) != "," for column in columns):
        return None
    for column in columns:
        if column.distinct is None or column.numbers is None:
            continue
        grouped = [text for text in column.distinct.listed() if "," in text]
        bare = [text for text in column.distinct.listed() if text.isdecimal() and len(text) <= 3]
        if len(grouped) >= _ENOUGH_GROUPED and bare:
            return column
    return None


def _reads_as(cell: str, style: Style) -> str:
    return f"{number_texts(pa.array([cell])).values(style)[0]:.15g}"


def _grouped_note(column: Examined, given: ReadOptions) -> Note:
    return Note(
        column=column.name,
        text=f"Commas group thousands: {quoted(column.open_cell)} is read as "
        f"{_reads_as(column.open_cell, POINT)}.",
        undo=replace(given, decimal=","),
        action=f"Read it as {_reads_as(column.open_cell, COMMA)}",
    )


def _comma_note(given: ReadOptions) -> Note:
    return Note(
        column=None,
        text="Numbers are written with a decimal comma.",
        kind="reading",
        undo=replace(given, decimal="."),
        action="Decimal point",
    )


def _question(column: Examined, given: ReadOptions, likely: str) -> Question[ReadOptions]:
    answers = [
        Answer(
            label=f"Decimal {'point' if style.decimal == '.' else 'comma'}",
            example=f"{column.open_cell} is {_reads_as(column.open_cell, style)}",
            change=replace(given, decimal=style.decimal),
        )
        for style in (POINT, COMMA)
    ]
    return Question(
        id="decimal",
        column=None,
        text=f"How are numbers written? {quoted(column.open_cell)} in column {quoted(column.name)} may be "
        f"{_reads_as(column.open_cell, POINT)} or {_reads_as(column.open_cell, COMMA)}.",
        answers=tuple(sorted(answers, key=lambda answer: answer.change.decimal != likely)),
    )


def _column_question(column: Examined, given: ReadOptions, likely: str) -> Question[ReadOptions]:
    answers = [
        Answer(
            label=f"Decimal {style.name}",
            example=f"{column.open_cell} is {_reads_as(column.open_cell, style)}",
            change=given.with_reading(column.name, f"number/{style.name}"),
        )
        for style in (STYLES[likely], STYLES["," if likely == "." else "."])
    ]
    return Question(
        id=f"decimal:{column.name}",
        column=column.name,
        text=f"The file holds decimal points and decimal commas. How is {quoted(column.open_cell)} in column "
        f"{quoted(column.name)} to be read?",
        answers=tuple(answers),
    )
