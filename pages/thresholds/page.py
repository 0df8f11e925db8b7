"""Thresholds: what happens at this one, what at the other, and which to choose."""

from functools import partial

import streamlit as st

from dashboard.analysis.thresholds import rates
from dashboard.analysis.thresholds.evaluation import evaluate
from dashboard.figures import threshold_marks as marks_of
from dashboard.figures import thresholds
from dashboard.text.markdown import literal
from dashboard.ui.components import comparison
from dashboard.ui.session import decision, visit
from dashboard.ui.widgets import cost_controls, threshold_controls
from logreg.errors import LogregError
from pages.thresholds import score_source, sections
from pages.thresholds.page_context import PageContext
from pages.thresholds.threshold_chart import show_threshold_chart, track_name

st.title("Thresholds", anchor=False)
left, right = st.columns([1, 3], gap="large")
with left:
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

key = (source.key, role, price.target_prevalence)
try:
    with right.container(), st.spinner("Counting the rows at every threshold"):
        bench = visit.cached_in_session(
            "bench", key, partial(evaluate, source, role, price.target_prevalence)
        )
except LogregError as error:
    right.warning(literal(str(error)))
    st.stop()

with place:
    threshold_controls.show_threshold_controls(bench.selection_sweep, price.costs)
    baseline = threshold_controls.baseline()

pins = decision.named_thresholds()
at = [pin.threshold(bench.selection_sweep, price.costs) for pin in pins]
marks = marks_of.threshold_marks([pin.letter for pin in pins], at)
desk = PageContext(evaluation=bench, thresholds=pins, marks=marks, costs=price)

with right:
    score_source.show_row_use(bench, pins)
    show_threshold_chart(
        thresholds.score_histogram_figure(bench.histogram, *source.short_names), marks, "scores"
    )
    comparison.show_comparison(
        [
            comparison.ThresholdColumn(pin=pin, threshold=t, colour=mark.colour, track=track_name(pin.letter))
            for pin, t, mark in zip(pins, at, marks, strict=True)
        ],
        bench.evaluation_sweep,
        key="comparison",
        costs=price.costs,
        unit=price.unit,
        classes=source.short_names,
        baseline=baseline,
    )

    with st.expander("How the rates are made"):
        first = next(mark for mark in marks if mark.letter == baseline)
        st.markdown(rates.equations(bench.evaluation_sweep.at(first.threshold), baseline))

sections.show_sections(desk)
