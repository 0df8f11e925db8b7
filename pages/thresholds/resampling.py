"""The bootstrap on the page: a button, progress while it runs, and a result that stays."""

from typing import cast

import streamlit as st

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.uncertainty import BootstrapIntervals, bootstrap_intervals
from dashboard.ui.session import progress
from logreg.evaluation.costs import Costs

SEED = 0


def offer_bootstrap(
    evaluation: ThresholdEvaluation, thresholds: tuple[NamedThreshold, ...], costs: Costs
) -> BootstrapIntervals | None:
    """The intervals of these thresholds, None until drawn; any other click cancels the drawing."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        n = st.selectbox(
            "Resamples", (200, 1000, 5000), index=1, format_func="{:,}".format, key="resamples", width=140
        )
        start = st.button("Draw intervals", key="resample", type="primary")
    if start:
        st.session_state["bootstrap"] = (
            (evaluation.key, thresholds, costs),
            progress.run_with_progress(
                bootstrap_intervals(evaluation, thresholds, costs, n=n, seed=SEED),
                f"Resampling {n:,} times",
                key="cancel_resampling",
            ),
        )
    result = kept_intervals(evaluation, thresholds, costs)
    if result is None and "bootstrap" in st.session_state:
        st.caption("Thresholds, costs or rows have changed since intervals were drawn: draw them again.")
    return result


def kept_intervals(
    evaluation: ThresholdEvaluation, thresholds: tuple[NamedThreshold, ...], costs: Costs
) -> BootstrapIntervals | None:
    """The intervals drawn for just these thresholds, costs and rows, if they were."""
    known, result = st.session_state.get("bootstrap", (None, None))
    return cast(BootstrapIntervals, result) if known == (evaluation.key, thresholds, costs) else None
