"""The table that statistics programs print."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_tables as tables
from dashboard.analysis.coefficients.coefficient_sentences import column_test_words
from dashboard.ui.session import visit
from pages.coefficients import table_formats
from pages.coefficients.page_context import PageContext


def show_summary_table(context: PageContext) -> None:
    """Coefficients with errors, tests and intervals; below, the test of each column and measures of fit."""
    if context.summary is None or context.order is None:
        return
    estimate = context.summary.estimate
    st.dataframe(
        tables.coefficients(context.summary, context.effects(), context.order),
        hide_index=True,
        column_config=table_formats.NUMBERS_BESIDE_TERMS,
        placeholder="—",
        alt="One row a coefficient, with its error, test and interval.",
    )
    left, right = st.columns([3, 2], gap="medium")
    with left:
        st.header("Leaving out one column")
        st.caption(column_test_words(context.summary))
        st.dataframe(
            visit.cached_in_session("column tests", context.key, lambda: tables.columns(estimate)),
            hide_index=True,
            column_config=table_formats.NUMBERS,
            placeholder="—",
            alt=f"One row a column: {column_test_words(context.summary)} And its variance inflation.",
        )
    with right:
        st.header("The whole model")
        st.table(tables.whole(context.summary))
