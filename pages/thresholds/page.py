"""Thresholds: what happens at this one, what at the other, and which to choose."""

from functools import partial

import streamlit as st

from dashboard.analysis.thresholds import rates
from dashboard.analysis.thresholds.evaluation import build
from dashboard.figures import threshold_marks as marks_of
from dashboard.figures import thresholds
from dashboard.text.markdown import literal
from dashboard.ui.components import comparison
from dashboard.ui.session import visit
from dashboard.ui.widgets import cost_controls, threshold_controls
from logreg.errors import LogregError
from pages.thresholds import score_source, sections
from pages.thresholds.page_context import Desk
from pages.thresholds.threshold_chart import show, track_name

st.title("Thresholds", anchor=False)
left, right = st.columns([1, 3], gap="large")
with left:
    place, money = st.container(), st.container()
    with st.expander("Scores and rows", expanded=score_source.first_question()) as rows:
        source = score_source.source()
if source is None:
    with right:
        score_source.ask()
    st.stop()
with rows:
    role = score_source.role(source)
with money:
    price = cost_controls.controls(source.positive, source.negative)

key = (source.key, role, price.stated)
try:
    with right.container(), st.spinner("Counting the rows at every threshold"):
        bench = visit.once("bench", key, partial(build, source, role, price.stated))
except LogregError as error:
    right.warning(literal(str(error)))
    st.stop()

with place:
    threshold_controls.controls(bench.choosing, price.costs)
    baseline = threshold_controls.baseline()

pins = threshold_controls.pins()
at = [pin.threshold(bench.choosing, price.costs) for pin in pins]
marks = marks_of.pins([pin.letter for pin in pins], at)
desk = Desk(bench=bench, pins=pins, marks=marks, prices=price)

with right:
    score_source.say(bench, pins)
    show(thresholds.histogram(bench.histogram, *source.short_names), marks, "scores")
    comparison.show(
        [
            comparison.Column(pin=pin, threshold=t, colour=mark.colour, track=track_name(pin.letter))
            for pin, t, mark in zip(pins, at, marks, strict=True)
        ],
        bench.judging,
        key="comparison",
        costs=price.costs,
        unit=price.unit,
        classes=source.short_names,
        baseline=baseline,
    )

    with st.expander("How the rates are made"):
        first = next(mark for mark in marks if mark.letter == baseline)
        st.markdown(rates.equations(bench.judging.at(first.threshold), baseline))

sections.show(desk)
