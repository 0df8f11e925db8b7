"""Table 1: every feature by class, to be copied or downloaded."""

import streamlit as st

from dashboard.analysis.data.table_one import MEANS, MEDIANS, table_one, table_one_markdown, table_one_notes
from dashboard.tabular import summary_table
from dashboard.text.spreadsheet import safe_csv
from dashboard.ui.session import visit
from pages.data.page_context import DataContext


def show_table_one(context: DataContext) -> None:
    """The table, means or medians, and both downloads."""
    rows = context.rows
    if rows is None:
        return
    kind = st.segmented_control(
        "Numbers as", [MEANS, MEDIANS], default=MEANS, required=True, key="table_one_numbers"
    )
    summary = visit.cached_in_session(
        "table 1", (context.source, id(rows)), lambda: (rows, summary_table(context.table, rows))
    )[1]
    frame = table_one(summary, kind)
    st.dataframe(frame, hide_index=True, alt="Table 1: every feature by class.")
    with st.container(horizontal=True):
        st.download_button(
            "Table 1 as CSV", safe_csv(frame), file_name="table-1.csv", mime="text/csv", on_click="ignore"
        )
        st.download_button(
            "Table 1 as Markdown",
            table_one_markdown(frame),
            file_name="table-1.md",
            mime="text/markdown",
            on_click="ignore",
        )
    st.caption(" ".join(table_one_notes(rows.weight_kind)))
