"""Tables and models as files."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.analysis.prediction.model_provenance import model_provenance
from dashboard.text.markdown import literal
from logreg.data.columns import take_rows
from logreg.export.formula import Formula
from logreg.export.formula import formula as formula_
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.spreadsheet_formula import spreadsheet_workbook
from logreg.export.sql_text import sql_text
from pages.coefficients.page_context import PageContext
from pages.coefficients.table_export import show_table_export

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show_export(context: PageContext) -> None:
    """The table as CSV, LaTeX, Markdown and HTML; the model as JSON, Python, SQL and a workbook."""
    left, right = st.columns(2, gap="large")
    with left:
        st.header("The table")
        if context.summary is None:
            st.info("There is no table while inference is refused.")
        else:
            show_table_export(context, context.summary)
    with right:
        st.header("The model")
        st.caption(literal(context.report.model.description))
        models(context)


def models(context: PageContext) -> None:
    """Four downloads, and the SQL to copy."""
    negative, positive = context.report.classes
    model = context.report.model
    formula = formula_(
        model.problem.design,
        model.coef,
        positive,
        negative,
        columns=take_rows(model.problem.prepared.columns, model.problem.split.train),
        provenance=model_provenance(model, date.today().isoformat()),
    )
    forms: dict[str, tuple[Callable[[Formula], str | bytes], str, str]] = {
        "JSON": (json_text, "model.json", "application/json"),
        "NumPy function": (python_text, "model.py", "text/x-python"),
        "SQL expression": (sql_text, "model.sql", "text/plain"),
        "Spreadsheet": (spreadsheet_workbook, "model.xlsx", XLSX),
    }
    with st.container(horizontal=True):
        for label, (write, name, mime) in forms.items():
            st.download_button(label, write(formula), file_name=name, mime=mime, on_click="ignore")
    with st.expander("SQL to copy"):
        st.code(sql_text(formula), language="sql")
