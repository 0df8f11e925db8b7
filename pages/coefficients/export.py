"""Tables and models as files."""

import streamlit as st

import logreg as lr
from dashboard.text.markdown import literal
from logreg.export.formula import formula as formula_
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.sql_text import sql_text
from logreg.export.table_text import csv_text, latex_table, markdown_table
from pages.coefficients.page_context import PageContext


def show_export(desk: PageContext) -> None:
    """The table as CSV, LaTeX and Markdown; the trained model as JSON, as a NumPy function and as SQL."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("The table")
        if desk.summary is None:
            st.info("There is no table while inference is refused.")
        else:
            tables(desk.summary)
    with right:
        st.subheader("The model")
        st.caption(literal(desk.evidence.model.description))
        models(desk)


def tables(summary: lr.Summary) -> None:
    """Three downloads, and the Markdown to copy."""
    forms = {
        "CSV": (csv_text, "coefficients.csv", "text/csv"),
        "LaTeX": (latex_table, "coefficients.tex", "text/plain"),
        "Markdown": (markdown_table, "coefficients.md", "text/markdown"),
    }
    with st.container(horizontal=True):
        for label, (write, name, mime) in forms.items():
            st.download_button(label, write(summary), file_name=name, mime=mime, on_click="ignore")
    with st.expander("Markdown to copy"):
        st.code(markdown_table(summary), language="markdown")


def models(desk: PageContext) -> None:
    """Three downloads, and the SQL to copy."""
    negative, positive = desk.evidence.classes
    model = desk.evidence.model
    formula = formula_(model.problem.design, model.coef, positive, negative)
    forms = {
        "JSON": (json_text, "model.json", "application/json"),
        "NumPy function": (python_text, "model.py", "text/x-python"),
        "SQL expression": (sql_text, "model.sql", "text/plain"),
    }
    with st.container(horizontal=True):
        for label, (write, name, mime) in forms.items():
            st.download_button(label, write(formula), file_name=name, mime=mime, on_click="ignore")
    with st.expander("SQL to copy"):
        st.code(sql_text(formula), language="sql")
