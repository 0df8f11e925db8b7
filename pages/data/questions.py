"""What must be answered before training, all in one place; and which value is positive once that is known."""

from typing import Any

import numpy as np
import streamlit as st

from dashboard.tabular import Prepared, Question
from dashboard.tabular.kinds import ColumnProfile, label
from dashboard.tabular.labelled_rows import target_values
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.streamlit_internals import BUTTON_GROUP, COLUMN, HORIZONTAL, key_class
from pages.data import corrections
from pages.data.page_context import DataContext

LONGEST = 60
ASK = key_class("ask")
# Answers are read in full, the two values of the target side by side; on narrow screens in rows of their own.
QUESTIONS_STYLE = f"""<style>
.{ASK} button, .{ASK} button * {{ white-space: normal; overflow: visible; height: auto; }}
.{ASK} {BUTTON_GROUP} [role="radiogroup"] {{ flex-wrap: nowrap; }}
.{ASK} {BUTTON_GROUP} button {{ flex: 1 1 auto; min-width: 0; min-height: 2rem; }}
@media (max-width: 900px) {{
  .{ASK} {HORIZONTAL} {{ flex-flow: row wrap; }}
  .{ASK} {COLUMN} {{ flex: 1 1 30%; min-width: 30%; }}
  .{ASK} {COLUMN}:first-child {{ flex-basis: 100%; }}
  .{ASK} {COLUMN}:nth-child(2) {{ flex-basis: 320px; }}
}}
</style>"""


def show_questions(context: DataContext) -> None:
    """Every open question with its answers as buttons; without any, the choice of the positive value."""
    for question in context.state.questions:
        _question(context, question)
    if not context.state.questions:
        _positive(context)


def _question(context: DataContext, question: Question[Any]) -> None:
    st.markdown(f"**{literal(question.text)}**")
    with st.container(horizontal=True, gap="small"):
        for place, answer in enumerate(question.answers):
            example = f"  \n{literal(shortened(answer.example, LONGEST))}" if answer.example else ""
            st.button(
                f"{literal(shortened(answer.label, LONGEST))}{example}",
                key=f"answer {question.id} {place}",
                on_click=corrections.answer,
                args=(context.source, answer.change),
                disabled=not isinstance(answer.change, type(context.plan)) and not context.found.can_reread,
            )


def _positive(context: DataContext) -> None:
    plan = context.plan
    if plan.target is None or plan.positive is None:
        if context.rows is not None:
            st.markdown(f"**{literal(shortened(context.rows.positive))}** is positive.")
            st.caption("The values of the target are grouped, cut or counted: see Other ways, below.")
        return
    profile = ColumnProfile(target_values(context.table.frame, plan))
    if profile.distinct != 2 or plan.positive not in profile.labels:
        return
    rows = {str(value): int(count) for value, count in zip(profile.labels, _counts(profile), strict=True)}
    unit = "rows"
    if context.rows is not None and context.rows.weight_kind == "frequency":
        rows, unit = cases_of_classes(context.rows), "cases"
    values = [value for value in profile.labels if value != plan.positive] + [plan.positive]
    key = f"positive of {plan.target}"
    set_widget(key, plan.positive)
    st.segmented_control(
        f"Which value of {literal(shortened(plan.target, 40))} counts as positive?",
        sorted(values),
        format_func=lambda value: f"{literal(shortened(value, 24))}, {rows[value]:,}\u00a0{unit}",
        required=True,
        key=key,
        on_change=_chosen,
        args=(context.source, key),
    )
    st.caption(f"The model will say how probable {literal(shortened(plan.positive, 40))} is.")


def cases_of_classes(rows: Prepared) -> dict[str, int]:
    """How many cases each class has where rows count them."""
    cases = np.ones(len(rows.y)) if rows.weight is None else rows.weight
    names = (rows.negative, rows.positive)
    return {name: round(float(cases[rows.y == side].sum())) for side, name in enumerate(names)}


def _counts(profile: ColumnProfile) -> list[int]:
    named = {label(value): int(count) for value, count in profile.counts.items()}
    return [named[value] for value in profile.labels]


def _chosen(source: str, key: str) -> None:
    corrections.make_positive(source, str(widget_value(key)))
