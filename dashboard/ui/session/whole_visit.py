"""A visit as a whole: emptied, its controls that no address opens, and whether its work is saved."""

from collections.abc import Hashable, Mapping
from typing import Any, cast

import streamlit as st

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.run import Run
from dashboard.ui.session import lesson_progress
from dashboard.ui.session.widget_values import set_widget

KEPT = ("case", "case_row", "held", "effect_of", "effect_view", "baseline", "dropped")
"""Controls that no address opens and a study keeps, by their key or its first word."""
_NOTES, _SAVED, _OPENED = "notes", "saved state", "studies seen"


def empty_visit() -> None:
    """Forget everything that this visit holds, but how many studies it has opened and its lessons."""
    for key in list(st.session_state):
        if key != _OPENED and not str(key).startswith(lesson_progress.PREFIX):
            del st.session_state[key]


def studies_seen() -> int:
    """How many study files this visit was given: each has an uploader of its own."""
    return int(st.session_state.get(_OPENED, 0))


def count_study() -> None:
    """One more study file has come."""
    st.session_state[_OPENED] = studies_seen() + 1


def kept_controls() -> dict[str, Any]:
    """What those controls hold, as far as JSON can hold it."""
    kept = [key for key in st.session_state if isinstance(key, str) and _is_kept(key)]
    return {key: value for key in kept if _is_plain(value := st.session_state[key])}


def set_controls(controls: Mapping[str, Any]) -> None:
    """Set those controls, before they are drawn; others are left alone."""
    for key, value in controls.items():
        if _is_kept(key) and _is_plain(value):
            set_widget(key, value)


def _is_kept(key: str) -> bool:
    return key in KEPT or key.split(" ", 1)[0] in KEPT


def _is_plain(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str | int | float | bool)


def restore_runs(runs: list[Run], current: Run) -> None:
    """Make these the runs of the visit."""
    st.session_state["runs"], st.session_state["run"] = runs, current


def restore_model(model: Model) -> None:
    """Make this the trained model."""
    st.session_state["model"] = model


def stated_costs() -> tuple[DecisionCosts | None, str]:
    """The costs and the use of rows that somebody has said, None and empty where nobody has."""
    kept = cast(DecisionCosts | None, st.session_state.get("decision costs"))
    return kept, str(st.session_state.get("rows role", ""))


def restore_rows_role(role: str) -> None:
    """Say how rows are used to choose and to judge thresholds."""
    st.session_state["rows role"] = role


def notes() -> dict[str, str]:
    """The person's own texts, by the section of the report that they stand in."""
    return cast(dict[str, str], st.session_state.setdefault(_NOTES, {}))


def keep_note(section: str, text: str) -> None:
    """Keep a text of the person's own; an empty one is forgotten."""
    if text.strip():
        notes()[section] = text
    else:
        notes().pop(section, None)


def keep_notes(found: Mapping[str, str]) -> None:
    """Keep these texts in place of all others."""
    st.session_state[_NOTES] = dict(found)


def mark_saved(state: Hashable) -> None:
    """The work as it stands is in a file, or shared."""
    st.session_state[_SAVED] = state


def is_saved(state: Hashable) -> bool:
    """Whether the work stands as it was last saved or opened."""
    return bool(st.session_state.get(_SAVED) == state)
