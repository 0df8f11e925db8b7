"""What one variable does, the others held."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import effects
from dashboard.ui.components import chart
from dashboard.ui.widgets import case_form
from dashboard.ui.widgets.controls_column import controls_column
from logreg.inference import prediction
from pages.coefficients.page_context import PageContext


def show_effect(context: PageContext) -> None:
    """The prediction along one variable with its band, and the average effect in words."""
    report, summary = context.report, context.summary
    estimate = report.estimate_with_errors
    if summary is None or estimate is None:
        return
    left, right = controls_column("effect")
    with left:
        column = case_form.choose_variable(report.columns)
        view = case_form.choose_scale(effects.VIEWS)
        with st.popover("Others held at", width="stretch"):
            case = case_form.show_case_form(report.columns, key="held", besides=column, weight=report.weight)
    found = prediction.effect(estimate, column, case, level=summary.level)
    rug = effects.Rug(values=report.columns[column], y=report.y, names=report.classes)
    with right:
        chart.show_chart(
            effects.effect_figure(found, view, rug, summary.level),
            key="effect",
            alt=coefficient_alt_text.effect_alt(report, found),
            revision=f"{column} {view}",
        )
        st.markdown(coefficient_sentences.average_effect_sentence(report, summary, context.effects(), column))
