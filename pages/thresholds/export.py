"""The decision, to take away."""

import json

import streamlit as st

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.decision import decision, rule_in_words
from dashboard.analysis.thresholds.decision_page import as_html
from dashboard.text.markdown import literal
from dashboard.text.spreadsheet import safe_csv
from pages.thresholds import resampling
from pages.thresholds.page_context import Desk


def export(desk: Desk) -> None:
    """The chosen threshold as JSON and as a page of HTML, and the scored rows as CSV."""
    bench, pins = desk.bench, tuple(desk.pins)
    chosen = st.selectbox("The decision", [pin.letter for pin in pins], key="decided", width=140)
    at = {mark.letter: mark.threshold for mark in desk.marks}
    st.markdown(f"**{literal(rule_in_words(bench, at[chosen]))}**")
    drawn = resampling.kept(bench, pins, desk.prices.costs)
    if drawn is None:
        st.caption("Intervals are left out until they are drawn, under Certainty.")
    made = decision(bench, pins, chosen, prices=desk.prices, certainty=drawn)
    with st.container(horizontal=True):
        text = json.dumps(made, indent=2, allow_nan=False, ensure_ascii=False)
        st.download_button("Decision as JSON", text, "decision.json", "application/json", on_click="ignore")
        st.download_button("Report as HTML", as_html(made), "decision.html", "text/html", on_click="ignore")
        st.download_button(
            "Scored rows as CSV",
            lambda: safe_csv(threshold_tables.every_row(bench, at)),
            "scored-rows.csv",
            "text/csv",
            on_click="ignore",
        )
