"""The report as files."""

import streamlit as st

from dashboard.analysis.study.report_parts import Report
from dashboard.analysis.study.report_word import MIME, report_docx


def show_downloads(report: Report, html: str) -> None:
    """HTML, which prints to PDF, and Word."""
    st.download_button(
        "HTML",
        html,
        file_name="report.html",
        mime="text/html",
        on_click="ignore",
        help="One file that needs nothing else. Print it from the browser to have a PDF.",
    )
    st.download_button(
        "Word",
        lambda: report_docx(report),
        file_name="report.docx",
        mime=MIME,
        on_click="ignore",
        type="primary",
        help="With real tables; the HTML file has the figures drawn, this one their numbers.",
    )
