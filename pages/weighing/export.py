"""Tables and models as files."""

import streamlit as st

import logreg as lr
from pages.weighing.desk import Desk


def export(desk: Desk) -> None:
    """The table as CSV, LaTeX and Markdown; the trained model as JSON, as a NumPy function and as SQL."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("The table")
        if desk.summary is None:
            st.info("There is no table while inference is refused.")
        else:
            tables(desk.summary)
    with right:
        st.subheader("The model as trained")
        models(desk)


def tables(summary: lr.Summary) -> None:
    """Three downloads, and the Markdown to copy."""
    forms = {
        "CSV": (lr.csv_text, "coefficients.csv", "text/csv"),
        "LaTeX": (lr.latex_table, "coefficients.tex", "text/plain"),
        "Markdown": (lr.markdown_table, "coefficients.md", "text/markdown"),
    }
    with st.container(horizontal=True):
        for label, (write, name, mime) in forms.items():
            st.download_button(label, write(summary), file_name=name, mime=mime, on_click="ignore")
    with st.expander("Markdown to copy"):
        st.code(lr.markdown_table(summary), language="markdown")


def models(desk: Desk) -> None:
    """Three downloads, and the SQL to copy."""
    negative, positive = desk.evidence.classes
    model = desk.evidence.model
    formula = lr.formula(model.problem.design, model.coef, positive, negative)
    forms = {
        "JSON": (lr.json_text, "model.json", "application/json"),
        "NumPy function": (lr.python_text, "model.py", "text/x-python"),
        "SQL expression": (lr.sql_text, "model.sql", "text/plain"),
    }
    with st.container(horizontal=True):
        for label, (write, name, mime) in forms.items():
            st.download_button(label, write(formula), file_name=name, mime=mime, on_click="ignore")
    with st.expander("SQL to copy"):
        st.code(lr.sql_text(formula), language="sql")
