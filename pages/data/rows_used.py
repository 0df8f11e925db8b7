"""Where the file's rows go, how many are ready, and the button that trains on them."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard.analysis.training.case_split import split_sizes
from dashboard.figures.row_flow import RowFlow, flow_alt, flow_of, flow_svg
from dashboard.tabular import Prepared, Question
from dashboard.text.markdown import literal
from dashboard.text.quoting import class_in_words, counted, shortened
from dashboard.ui import navigation
from dashboard.ui.components.svg_image import show_svg
from dashboard.ui.session import visit
from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.streamlit_internals import key_class
from dashboard.ui.widgets import model_controls
from pages.data.page_context import DataContext

MOST_SHOWN = 100
MOST_COLUMNS = 30
TRAIN = key_class("train_on_them")
# The platform cannot leave a page by a button whose controls stand in the address, but by a link.
LINK_AS_BUTTON = f"""<style>
.{TRAIN} a[href] {{ background: light-dark(#1f3a4d, #c7d5e0); justify-content: center; padding: .5rem; }}
.{TRAIN} a[href] p {{ color: light-dark(#fff, #11161c); font-weight: 600; }}
</style>"""


def show_flow(context: DataContext) -> None:
    """The rows from the file to those that are learned from, as a picture."""
    if context.rows is not None:
        flow = row_flow(context, context.rows)
        show_svg(flow_svg(flow), flow_alt(flow))


def row_flow(context: DataContext, rows: Prepared) -> RowFlow:
    """The numbers of the picture: rows of the file, and how they, or the cases that they hold, are split."""
    share, seed = model_controls.opened_split()
    to_learn, held_out = visit.cached_in_session(
        "split shown", (id(rows), share, seed), lambda: (rows, split_sizes(rows, share / 100, seed))
    )[1]
    return flow_of(rows, len(context.table.frame), (to_learn, held_out))


def show_ready(context: DataContext) -> None:
    """The number of rows that are ready, the largest text of the page, and the button to train on them.

    While something is asked, what that is stands in its place.
    """
    rows, state = context.rows, context.state
    number, words = ("0 rows", "ready") if rows is None else ready_in_words(rows)
    if state.questions:
        number, words = open_in_words(state.questions, "" if rows is None else number)
    st.html(
        '<div style="font-size:34px;line-height:40px;font-weight:680;font-variant-numeric:tabular-nums;'
        'white-space:nowrap">'
        f'{escape(number)}</div><div style="font-size:.875rem">{escape(words)}</div>'
    )
    if state.prepared is None:
        why = "Answer the questions first." if state.questions else None
        st.button("Train on them →", key="not_yet", disabled=True, width="stretch", help=why)
        return
    with st.container(key="train_on_them"):
        st.html(LINK_AS_BUTTON)
        st.page_link(navigation.page("train"), label="Train on them →", width="stretch")


def open_in_words(questions: Sequence[Question[Any]], number: str) -> tuple[str, str]:
    """How much is asked, and how many rows the likeliest answers would leave."""
    asked = counted(len(questions), "question")
    answers = "answer" if len(questions) == 1 else "answers"
    then = f" With the likeliest {answers}, {number} would be ready." if number else ""
    return asked, f"to be answered before training.{then}"


def ready_in_words(rows: Prepared) -> tuple[str, str]:
    """The big number, and what it holds."""
    positive = class_in_words(rows.positive, 30)
    if rows.weight is None:
        return counted(len(rows.y), "row"), f"ready, {int(rows.y.sum()):,} of them {positive}"
    if rows.weight_kind == "sampling":
        total = f"sampling weights add up to {rows.weight.sum():,.6g}"
        words = f"ready, {int(rows.y.sum()):,} of them {positive}; {total}"
        return counted(len(rows.y), "row"), words
    cases, of_them = rows.weight.sum(), rows.weight[rows.y == 1].sum()
    return (
        f"{cases:,.0f} cases",
        f"in {counted(len(set(rows.rows.tolist())), 'row')}, {of_them:,.0f} of them {positive}",
    )


def show_left_out(context: DataContext) -> None:
    """The reasons for which rows are left out, each with a click that shows its rows."""
    rows = context.rows
    if rows is None or not rows.dropped:
        return
    key, reasons = "left out reason", list(rows.dropped)
    if widget_value(key) not in reasons:
        set_widget(key, None)
    reason = st.pills(
        f"{counted(sum(rows.dropped.values()), 'row')} left out. Choose a reason to see its rows.",
        reasons,
        format_func=lambda each: f"{rows.dropped[each]:,}: {literal(shortened(each, 60))}",
        key=key,
    )
    if reason is None:
        return
    frame = context.table.frame.iloc[rows.dropped_rows[reason][:MOST_SHOWN], :MOST_COLUMNS]
    st.dataframe(frame, placeholder="—", alt=f"Rows left out: {shortened(reason)}.")
    if rows.dropped[reason] > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {rows.dropped[reason]:,}.")
