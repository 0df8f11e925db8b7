"""Whether the probabilities come true."""

import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences
from dashboard.figures.calibration import reliability_diagram
from dashboard.ui.widgets import bound
from dashboard.ui.widgets.controls_column import controls_column
from logreg.evaluation.calibration import brier_score, reliability
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart


def show_calibration(context: PageContext) -> None:
    """The reliability diagram of the judging rows, as they are (no base rate is shifted here)."""
    evaluation = context.evaluation
    left, right = controls_column("calibration")
    with left:
        bins = bound.slider("Bins", 2, 50, 10, key="bins")
        equal = bound.segmented_control(
            "Bins of equal",
            ["width", "count"],
            default="width",
            key="bin_kind",
        )
        st.markdown(threshold_sentences.calibration_sentence(evaluation))
        if evaluation.target_prevalence is not None:
            st.caption("Shown as the model gave them, before the base rate is moved.")
    rows = evaluation.evaluation_rows
    curves = {
        name: reliability(
            rows.y,
            p,
            bins=bins,
            strategy="uniform" if equal == "width" else "quantile",
            sample_weight=rows.weight,
            sampling=evaluation.source.sampling,
        )
        for name, p in evaluation.given.items()
    }
    with right:
        show_threshold_chart(
            reliability_diagram(curves, brier_score(rows.y, rows.p, rows.weight)),
            context.unshifted_marks,
            "calibration",
        )
