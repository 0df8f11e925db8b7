"""Whether a source's table can be trained on as it is planned: its rows, or what stands against it."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from dashboard.tabular import Plan, Prepared, Question, TableError, prepare
from dashboard.ui.session import data_plan, visit
from dashboard.ui.session.data_plan import TableOfVisit


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Readiness:
    """The rows of a plan; None where it cannot be, with the reason, or where a question is open.

    draft: the rows as they would be if every open question had its likeliest answer.
    """

    prepared: Prepared | None = None
    draft: Prepared | None = None
    refusal: str = ""
    questions: tuple[Question[Any], ...] = field(default=())


def readiness(source: str) -> Readiness:
    """What can be said of a source's table; nothing of one that is not there yet."""
    found = data_plan.table_of(source)
    if found is None:
        return Readiness()
    return visit.cached_in_session(f"prepared {source}", _key(found), lambda: ready_of(found))


def keep_readiness(source: str, found: TableOfVisit, state: Readiness) -> None:
    """Keep what is known already of a source's table, so that its rows are these."""
    visit.keep_result(f"prepared {source}", state, _key(found))


def _key(found: TableOfVisit) -> Hashable:
    known = found.planned
    return (found.key, known.given, known.plan, tuple(question.id for question in known.questions))


def ready_of(found: TableOfVisit) -> Readiness:
    """The rows of a table as it is planned, or what stands against them."""
    known = found.planned
    try:
        prepared = prepare(known.table, known.plan if not known.questions else likeliest(known.plan))
    except TableError as error:
        asked = known.questions
        return Readiness(questions=asked, refusal="" if asked else str(error))
    return Readiness(
        prepared=None if known.questions else prepared, draft=prepared, questions=known.questions
    )


def likeliest(plan: Plan) -> Plan:
    """The plan that the first answer to every question about it leads to; questions about the file stay."""
    of_plan = [question for question in plan.questions if is_about_plan(question)]
    while of_plan:
        plan = of_plan[0].answers[0].change
        of_plan = [question for question in plan.questions if is_about_plan(question)]
    return plan


def is_about_plan(question: Question[Any]) -> bool:
    """Whether a question is about the use of columns, not about how the file is read."""
    return bool(question.answers) and isinstance(question.answers[0].change, Plan)


def make_active(source: str) -> Readiness:
    """What can be said of a source's table; where it is ready, its rows become the active data."""
    found, table = readiness(source), data_plan.table_of(source)
    waits = table is not None and found.prepared is None
    visit.keep_result("waiting table", table.planned.table.name if table is not None and waits else None)
    if found.prepared is not None:
        visit.keep_prepared(found.prepared)
    return found
