"""The model that pages look at."""

from typing import cast

import streamlit as st

from dashboard.analysis.training.model import Model, Scores, Which
from dashboard.analysis.training.run import Run
from dashboard.ui.session.cached_results import cached_in_session


def model() -> Model | None:
    """The model as training last left it, None before a first step."""
    return cast(Model | None, st.session_state.get("model"))


def keep_model(live: Run) -> None:
    """Make the point where this run stands the model, once it has left its start."""
    if live.step.iteration > 0:
        st.session_state["model"] = live.model()


def scores(which: Which = "validation") -> Scores | None:
    """The active model's predictions for these rows."""
    active = model()
    return (
        None
        if active is None
        else cached_in_session("scores", (active.key, which), lambda: active.scores(which))
    )
