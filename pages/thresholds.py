"""Thresholds: what happens at this one, what at the other, and which to choose."""

from functools import partial

import streamlit as st

from dashboard import frame, state
from dashboard.words import literal
from dashboard.workbench import comparison, pinboard, prices, rates, scores
from dashboard.workbench.bench import build
from figures import pins as marks_of
from figures import thresholds
from logreg.errors import LogregError
from pages.workbench import sections
from pages.workbench.desk import Desk
from pages.workbench.shown import show, track_name

frame.enter()
st.title("Thresholds", anchor=False)
left, right = st.columns([1, 3], gap="large")
with left:
    place, money = st.container(), st.container()
    with st.expander("Scores and rows", expanded=scores.first_question()) as rows:
        source = scores.source()
if source is None:
    with right:
        scores.ask()
    st.stop()
with rows:
    role = scores.role(source)
with money:
    price = prices.controls(source.positive, source.negative)

key = (source.key, role, price.stated)
try:
    with right.container(), st.spinner("Counting the rows at every threshold"):
        bench = state.once("bench", key, partial(build, source, role, price.stated))
except LogregError as error:
    right.warning(literal(str(error)))
    st.stop()

with place:
    pinboard.controls(bench.choosing, price.costs)
    baseline = pinboard.baseline()

pins = pinboard.pins()
at = [pin.threshold(bench.choosing, price.costs) for pin in pins]
marks = marks_of.pins([pin.letter for pin in pins], at)
desk = Desk(bench=bench, pins=pins, marks=marks, prices=price)

with right:
    scores.say(bench, pins)
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
