"""How a run stands, in words."""

from functools import partial

import streamlit as st

import logreg as lr
from dashboard.analysis.training.run import Run
from dashboard.ui.session import visit
from logreg.separation.detection import find_separation

MOST_PROVED = 2_000_000  # numbers in X for which the proof of separation stays within half a second


def show_outcome(run: Run) -> None:
    """Whether the run waits, trains, has reached a minimum, or why it will not."""
    if run.status is lr.Status.RUNNING:
        st.info("Training." if run.playing else _standing(run))
    elif run.status.succeeded:
        _minimum(run)
    else:
        st.warning(run.status.message)


def _standing(run: Run) -> str:
    if run.step.iteration > 0:
        return "Paused."
    zero = ": every weight is 0, every probability one half" if run.start_point is None else ""
    return f"At the start{zero}. Press Play."


def _minimum(run: Run) -> None:
    """A minimum reached; quasi-separated classes have none, only a loss that flattens as it falls."""
    objective = run.problem.objective
    if not run.problem.settings.penalised and objective.X.size <= MOST_PROVED:
        found = visit.cached_in_session(
            "separation", run.number, partial(find_separation, objective.X, objective.y, seconds=0)
        )
        if found.found:
            st.warning(f"{found.kind.value} Add an L2 penalty; the page Coefficients names the columns.")
            return
    st.success(run.status.message)
