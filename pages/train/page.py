"""Train: choose data, choose how to learn, watch the loss fall."""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.data_source import data_controls, synthetic_controls
from dashboard.ui.session import url_state, visit
from dashboard.ui.widgets import model_controls
from dashboard.ui.widgets.choice import choice
from logreg.errors import LogregError
from pages.train import advice, buttons, live, loss_chart, no_data, race_link, results, scrub
from pages.train.sections import SECTIONS

st.title("Train", anchor=False)
left, right = st.columns([1, 3], gap="large")

with left, st.container(key="settings"):
    st.html(model_controls.ON_A_PHONE)
    prepared = data_controls.choose_data()
    settings, below_options = model_controls.choose_settings()
    drawn, version = synthetic_controls.drawing(), synthetic_controls.version()
    state = data_controls.chosen_readiness()
    if prepared is None or state.questions or (drawn and not drawn.trainable):
        with right:
            no_data.show_no_data(state)
        st.stop()
    opening = visit.current_run() is None
    try:
        run = visit.run_of(prepared, settings)
    except LogregError as error:
        below_options.error(literal(str(error)))
        st.stop()
    with below_options:
        advice.show_rate_advice(run.problem)

if opening:
    run, doubts = race_link.restore_race(run)
    url_state.toast(doubts)
race_link.write_race(run)

with right:
    axes, pace = buttons.show_buttons(run)

    @st.fragment(run_every=live.interval())
    def watch() -> None:
        if (
            visit.current_run() is not run or synthetic_controls.version() != version
        ):  # a click in here has begun it anew
            st.rerun()
        live.tick(run, pace)
        live.show_numbers(run)
        loss_chart.show_loss_chart(run, axes)
        scrub.show_scrubber(run)
        section = choice("Shown below", tuple(SECTIONS), "shown", default="Fit", hidden=True)
        SECTIONS[section](run)

    watch()
    advice.show_conditioning(run.problem)
    if not run.playing:
        results.show_model(run)
url_state.toast(url_state.rejected_params())
