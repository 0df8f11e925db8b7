"""The report as files."""

import streamlit as st

from dashboard.analysis.study.report_parts import Report
from dashboard.analysis.study.report_word import MIME, report_docx
from dashboard.analysis.study.svg_png import has_fonts

WORD_HELP = "With real tables, and each figure with its numbers."
NO_FONTS = "With real tables. This server has no fonts: figures are their numbers, the HTML file draws them."


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
        help=WORD_HELP if has_fonts() else NO_FONTS,
    )
