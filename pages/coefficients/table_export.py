"""The coefficient table as files, and as a table that a word processor takes over."""

import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.coefficient_tables import table_source
from logreg.export.table_text import csv_text, html_table, latex_table, markdown_table
from pages.coefficients.page_context import PageContext

FORMS = {
    "CSV": (csv_text, "coefficients.csv", "text/csv"),
    "LaTeX": (latex_table, "coefficients.tex", "text/plain"),
    "Markdown": (markdown_table, "coefficients.md", "text/markdown"),
    "Word (HTML)": (html_table, "coefficients.html", "text/html"),
}


def show_table_export(context: PageContext, summary: lr.Summary) -> None:
    """A download a form, the table as it looks when pasted, and the Markdown to copy."""
    source = table_source(context.report)
    with st.container(horizontal=True):
        for label, (write, name, mime) in FORMS.items():
            st.download_button(label, write(summary, source), file_name=name, mime=mime, on_click="ignore")
    with st.expander("Table to paste into a document"):
        st.html(html_table(summary, source))
    with st.expander("Markdown to copy"):
        st.code(markdown_table(summary, source), language="markdown")
