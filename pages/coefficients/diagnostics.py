"""Whether to believe the model: single rows and groups of rows."""

import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import diagnostics
from dashboard.text.markdown import literal
from dashboard.ui.components import chart
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import influence
from pages.coefficients.page_context import PageContext


def show_diagnostics(desk: PageContext) -> None:
    """Leverage against Cook's distance, residuals, and calibration by groups of risk."""
    if desk.summary is None:
        return
    evidence, estimate = desk.evidence, desk.summary.estimate
    found = influence(estimate)
    left, right = st.columns(2, gap="medium")
    with left:
        st.subheader("Which rows carry the estimate")
        chart.show_chart(
            diagnostics.leverage_figure(found, evidence.y, evidence.rows, evidence.classes),
            key="leverage",
            alt=coefficient_alt_text.leverage_alt(found, evidence.rows),
        )
    with right:
        st.subheader("Does the fit hold by groups of risk")
        groups(desk)
    st.subheader("Residuals")
    chart.show_chart(
        diagnostics.residuals_figure(found, estimate, evidence.rows, evidence.classes),
        key="residuals",
        alt=coefficient_alt_text.residuals_alt(found, evidence.rows),
    )
    for doubt in evidence.warnings:
        st.caption(f"⚠ {literal(doubt)}")


def groups(desk: PageContext) -> None:
    """Calibration by deciles, with Hosmer and Lemeshow's test and its caution."""
    if desk.summary is None:
        return
    try:
        fit = hosmer_lemeshow(desk.summary.estimate)
    except lr.SettingError as error:
        st.info(literal(str(error)))
        return
    chart.show_chart(
        diagnostics.goodness_figure(fit, desk.evidence.classes[1]),
        key="groups",
        alt=coefficient_alt_text.goodness_alt(fit),
    )
    test = f"{fit.statistic:.2f} on {fit.df} df, {coefficient_sentences.format_p_value(fit.p_value)}"
    st.caption(f"Hosmer and Lemeshow: {test}. {fit.caution}")
