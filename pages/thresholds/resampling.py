"""The bootstrap on the page: a button, progress while it runs, and a result that stays."""

from typing import cast

import streamlit as st

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.uncertainty import BootstrapIntervals, bootstrap_intervals
from dashboard.ui.session import progress, visit
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
        drawn = progress.run_with_progress(
            bootstrap_intervals(evaluation, thresholds, costs, n=n, seed=SEED),
            f"Resampling {n:,} times",
            key="cancel_resampling",
        )
        visit.keep_result("bootstrap intervals", drawn, (evaluation.key, thresholds, costs))
    result = kept_intervals(evaluation, thresholds, costs)
    if result is None and visit.has_result("bootstrap intervals"):
        st.caption("Thresholds, costs or rows have changed since intervals were drawn: draw them again.")
    return result


def kept_intervals(
    evaluation: ThresholdEvaluation, thresholds: tuple[NamedThreshold, ...], costs: Costs
) -> BootstrapIntervals | None:
    """The intervals drawn for just these thresholds, costs and rows, if they were."""
    result = visit.kept_result("bootstrap intervals", (evaluation.key, thresholds, costs))
    return cast(BootstrapIntervals | None, result)
