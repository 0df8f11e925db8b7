"""The table that statistics programs print."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_tables as tables
from dashboard.analysis.coefficients.coefficient_sentences import column_test_words
from dashboard.ui.session import visit
from dashboard.ui.widgets.number_table import show_number_table
from pages.coefficients import table_formats
from pages.coefficients.page_context import PageContext


def show_summary_table(context: PageContext) -> None:
    """Coefficients with errors, tests and intervals; below, the test of each column and measures of fit."""
    if context.summary is None or context.order is None:
        return
    estimate = context.summary.estimate
    show_number_table(
        tables.coefficients(context.summary, context.effects(), context.order),
        table_formats.WRITTEN,
        columns={"Term": st.column_config.TextColumn(pinned=True)},
        says=table_formats.SAYS,
        alt="One row a coefficient, with its error, test and interval.",
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.header("Leaving out one column")
        st.caption(column_test_words(context.summary))
        show_number_table(
            visit.cached_in_session("column tests", context.key, lambda: tables.columns(estimate)),
            table_formats.WRITTEN,
            says=table_formats.SAYS,
            alt=f"One row a column: {column_test_words(context.summary)} And its variance inflation.",
        )
    with right:
        st.header("The whole model")
        st.table(tables.whole(context.summary))
