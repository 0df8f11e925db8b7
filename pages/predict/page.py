"""Predict: the probability of one case, why, and what would change the decision; then many cases."""

import streamlit as st

import logreg as lr
from dashboard.analysis.coefficients.report import coef_in_units
from dashboard.analysis.prediction import batch_scoring, prediction_text
from dashboard.analysis.thresholds.active_decision import threshold_words
from dashboard.figures import prediction
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart, readout
from dashboard.ui.widgets import active_model_controls, case_form, decision_controls, estimate_controls
from dashboard.ui.widgets.page_title import show_page_title
from logreg.explanation.contributions import case_log_odds, contributions
from logreg.explanation.counterfactuals import counterfactuals
from logreg.inference.prediction import predict
from pages.predict import dragged
from pages.predict.batch_scoring import show_batch_scoring
from pages.predict.layout import STICKY

show_page_title("Predict", "What does the model say about one case, and why?")
st.html(STICKY)
left, right = active_model_controls.columns_with_estimate()
with right:
    model = active_model_controls.require_model()
    active_model_controls.show_model_state(model)
    asked = estimate_controls.chosen_prediction_options()
    report = estimate_controls.coefficient_report(model, asked)
with left:
    threshold = decision_controls.show_threshold_box(model).threshold
    case_form.copy_values_from_row(report, key="case")
    case = case_form.show_case_form(report.columns, key="case", weight=report.weight, slid=True)

coef = coef_in_units(model)
z = case_log_odds(report.design, coef, case)
p = float(lr.sigmoid(z))
rows = {name: [value] for name, value in case.items()}
estimate = report.estimate_with_errors
certainty = predict(estimate, rows, level=asked.level) if estimate else None
base, parts = contributions(report.design, coef, case, report.weight)
columns = dragged.dragged_columns(report, coef, case, "case")

with right:
    readout.show_readout(
        [
            readout.Cell(
                label=f"probability of {report.classes[1]}", value=prediction_text.percent(p), main=True
            ),
            readout.Cell(
                label=prediction_text.interval_label(asked), value=prediction_text.interval(certainty)
            ),
            readout.Cell(
                label=f"decision at {threshold_words(threshold)}",
                value=prediction_text.decision_sentence(report, p, threshold),
            ),
            readout.Cell(label="log-odds", value=format_number(z)),
        ],
        key="prediction",
        more=[dragged.readout_track(report, column, threshold) for column in columns.values()],
    )
    chart.show_chart(
        prediction.waterfall_figure(base, parts, report.classes[1], dragged.contributions_along(columns)),
        key="waterfall",
        alt=prediction_text.waterfall_alt(base, parts, z),
        tracks=dragged.waterfall_tracks(columns, base, parts),
    )
    st.markdown(prediction_text.equation_with_values(report, coef, case))
    if certainty is None:
        st.caption(prediction_text.no_interval(report))
    for note in batch_scoring.outside_training_range(report.columns, case):
        st.caption(f"⚠ {literal(note)} of the rows learned from.")
    st.header("What would change the decision")
    if 0 < threshold < 1:
        changes = counterfactuals(report.design, coef, case, threshold)
        st.dataframe(
            prediction_text.counterfactual_sentences(changes),
            hide_index=True,
            alt="One row a variable, with the value that would reverse the decision if nothing else changed.",
        )
        if not all(change.within for change in changes):
            st.caption(prediction_text.OUTSIDE_MEANS)
    else:
        st.caption(f"At threshold {threshold_words(threshold)} every case is decided alike.")

show_batch_scoring(model, threshold)
