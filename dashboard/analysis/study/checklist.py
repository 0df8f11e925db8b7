"""A reporting checklist filled from the study: each item done, partly, or known to the person alone."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import ReportTable, Section


class Filled(Enum):
    """How far an item is answered; the value is what people read."""

    DONE = "done"
    PARTLY = "partly"
    YOURS = "only you know"
    OPEN = "not yet"  # the app will know it


Where = Callable[[ReportFacts], tuple[Filled, str]]
_TABLES = Path(__file__).parent / "checklists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item in our own short words. `where` says what the app knows of it: the status and the place.

    asked_of: "D" development, "E" evaluation, "D;E" both, empty where the checklist does not tell them apart.
    prompt: what to write where the app does not know enough.
    """

    number: str
    group: str
    words: str
    asked_of: str = ""
    prompt: str = ""
    where: Where | None = None


def read_items(name: str, where: Mapping[str, Where]) -> tuple[Item, ...]:
    """The items of a checklist's table, each with what the app knows of it; `where` goes by their numbers."""
    with (_TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Item(
                number=row["item"],
                group=row["group"],
                words=row["words"],
                asked_of=row.get("for", ""),
                prompt=row["prompt"],
                where=where.get(row["item"]),
            )
            for row in csv.DictReader(file)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An item as the study answers it."""

    item: Item
    filled: Filled
    where: str


def answered(name: str, items: Sequence[Item], facts: ReportFacts) -> tuple[Answer, ...]:
    """Every item: what the person has written under `name` and its number completes it."""
    return tuple(_answer(name, item, facts) for item in items)


def note_key(name: str, number: str) -> str:
    """The key of the person's own text to an item among the notes."""
    return f"{name} {number}"


def _answer(name: str, item: Item, facts: ReportFacts) -> Answer:
    filled, where = item.where(facts) if item.where else (Filled.YOURS, "")
    own = facts.notes.get(note_key(name, item.number), "")
    if own and filled is not Filled.DONE:
        return Answer(item=item, filled=Filled.DONE, where="; ".join(filter(None, (where, f"“{own}”"))))
    return Answer(item=item, filled=filled, where=where)


def counts(answers: Sequence[Answer]) -> Mapping[Filled, int]:
    """How many items are filled in each way."""
    return {kind: sum(answer.filled is kind for answer in answers) for kind in Filled}


def checklist_section(key: str, title: str, source: str, answers: Sequence[Answer]) -> Section:
    """The checklist as a table of the report."""
    rows = tuple(
        (
            f"{answer.item.number} ({answer.item.asked_of})" if answer.item.asked_of else answer.item.number,
            answer.item.words,
            answer.filled.value,
            answer.where
            if answer.filled is Filled.DONE
            else "; ".join(filter(None, (answer.where, answer.item.prompt))),
        )
        for answer in answers
    )
    table = ReportTable(
        caption=f"{title}: {counts(answers)[Filled.DONE]} of {len(answers)} items filled",
        headings=("Item", "What is asked", "Here", "Where, or what to write"),
        rows=rows,
        notes=(source,),
    )
    return Section(key=key, title=title, blocks=(table,))
