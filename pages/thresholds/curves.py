"""ROC, precision and recall, metrics against the threshold, gains and lift."""

from functools import partial

import streamlit as st

from dashboard.analysis.thresholds import threshold_tables
from dashboard.figures import thresholds
from dashboard.ui.session import visit
from pages.thresholds.page_context import Desk
from pages.thresholds.threshold_chart import show


def curves(desk: Desk) -> None:
    """How well the scores tell the classes apart, at every threshold."""
    left, right = st.columns(2, gap="medium")
    with left:
        show(thresholds.roc(desk.bench.sweeps, desk.marks), desk.marks, "roc")
    with right:
        show(thresholds.precision_recall(desk.bench.sweeps, desk.marks), desk.marks, "precision_recall")
    if desk.bench.rivals:
        models = visit.once("models", desk.bench.key, partial(threshold_tables.models, desk.bench))
        st.dataframe(models, hide_index=True, placeholder="—")


def trade_offs(desk: Desk) -> None:
    """What rises and falls as the threshold moves, and how far down the list to go."""
    sweep = desk.bench.judging
    show(thresholds.metrics(sweep), desk.marks, "metrics")
    left, right = st.columns(2, gap="medium")
    with left:
        show(thresholds.cumulative_gains(sweep, desk.marks), desk.marks, "gains")
    with right:
        show(thresholds.lift(sweep, desk.marks), desk.marks, "lift")
