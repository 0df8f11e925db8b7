"""Train: choose data, choose how to learn, watch the loss fall."""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.data_source import data_controls, synthetic_controls
from dashboard.ui.page_end import end_page
from dashboard.ui.session import url_state, visit
from dashboard.ui.widgets import model_controls
from dashboard.ui.widgets.choice import choice
from logreg.errors import LogregError
from pages.train import (
    advice,
    buttons,
    layout,
    live,
    loss_chart,
    no_data,
    race_link,
    results,
    run_legend,
    scrub,
)
from pages.train.axes import choose_axes
from pages.train.sections import SECTIONS

layout.show_style()
layout.show_title()
rail, stage = st.columns([layout.RAIL, layout.CHARTS], gap="medium")

with rail, st.container(key="settings"):
    layout.show_close_button()
    how = st.container()
    st.header("Rows", anchor=False)
    prepared = data_controls.choose_data()
    with how:
        settings, below_options = model_controls.choose_settings()
    drawn, version = synthetic_controls.drawing(), synthetic_controls.version()
    state = data_controls.chosen_readiness()
    if prepared is None or state.questions or (drawn and not drawn.trainable):
        with stage:
            layout.show_settings_button()
            no_data.show_no_data(state)
        end_page()
    opening = visit.current_run() is None
    try:
        run = visit.run_of(prepared, settings, edited=drawn is not None)
    except LogregError as error:
        below_options.error(literal(str(error)))
        end_page()
    with below_options:
        advice.show_rate_advice(run.problem)

if opening:
    race_link.note_lost_steps()
    run, doubts = race_link.restore_race(run)
    url_state.toast(doubts)
race_link.write_race(run)

with stage, st.container(gap="xsmall"):
    pace = buttons.show_buttons(run)

    @st.fragment(run_every=live.interval())
    def watch() -> None:
        if (
            visit.current_run() is not run or synthetic_controls.version() != version
        ):  # a click in here has begun it anew
            url_state.draw_page_again()
        live.tick(run, pace)
        run_legend.show_runs(run)
        live.show_numbers(run)
        scrub.show_timeline(run)
        left, right = st.columns(2, gap="medium")
        with left:
            loss_chart.show_loss_chart(run, choose_axes())
        with right:
            section = choice("Shown beside the loss", tuple(SECTIONS), "shown", default="Fit", hidden=True)
            SECTIONS[section](run)
        scrub.show_branches(run)

    watch()
    advice.show_conditioning(run.problem)
    if not run.playing:
        results.show_model(run)
url_state.toast(url_state.rejected_params())
