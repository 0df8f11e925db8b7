"""Thresholds: what happens at this one, what at the other, and which to choose."""

import streamlit as st

from dashboard.analysis.thresholds import rates
from dashboard.analysis.thresholds.active_decision import decide
from dashboard.figures import threshold_marks as marks_of
from dashboard.figures import thresholds
from dashboard.text.markdown import literal
from dashboard.ui.components import comparison
from dashboard.ui.session import decision, decision_costs, visit
from dashboard.ui.widgets import (
    active_model_controls,
    cost_controls,
    decision_controls,
    estimate_choice,
    evaluated_scores,
    threshold_controls,
)
from logreg.errors import LogregError
from pages.thresholds import score_source, sections
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart, track_name

st.title("Thresholds", anchor=False)
left, right = st.columns([1, 3], gap="large")
with left:
    if visit.trained_model() is not None and not score_source.from_file():
        estimate_choice.show_estimate_choice()
    place, money = st.container(), st.container()
    with st.expander("Scores and rows", expanded=score_source.first_question()) as rows:
        source = score_source.choose_source()
if source is None:
    with right:
        score_source.show_how_to_begin()
    st.stop()
with rows:
    role = score_source.choose_role(source)
with money:
    price = cost_controls.show_cost_controls(source.positive, source.negative)

of_file = score_source.from_file()  # whose rows say nothing of how the model's are used
decision_costs.keep_decision_costs(price, decision_costs.rows_role() if of_file else role)
if not of_file:
    with right:
        active_model_controls.show_model_state(active_model_controls.require_model())
try:
    with right.container(), st.spinner("Counting the rows at every threshold"):
        bench = evaluated_scores.evaluation_of(source, role, price.target_prevalence)
except LogregError as error:
    right.warning(literal(str(error)))
    st.stop()

pins = decision.named_thresholds()
with place:
    decision_controls.show_decision_choice()
    threshold_controls.show_threshold_controls(bench.selection_sweep, price.costs)
    baseline = threshold_controls.baseline()

at = [pin.threshold(bench.selection_sweep, price.costs) for pin in pins]
marks = marks_of.threshold_marks([pin.letter for pin in pins], at)
desk = PageContext(evaluation=bench, thresholds=pins, marks=marks, costs=price)

with right:
    decision_controls.show_decision(decide(decision.decided(), price.costs, bench), source)
    score_source.show_origin(source)
    score_source.show_row_use(bench, pins)
    show_threshold_chart(
        thresholds.score_histogram_figure(bench.histogram, *source.short_names), marks, "scores"
    )
    comparison.show_comparison(
        [
            comparison.ThresholdColumn(pin=pin, threshold=t, colour=mark.colour, track=track_name(pin.letter))
            for pin, t, mark in zip(pins, at, marks, strict=True)
        ],
        bench,
        key="comparison",
        costs=price.costs,
        unit=price.unit,
        baseline=baseline,
    )

    with st.expander("How the rates are made"):
        first = next(mark for mark in marks if mark.letter == baseline)
        st.markdown(rates.equations(bench.evaluation_sweep.at(first.threshold), baseline))

sections.show_sections(desk)
