"""Tables as the reader hands them over, made of columns, and the shortest way through a plan's questions."""

import pandas as pd

from dashboard.tabular import Note, Plan, ReadOptions, Table


def read(columns, *, name="mine.csv", notes=(), questions=(), readings=()) -> Table:
    """A table with texts as categories and the line of every row as its index."""
    frame = pd.DataFrame(columns)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    for column in frame:
        if frame[column].dtype.kind not in "iufbM":
            frame[column] = frame[column].astype("category")
    options = ReadOptions(readings=readings)
    return Table(name=name, frame=frame, options=options, notes=tuple(notes), questions=tuple(questions))


def refused(column, text):
    return Note(column=column, text=text, kind="refused")


def answered(plan: Plan) -> Plan:
    """The plan that the first answer to every question leads to."""
    while plan.questions:
        plan = plan.questions[0].answers[0].change
    return plan


def question(plan: Plan, id: str):
    return next(q for q in plan.questions if q.id == id)


def ids(plan: Plan):
    return [q.id for q in plan.questions]
