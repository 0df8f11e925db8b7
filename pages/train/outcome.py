"""The status of a run, in words."""

import streamlit as st

import logreg as lr
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.status_text import status_sentence
from dashboard.ui.session import visit
from pages.train import race_link


def show_outcome(run: Run) -> None:
    """Whether the run waits, trains, has reached a minimum, or why it will not."""
    if run.status is lr.Status.RUNNING:
        st.info("Training." if run.playing else _not_begun_or_paused(run))
    elif run.status.succeeded:
        _minimum(run)
    else:
        st.warning(status_sentence(run.status, run.problem.settings))


def _not_begun_or_paused(run: Run) -> str:
    if run.step.iteration > 0:
        return "Paused."
    if race_link.steps_were_lost():
        return "At the start: the link keeps every setting, not the steps. Press Play to train on from it."
    zero = ": every coefficient is 0, every probability 0.5" if run.start_point is None else ""
    return f"At the start{zero}. Press Play."


def _minimum(run: Run) -> None:
    """A minimum reached; quasi-separated classes have none, only a loss that flattens as it falls."""
    if found := visit.separation(run.problem):
        st.warning(f"{found.kind.value} Add an L2 penalty; the page Coefficients names the columns.")
        return
    st.success(status_sentence(run.status, run.problem.settings))
