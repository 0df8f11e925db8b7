"""Predict: the probability of one case, why, and what would change the decision; then many cases."""

import streamlit as st

import logreg as lr
from dashboard import chart, controls, frame, readout, state
from dashboard.numerals import numeral
from dashboard.weighing import asking, casework, scoring, telling
from dashboard.weighing.evidence import Question, in_units
from dashboard.words import literal
from figures import prediction
from pages.weighing.many import many

frame.enter()
st.title("Predict", anchor=False)
model = state.model()
if model is None:
    controls.offer_toy_model()
    st.stop()

evidence = asking.evidence(model, Question())
if not evidence.finite:
    st.warning("Training has diverged, so this model predicts nothing. Train again with a smaller rate.")
    controls.offer_optimum()
    st.stop()
left, right = st.columns([1, 3], gap="large")
with left:
    threshold = casework.threshold()
    casework.take_over(evidence, key="case")
    case = casework.form(evidence.columns, key="case")

coef = in_units(model)
z = lr.case_log_odds(evidence.design, coef, case)
p = float(lr.sigmoid(z))
rows = {name: [value] for name, value in case.items()}
certainty = lr.predict(evidence.estimate, rows) if evidence.estimate else None
base, parts = lr.contributions(evidence.design, coef, case)

with right:
    readout.show(
        [
            readout.Cell(label=f"probability of {evidence.classes[1]}", value=telling.percent(p), main=True),
            readout.Cell(label="95 % interval", value=telling.interval(certainty)),
            readout.Cell(label=f"decision at {threshold:g}", value=telling.decision(evidence, p, threshold)),
            readout.Cell(label="log-odds", value=numeral(z)),
        ],
        key="prediction",
    )
    chart.show(
        prediction.waterfall(base, parts, evidence.classes[1]),
        key="waterfall",
        alt=telling.waterfall(base, parts, z),
    )
    st.markdown(telling.filled_in(evidence, coef, case))
    if certainty is None:
        st.caption(telling.no_interval(evidence))
        if evidence.unfinished:
            controls.offer_optimum()
    for note in scoring.outside(evidence.columns, case):
        st.caption(f"⚠ {literal(note)} of the rows learned from.")
    st.subheader("What would change the decision")
    st.dataframe(
        telling.changes(lr.smallest_changes(evidence.design, coef, case, threshold)),
        hide_index=True,
        alt="One row a variable, with the value that would reverse the decision if nothing else changed.",
    )

many(model, threshold)
