"""What was chosen about a table, in the address: written as it changes, taken when the same columns come."""

from typing import Any

import streamlit as st

from dashboard.tabular import TableError, propose
from dashboard.tabular.planned_table import PlannedTable, settings_of, with_settings
from dashboard.ui.data_source.plan_text import settings_from, text_of
from dashboard.ui.session import data_plan, url_state, visit
from dashboard.ui.session.data_plan import TableOfVisit

PARAM = "plan"
LONGEST = 4000  # signs that programs still pass on
_TOO_LONG = "plan too long for a link"
_PROPOSAL = "proposal"


def write_plan(source: str) -> None:
    """Let the address say what was chosen about a source's table; too long a text is left out."""
    found = data_plan.table_of(source)
    if found is None:
        return
    text = plan_text(source, found)
    fits = len(text) <= LONGEST
    visit.keep_result(_TOO_LONG, not fits, source)
    url_state.write_param(PARAM, [text] if text and fits else [])


def left_out_of_link(source: str) -> bool:
    """Whether more was chosen about a source's table than an address holds."""
    return bool(visit.kept_result(_TOO_LONG, source))


def plan_text(source: str, found: TableOfVisit) -> str:
    """The choices as text; empty where everything is as proposed."""
    key = (found.key, found.planned.given, found.planned.plan, _open(found.planned))
    return visit.cached_in_session(f"settings {source}", key, lambda: text_of(_settings(found)))


def _open(planned: PlannedTable) -> tuple[str, ...]:
    return tuple(question.id for question in planned.questions)


def _settings(found: TableOfVisit) -> dict[str, Any]:
    table = found.planned.table
    proposed = found.proposed or visit.cached_in_session(
        _PROPOSAL, (found.key, found.planned.given), lambda: propose(table)
    )
    return settings_of(found.planned, proposed=proposed)


def keep_proposal(fresh: TableOfVisit) -> None:
    """Remember what was proposed for a table that has just come, so that it is not worked out again."""
    visit.keep_result(_PROPOSAL, fresh.planned.base, (fresh.key, fresh.planned.given))


def take_plan(source: str) -> None:
    """Once a visit: the choices that its address brought, for the first table that has their columns.

    Those of an address that went before, as after a reload, wait without a word for the table they fit.
    """
    found, here = data_plan.table_of(source), st.query_params.get(PARAM, "")
    text = here or next(iter(url_state.asked(PARAM)), "")
    if found is None or visit.kept_result("plan taken", source):
        return
    visit.keep_result("plan taken", True, source)
    if not text or found.past:
        return
    try:
        changed = with_settings(found.planned, settings_from(text), data_plan.reread)
    except (TableError, ValueError, AttributeError, TypeError) as error:
        sentence = str(error) if isinstance(error, TableError) else "The link's choices cannot be read."
        url_state.toast([sentence] if here else [])
        return
    url_state.drop_opened(PARAM)
    data_plan.keep_planned(source, changed)
    url_state.toast(["The link's choices of columns are used. Undo, on the page Data, takes them back."])
