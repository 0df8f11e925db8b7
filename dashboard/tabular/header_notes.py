"""What is told and asked about the lines above the rows."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.tabular.delimiter import Record
from dashboard.tabular.questions import Answer, Question
from dashboard.tabular.table import Note, ReadOptions
from dashboard.text.quoting import counted, listed, quoted


def header_question(row: Record, given: ReadOptions, likely: bool) -> Question[ReadOptions]:
    first_name = row.fields[0].strip() or row.fields[-1].strip()
    answers = (
        Answer(
            label="Names of the columns",
            example=f"the first column is called {quoted(first_name)}",
            change=replace(given, header_line=row.line),
        ),
        Answer(
            label="A row like the others",
            example=f"{quoted(first_name)} is a value",
            change=replace(given, header_line=0),
        ),
    )
    return Question(
        id="header_line",
        column=None,
        text=f"Does line {row.line:,} hold names or values? {listed(row.fields, most=5)}",
        answers=answers if likely else answers[::-1],
    )


def titles_note(titles: Sequence[Record], line: int, given: ReadOptions) -> tuple[Note, ...]:
    if not titles or given.header_line is not None:
        return ()
    title = next((field for field in titles[0].fields if field.strip()), "")
    return (
        Note(
            column=None,
            text=f"The names stand on line {line:,}; {counted(len(titles), 'line')} above "
            f"{'is' if len(titles) == 1 else 'are'} skipped, such as {quoted(title)}.",
            undo=replace(given, header_line=titles[-1].line),
            action=f"The names stand on line {titles[-1].line:,}",
        ),
    )


def skipped_note(skipped: Sequence[Record], line: int, given: ReadOptions) -> tuple[Note, ...]:
    if not skipped:
        return ()
    example = next(field for row in skipped for field in row.fields if field.strip())
    return (
        Note(
            column=None,
            text=f"{counted(len(skipped), 'line')} below the names (line {line:,}) "
            f"{'is' if len(skipped) == 1 else 'are'} skipped: {quoted(example)} is no value.",
            undo=replace(given, header_line=line, first_row=skipped[0].line),
            action=f"Rows begin on line {skipped[0].line:,}",
        ),
    )
