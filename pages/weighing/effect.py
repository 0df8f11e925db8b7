"""What one variable does, the others held."""

import streamlit as st

import logreg as lr
from dashboard import chart
from dashboard.weighing import alts, casework, sentences
from figures import effects
from pages.weighing.desk import Desk


def effect(desk: Desk) -> None:
    """The prediction along one variable with its band, and the average effect in words."""
    evidence, summary = desk.evidence, desk.summary
    if summary is None:
        return
    left, right = st.columns([1, 3], gap="large")
    with left:
        column = casework.variable(evidence.columns)
        view = casework.view(effects.VIEWS)
        with st.popover("Others held at", width="stretch"):
            case = casework.form(evidence.columns, key="held", besides=column)
    found = lr.effect(summary.estimate, column, case, level=summary.level)
    rug = effects.Rug(values=evidence.columns[column], y=evidence.y, names=evidence.classes)
    with right:
        chart.show(
            effects.effect(found, view, rug, summary.level),
            key="effect",
            alt=alts.along(evidence, found),
            revision=f"{column} {view}",
        )
        st.markdown(sentences.average(evidence, desk.effects(), column, desk.deviations))
