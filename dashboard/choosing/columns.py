"""The controls with which a person says what a table's columns are: target, positive value, features."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.intake import (
    IntakeError,
    Selection,
    labels,
    likely_features,
    likely_positive,
    likely_target,
    target_objection,
)
from dashboard.intake.error import shortened
from dashboard.words import literal

MOST_PILLS = 60


def target(frame: pd.DataFrame, key: str) -> str:
    """Draw the choice of the column to predict. Raises IntakeError if it has not exactly two values."""
    names = [str(name) for name in frame]
    likely = state.once("likely target", key, lambda: likely_target(frame))
    name = st.selectbox(
        "Target",
        names,
        index=names.index(likely),
        help="The column that the model learns to predict. It must have exactly two values.",
        key=f"target {key}",
        persist_state="session",
    )
    if objection := state.once("objection", (key, name), lambda: target_objection(frame[name])):
        raise IntakeError(objection)
    return name


def positive(frame: pd.DataFrame, target: str, key: str) -> str | None:
    """Draw the choice of the value that the model gives the probability of; None until it is made."""
    values = state.once("target values", (key, target), lambda: labels(frame[target]))
    likely = likely_positive(values)
    return st.radio(
        "Which value counts as positive?",
        values,
        index=None if likely is None else values.index(likely),
        format_func=lambda value: literal(shortened(value)),
        horizontal=True,
        help="The model gives the probability of this value.",
        key=f"positive {key} {target}",
        persist_state="session",
    )


def selection(frame: pd.DataFrame, target: str, key: str) -> Selection:
    """The features that are chosen to begin with, and why the others are not."""
    return state.once("selection", (key, target), lambda: likely_features(frame, target))


def features(options: Sequence[str], suggested: Sequence[str], key: str) -> tuple[str, ...]:
    """Draw the choice of features, folded away; the chosen ones in the order of the options."""
    key = f"features {key}"
    st.session_state.setdefault(key, list(suggested))
    with st.popover(f"Features: {len(st.session_state[key])} of {len(options)}", width="stretch"):
        _shortcuts(key, {"All": options, "None": (), "Suggested": suggested})
        chosen = set(_pills(options, key) if len(options) <= MOST_PILLS else _search(options, key))
    return tuple(name for name in options if name in chosen)


def _shortcuts(key: str, choices: Mapping[str, Sequence[str]]) -> None:
    with st.container(horizontal=True):
        for word, names in choices.items():
            st.button(word, key=f"{word} {key}", type="tertiary", on_click=_set, args=(key, list(names)))


def _set(key: str, names: list[str]) -> None:
    st.session_state[key] = names


def _pills(options: Sequence[str], key: str) -> list[str]:
    return st.pills(
        "Columns to learn from",
        options,
        selection_mode="multi",
        format_func=lambda name: literal(shortened(name, 40)),
        key=key,
        persist_state="session",
    )


def _search(options: Sequence[str], key: str) -> list[str]:
    return st.multiselect(
        "Columns to learn from",
        options,
        filter_mode="contains",
        placeholder="Type to search",
        key=key,
        persist_state="session",
    )
