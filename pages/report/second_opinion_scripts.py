"""Scripts by which others repeat the fit with their own software."""

from collections.abc import Callable

import streamlit as st

from dashboard.analysis.study.refit_python import python_refit
from dashboard.analysis.study.refit_r import r_refit
from dashboard.analysis.study.refit_stata import stata_refit
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.second_opinion import ROWS_FILE, Refit, refit, rows_csv, why_no_refit
from dashboard.text.markdown import literal
from dashboard.ui.session import visit
from dashboard.ui.study.collect import active_table


def show_second_opinion(facts: ReportFacts) -> None:
    """A script a language and the rows it reads; why there are none where there are none."""
    with st.expander("Second opinion"):
        report = facts.coefficients
        if (why := why_no_refit(report)) or report is None:
            st.caption(literal(why))
            return
        st.caption(
            "Each script fits the model once more and prints AGREES, or DIFFERS and where. Put it into one "
            "folder with Rows, rows.csv; Python and R take your own text file as well, where it can be read "
            "plainly. The Stata script is written from the manual and has not been run."
        )
        found, _ = active_table()
        options = found.planned.table.options if found else None
        problem = visit.cached_in_session(
            "refit",
            id(report),
            lambda: (report, refit(report, file_sha256=facts.file_sha256, options=options)),
        )[1]
        _buttons(problem, facts)


def _buttons(problem: Refit, facts: ReportFacts) -> None:
    data = facts.prepared
    weight = () if problem.weight is None else (problem.weight,)
    columns = (*data.columns, data.target, *weight)
    files: dict[str, tuple[Callable[[], str | bytes], str, str]] = {
        "Python": (lambda: python_refit(problem), "refit.py", "text/x-python"),
        "R": (lambda: r_refit(problem), "refit.R", "text/plain"),
        "Stata": (lambda: stata_refit(problem, columns), "refit.do", "text/plain"),
        "Rows": (lambda: rows_csv(data), ROWS_FILE, "text/csv"),
    }
    with st.container(horizontal=True):
        for label, (make, name, mime) in files.items():
            st.download_button(
                label, make, file_name=name, mime=mime, on_click="ignore", key=f"refit {label}"
            )
