"""How well the model describes its rows: influence, residuals, calibration by groups."""

import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_numbers
from dashboard.figures import diagnostics
from dashboard.text.markdown import literal
from dashboard.ui.components import chart
from logreg.inference.goodness import hosmer_lemeshow
from logreg.inference.influence import influence
from pages.coefficients.page_context import PageContext


def show_diagnostics(context: PageContext) -> None:
    """Leverage against Cook's distance, residuals, and calibration by groups of risk."""
    if context.summary is None:
        return
    report, estimate = context.report, context.summary.estimate
    found = influence(estimate)
    left, right = st.columns(2, gap="medium")
    with left:
        st.header("Influential rows")
        chart.show_chart(
            diagnostics.leverage_figure(found, report.y, report.rows, report.classes, report.numbered),
            key="leverage",
            alt=coefficient_alt_text.leverage_alt(found, report.rows, report.numbered),
        )
    with right:
        st.header("Calibration by groups of risk")
        groups(context)
    st.header("Residuals")
    chart.show_chart(
        diagnostics.residuals_figure(found, estimate, report.rows, report.classes, report.numbered),
        key="residuals",
        alt=coefficient_alt_text.residuals_alt(found, report.rows, report.numbered),
    )
    for warning in report.warnings:
        st.caption(f"⚠ {literal(warning)}")


def groups(context: PageContext) -> None:
    """Calibration by deciles, with Hosmer and Lemeshow's test and its caution."""
    if context.summary is None:
        return
    try:
        fit = hosmer_lemeshow(context.summary.estimate)
    except lr.SettingError as error:
        st.info(literal(str(error)))
        return
    chart.show_chart(
        diagnostics.goodness_figure(fit, context.report.classes[1]),
        key="groups",
        alt=coefficient_alt_text.goodness_alt(fit),
    )
    p = coefficient_numbers.format_p_value(fit.p_value, context.summary.alpha)
    test = f"{fit.statistic:.2f} on {fit.df} df, {p}"
    st.caption(f"Hosmer and Lemeshow, on the rows trained on: {test}. {fit.caution}")
