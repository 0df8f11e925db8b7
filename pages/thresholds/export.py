"""The decision, to take away."""

import json
from datetime import date
from functools import partial

import streamlit as st

from dashboard.analysis.thresholds import threshold_tables
from dashboard.analysis.thresholds.decision import decision_record
from dashboard.analysis.thresholds.decision_page import decision_html
from dashboard.analysis.thresholds.decision_rule import rule_in_words
from dashboard.text.markdown import literal
from dashboard.ui.session import decision
from pages.thresholds import resampling
from pages.thresholds.page_context import PageContext


def show_export(context: PageContext) -> None:
    """The chosen threshold as JSON and as a page of HTML, and the scored rows as CSV."""
    evaluation, thresholds = context.evaluation, tuple(context.thresholds)
    chosen = decision.decided().letter
    at = {mark.letter: mark.threshold for mark in context.marks}
    st.markdown(f"**{literal(rule_in_words(evaluation, at[chosen]))}**")
    drawn = resampling.kept_intervals(evaluation, thresholds, context.costs.costs)
    if drawn is None:
        st.caption("Intervals are left out until they are drawn, under Confidence intervals.")
    made = decision_record(
        evaluation,
        thresholds,
        chosen,
        decision_costs=context.costs,
        bootstrap=drawn,
        date=date.today().isoformat(),
    )
    with st.container(horizontal=True):
        text = json.dumps(made, indent=2, allow_nan=False, ensure_ascii=False)
        st.download_button("Decision as JSON", text, "decision.json", "application/json", on_click="ignore")
        st.download_button(
            "Report as HTML", decision_html(made), "decision.html", "text/html", on_click="ignore"
        )
        st.download_button(
            "Scored rows as CSV",
            partial(threshold_tables.scored_rows_csv, evaluation, thresholds, context.costs.costs),
            "scored-rows.csv",
            "text/csv",
            on_click="ignore",
        )
