"""ROC, precision and recall, metrics against the threshold, gains and lift."""

from functools import partial

import streamlit as st

from dashboard.analysis.thresholds import threshold_tables
from dashboard.figures import thresholds
from dashboard.ui.session import visit
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart


def show_curves(context: PageContext) -> None:
    """How well the scores tell the classes apart, at every threshold."""
    left, right = st.columns(2, gap="medium")
    with left:
        show_threshold_chart(
            thresholds.roc_curve(context.evaluation.sweeps, context.marks), context.marks, "roc"
        )
    with right:
        show_threshold_chart(
            thresholds.precision_recall(context.evaluation.sweeps, context.marks),
            context.marks,
            "precision_recall",
        )
    if context.evaluation.other_models:
        models = visit.cached_in_session(
            "models", context.evaluation.key, partial(threshold_tables.model_table, context.evaluation)
        )
        st.dataframe(models, hide_index=True, placeholder="—")


def show_trade_offs(context: PageContext) -> None:
    """What rises and falls as the threshold moves, and how far down the list to go."""
    sweep = context.evaluation.evaluation_sweep
    show_threshold_chart(thresholds.metric_curves(sweep), context.marks, "metrics")
    left, right = st.columns(2, gap="medium")
    with left:
        show_threshold_chart(thresholds.cumulative_gains(sweep, context.marks), context.marks, "gains")
    with right:
        show_threshold_chart(thresholds.lift(sweep, context.marks), context.marks, "lift")
