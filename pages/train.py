"""Train: choose data, choose how to learn, watch the loss fall."""

import streamlit as st

from dashboard import address, controls, frame, state
from dashboard.choice import choice
from dashboard.choosing import data, shapes
from dashboard.training import advice, buttons, link, live, results, scrub
from dashboard.words import literal
from logreg.errors import LogregError
from pages.training import paths, waiting
from pages.training.sections import SECTIONS

frame.enter()
st.title("Train", anchor=False)
left, right = st.columns([1, 3], gap="large")

with left, st.container(key="settings"):
    st.html(controls.ON_A_PHONE)
    prepared = data.choose()
    settings, below_options = controls.settings()
    drawn, version = shapes.drawing(), shapes.version()
    if prepared is None or data.unanswered() or (drawn and not drawn.trainable):
        with right:
            waiting.show()
        st.stop()
    opening = state.current() is None
    try:
        run = state.run(prepared, settings)
    except LogregError as error:
        below_options.error(literal(str(error)))
        st.stop()
    with below_options:
        advice.beside_rate(run.problem)

if opening:
    run, doubts = link.restore(run)
    address.say(doubts)
link.write(run)

with right:
    axes, pace = buttons.show(run)

    @st.fragment(run_every=live.interval())
    def watch() -> None:
        if state.current() is not run or shapes.version() != version:  # a click in here has begun it anew
            st.rerun()
        live.tick(run, pace)
        live.numbers(run)
        paths.show(run, axes)
        scrub.show(run)
        section = choice("Shown below", tuple(SECTIONS), "shown", default="Fit", hidden=True)
        SECTIONS[section](run)

    watch()
    advice.difficulty(run.problem)
    model = state.model()
    if model is not None and not run.playing:
        st.markdown(results.equation(model))
        results.show(model)
address.say(address.doubts())
