"""What each threshold costs, and whether acting on the model pays at all."""

import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences
from dashboard.figures import costs as figures
from logreg.evaluation.decision_curve import decision_curve
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart

WHY = """
At a threshold $t$ a false alarm may cost at most $t/(1-t)$ of what a find is worth. Net benefit counts the
finds less the false alarms at that cost, a row: $\\text{TP}/n - \\text{FP}/n \\cdot t/(1-t)$. Where the
model's line lies above both others, acting on it beats flagging everyone and flagging no one.
"""


def show_costs(context: PageContext) -> None:
    """Cost against the threshold, and the decision curve."""
    evaluation, decision_costs = context.evaluation, context.costs
    st.markdown(threshold_sentences.costs_sentence(evaluation, decision_costs))
    st.caption("Costs are set under Costs and base rate.")
    left, right = st.columns(2, gap="medium")
    with left:
        show_threshold_chart(
            figures.cost_by_threshold(evaluation.evaluation_sweep, decision_costs.costs, decision_costs.unit),
            context.marks,
            "costs",
        )
    with right:
        show_threshold_chart(
            figures.net_benefit(decision_curve(evaluation.evaluation_sweep, figures.GRID)),
            context.marks,
            "net_benefit",
        )
    with st.expander("Why net benefit"):
        st.markdown(WHY)
