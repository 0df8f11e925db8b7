"""Tables and models as files."""

import streamlit as st

from logreg.export.formula import formula as formula_
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.sql_text import sql_text
from pages.coefficients.page_context import PageContext
from pages.coefficients.table_export import show_table_export


def show_export(context: PageContext) -> None:
    """The table as CSV, LaTeX, Markdown and HTML; the model as JSON, as a NumPy function and as SQL."""
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("The table")
        if context.summary is None:
            st.info("There is no table while inference is refused.")
        else:
            show_table_export(context, context.summary)
    with right:
        st.subheader("The model as trained")
        models(context)


def models(context: PageContext) -> None:
    """Three downloads, and the SQL to copy."""
    negative, positive = context.report.classes
    model = context.report.model
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
