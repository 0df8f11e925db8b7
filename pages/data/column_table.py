"""The columns of the table, one row each, 25 on a page, with a search where there are more."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.figures.style import CLASS_COLOURS
from dashboard.tabular import Column
from dashboard.text.quoting import counted, shortened
from dashboard.ui.data_source import plan_link
from dashboard.ui.session import data_plan
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.streamlit_internals import COLUMN, HORIZONTAL, SELECT, key_class
from pages.data.column_row import WIDTHS, show_column_row
from pages.data.page_context import DataContext

PAGE = 25
HEADS = ("Column", "Role", "Kind", "By class", "Missing", "Used as", "What was decided, and why")
TABLE = key_class("columns")
STYLE = f"""<style>
.{TABLE} {HORIZONTAL} {{ gap: .75rem; align-items: center; }}
.{TABLE} p {{ font-size: .875rem; line-height: 1.25rem; }}
.{TABLE} > div {{ border-top: 1px solid light-dark(#dde3e8, #2b3540); padding-top: .35rem; }}
.{TABLE} button {{ min-height: 2rem; padding: .1rem .6rem; }}
.{TABLE} {SELECT} * {{ font-size: .875rem; }}
.{TABLE} {SELECT} > div > div {{ padding-inline: 0; min-height: 2rem; }}
.{TABLE} {SELECT} input {{ padding-inline: .4rem 0; text-overflow: ellipsis; }}
.{TABLE} {SELECT} button {{ min-height: 0; width: 1.4rem; min-width: 0; padding: 0; }}
@media (max-width: 900px) {{
  .{TABLE} > div:has(> .{key_class("heads")}) {{ display: none; }}
  .{TABLE} {COLUMN}:nth-child(5)::before {{ content: "Missing"; font-size: .875rem; opacity: .8; }}
  .{TABLE} {HORIZONTAL} {{ flex-flow: row wrap; }}
  .{TABLE} {COLUMN} {{ flex: 1 1 40%; min-width: 40%; }}
  .{TABLE} {COLUMN}:first-child, .{TABLE} {COLUMN}:last-child {{ flex-basis: 100%; }}
}}
</style>"""


def show_column_table(context: DataContext) -> None:
    """Undo and Start over, the search, the rows of this page, and the way to the others."""
    shown = _found(context)
    pages = max(1, -(-len(shown) // PAGE))
    page = min(int(widget_value("columns page", 1) or 1), pages)
    with st.container(key="columns", gap="small"):
        st.html(STYLE)
        with st.container(key="heads"):
            for cell, head in zip(st.columns(WIDTHS), HEADS, strict=True):
                with cell:
                    _head(context, head)
        for column in shown[(page - 1) * PAGE : page * PAGE]:
            show_column_row(context, column)
    if pages > 1:
        st.pagination(pages, key="columns page")


def show_history(context: DataContext) -> None:
    """The way back: one change, or all."""
    with st.container(horizontal=True, vertical_alignment="center"):
        worth = len(worth_a_look(context))
        st.markdown(
            f":orange[▲] {counted(worth, 'column')} worth a look" if worth else "Nothing stands out.",
            width="stretch",
        )
        st.button(
            "Undo",
            key="undo_plan",
            on_click=data_plan.undo,
            args=(context.source,),
            disabled=not context.found.can_undo,
        )
        st.button(
            "Start over",
            key="start_over",
            on_click=data_plan.start_over,
            args=(context.source,),
            help="Every column as it was proposed. Undo brings your choices back.",
        )
    if plan_link.left_out_of_link(context.source):
        st.caption(
            ":orange[▲] More was chosen about the columns than an address holds: a link to this page opens "
            "without these choices."
        )


def worth_a_look(context: DataContext) -> set[str]:
    """The columns of which something is pointed out."""
    warned = {column.name for column in context.plan.columns if column.warnings and column.role != "left out"}
    return warned | {note.column for note in context.table.notes if note.column and note.kind != "decided"}


def _found(context: DataContext) -> Sequence[Column]:
    columns = context.plan.columns
    if len(columns) <= PAGE:
        return columns
    wanted = str(
        st.text_input(
            "Search columns",
            key="columns search",
            placeholder=f"Type a part of a name; {len(columns):,} columns",
            label_visibility="collapsed",
            persist_state="session",
        )
        or ""
    ).strip()
    return [column for column in columns if wanted.lower() in column.name.lower()]


def _head(context: DataContext, head: str) -> None:
    """The name of a column of the page; above the pictures, which class has which mark."""
    rows = context.rows
    if head != "By class" or rows is None:
        st.caption("Values" if head == "By class" else head)
        return
    marks = ((CLASS_COLOURS[1], "◆", rows.positive), (CLASS_COLOURS[0], "●", rows.negative))
    st.html(
        '<span style="font-size:.875rem">'
        + " ".join(
            f'<span style="color:{colour}">{mark}</span>\u202f{escape(shortened(name, 10))}'
            for colour, mark, name in marks
        )
        + "</span>"
    )
