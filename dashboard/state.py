"""What a visit holds: the active data, the live run, the model, and what was computed from them.

All of it lives in this visitor's session state and nowhere else; nothing here is shared or written.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

import streamlit as st

from dashboard.intake import Prepared
from dashboard.model import Model, Scores, Which
from dashboard.problem import Settings, pose
from dashboard.run import Run

T = TypeVar("T")


def prepared() -> Prepared | None:
    """The data that pages work on, None before any was chosen."""
    return cast(Prepared | None, st.session_state.get("prepared"))


def keep_prepared(data: Prepared) -> None:
    """Make these the active data."""
    st.session_state["prepared"] = data


def run(data: Prepared, settings: Settings) -> Run:
    """The live run of these data and settings: the same one until either changes, then a new one."""
    live = current()
    if live and live.problem.prepared is data and live.problem.settings == settings:
        return live
    return begin(data, settings)


def current() -> Run | None:
    """The live run as it stands, None before there was one."""
    return cast(Run | None, st.session_state.get("run"))


def begin(data: Prepared, settings: Settings) -> Run:
    """A new run, paused at its start."""
    fresh = Run(pose(data, settings))
    st.session_state["run"] = fresh
    return fresh


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
    return None if active is None else once("scores", (active.key, which), lambda: active.scores(which))


def once(name: str, key: Hashable, compute: Callable[[], T]) -> T:
    """What `compute` gives, kept for this visit until the key changes; one value a name."""
    kept = st.session_state.setdefault(f"once {name}", {})
    if key not in kept:
        kept.clear()
        kept[key] = compute()
    return cast(T, kept[key])
