"""Which texts mean missing in one column, freely editable."""

import streamlit as st

from dashboard.tabular import Column
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session import data_plan
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.data import corrections
from pages.data.page_context import DataContext

LONGEST = 200  # signs of a text that is typed


def show_missing_texts(context: DataContext, column: Column) -> None:
    """The texts as a list that takes new ones; of a file of the visitor's own alone."""
    if not context.own:
        return
    texts = sorted(context.table.options.missing_in(column.name) or (), key=str.lower)
    key = f"missing texts {column.name}"
    set_widget(key, texts)
    with st.popover("Texts that mean missing", width="content"):
        st.multiselect(
            f"In {literal(shortened(column.name, 40))}, beside an empty cell",
            texts,
            key=key,
            accept_new_options=True,
            on_change=_chosen,
            args=(context.source, column.name, key),
            disabled=not context.found.can_reread,
            placeholder="Type a text, such as -9",
            help="Cells with one of these texts, spaces at their ends aside, are missing in this column.",
        )
        if not context.found.can_reread:
            st.caption(data_plan.BYTES_GONE)


def _chosen(source: str, name: str, key: str) -> None:
    texts = {str(text).strip()[:LONGEST] for text in widget_value(key, [])} - {""}
    found = data_plan.table_of(source)
    if found is not None:
        corrections.reread(source, found.planned.given.with_missing(name, sorted(texts)))
