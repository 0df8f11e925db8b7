"""What one variable does, the others held."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_alt_text, coefficient_sentences
from dashboard.figures import effects
from dashboard.ui.components import chart
from dashboard.ui.widgets import case_form
from logreg.inference import prediction
from pages.coefficients.page_context import Desk


def effect(desk: Desk) -> None:
    """The prediction along one variable with its band, and the average effect in words."""
    evidence, summary = desk.evidence, desk.summary
    if summary is None:
        return
    left, right = st.columns([1, 3], gap="large")
    with left:
        column = case_form.variable(evidence.columns)
        view = case_form.view(effects.VIEWS)
        with st.popover("Others held at", width="stretch"):
            case = case_form.form(evidence.columns, key="held", besides=column)
    found = prediction.effect(summary.estimate, column, case, level=summary.level)
    rug = effects.Rug(values=evidence.columns[column], y=evidence.y, names=evidence.classes)
    with right:
        chart.show(
            effects.effect(found, view, rug, summary.level),
            key="effect",
            alt=coefficient_alt_text.along(evidence, found),
            revision=f"{column} {view}",
        )
        st.markdown(coefficient_sentences.average(evidence, desk.effects(), column, desk.deviations))
