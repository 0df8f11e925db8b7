"""The way back to where a visitor left."""

import time

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.session import visit
from dashboard.ui.session.last_page import ago, last_page

OF_A_RUN = ("train", "coefficients", "predict", "thresholds", "report")


def show_where_you_left() -> None:
    """The page worked on last, and what was done there; nothing in a visit that has only begun."""
    last = last_page()
    if last is None or last.name not in navigation.TITLES:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="where_you_left"):
        words = f"**{navigation.TITLES[last.name]}**{_run_in_words() if last.name in OF_A_RUN else ''}"
        st.markdown(f"Where you left, {ago(last.when, time.time())}  \n{words}")
        if st.button("Continue", type="primary", icon=":material/play_arrow:"):
            st.switch_page(navigation.page(last.name))


def _run_in_words() -> str:
    """What the current run has come to."""
    run = visit.current_run()
    if run is None or run.step.iteration == 0:
        return ""
    data = literal(run.problem.prepared.name)
    newest = run.history.records[-1]
    where = f"iteration {run.step.iteration:,}, loss {newest.training_loss:.4g}"
    return f": {literal(run.name)} on {data}, {where}"
