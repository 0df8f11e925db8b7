"""All that starts and stops runs."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.training.model import EstimateKind
from dashboard.analysis.training.run import BUDGET, Run
from dashboard.ui.session import data_plan, url_state, visit
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.streamlit_internals import rerun_fragment_alone
from dashboard.ui.widgets import bound, model_controls
from pages.train import compare_runs, layout, outcome
from pages.train.live import PLAY_KEY


def show_buttons(run: Run) -> float:
    """The row of buttons, and below it how the run stands; returns the pace."""
    row = st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="play_bar")
    with st.container(key="outcome"):
        place = st.empty()
    with row:
        with st.container(width="content"):
            _switch(place)
        over = all(other.is_over for other in visit.runs())
        st.button("Step", key="step", disabled=over, on_click=_step, help="Takes so many iterations.")
        bound.selectbox(
            "Iterations a step",
            model_controls.STRIDES,
            format_func="×{}".format,
            key="stride",
            width=72,
            label_visibility="collapsed",
        )
        st.button("Reset", key="reset", on_click=visit.restart_runs, help="Sets every run back to its start.")
        layout.show_settings_button()
        compare_runs.show_run_panel(visit.runs(), run)
        return model_controls.pace()


@st.fragment
def _switch(place: DeltaGenerator) -> None:
    """Play or Pause, which answer at once: the rest of the page follows after them.

    One key for both, so that the keyboard's focus stays on the button when its word changes.
    """
    runs, live = visit.runs(), visit.current_run()
    if any(run.playing for run in runs):
        st.button("Pause", key=PLAY_KEY, type="primary", width=90, on_click=_pause)
    else:
        over = all(run.is_over for run in runs)
        st.button("Play", key=PLAY_KEY, type="primary", width=90, on_click=_play, disabled=over)
    if live:
        with place:
            outcome.show_outcome(live)
    if rerun_fragment_alone():
        url_state.draw_page_again()


def _play() -> None:
    visit.choose_estimate(EstimateKind.TRAINED)
    for run in visit.runs():
        data_plan.drop_bytes_of(run.problem.prepared.plan)
        run.play()


def _pause() -> None:
    for run in visit.runs():
        run.pause()


def _step() -> None:
    visit.choose_estimate(EstimateKind.TRAINED)
    runs = visit.runs()
    for run in runs:
        run.run_steps(widget_value("stride"), budget=BUDGET / len(runs))
    live = visit.current_run()
    if live:
        visit.keep_model(live)
