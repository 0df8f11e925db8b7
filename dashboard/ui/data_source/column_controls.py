"""The controls with which a person says what a table's columns are: target, positive value, features."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

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
from dashboard.text.markdown import literal
from dashboard.ui.session import url_state, visit
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.widgets import bound

MOST_PILLS = 60


def target(frame: pd.DataFrame, key: str, *, linked: bool = False) -> str:
    """Draw the choice of the column to predict of the table known by `key`; `linked` puts it in the address.

    Raises IntakeError if it has not exactly two values.
    """
    names = [str(name) for name in frame]
    likely = visit.cached_in_session("likely target", key, lambda: likely_target(frame))
    if linked:
        url_state.reset_when_changed("target", key, likely)
    how: dict[str, Any] = {
        "index": names.index(likely),
        "help": "The column that the model learns to predict. It must have exactly two values.",
    }
    if linked:
        name = bound.selectbox("Target", names, key="target", **how)
    else:
        name = st.selectbox("Target", names, key=f"target {key}", persist_state="session", **how)
    if objection := visit.cached_in_session("objection", (key, name), lambda: target_objection(frame[name])):
        raise IntakeError(objection)
    return name


def positive(frame: pd.DataFrame, target: str, key: str, *, linked: bool = False) -> str | None:
    """Draw the choice of the value that the model gives the probability of; None until it is made."""
    values = visit.cached_in_session("target values", (key, target), lambda: labels(frame[target]))
    likely = likely_positive(values)
    if linked:
        url_state.reset_when_changed("positive", (key, target), likely)
    question = "Which value counts as positive?"
    how: dict[str, Any] = {
        "index": None if likely is None else values.index(likely),
        "format_func": lambda value: literal(shortened(value)),
        "horizontal": True,
        "help": "The model gives the probability of this value.",
    }
    if linked:
        value: str | None = bound.radio(question, values, key="positive", **how)
    else:
        value = st.radio(question, values, key=f"positive {key} {target}", persist_state="session", **how)
    return value


def selection(frame: pd.DataFrame, target: str, key: str) -> Selection:
    """The features that are chosen to begin with, and why the others are not."""
    return visit.cached_in_session("selection", (key, target), lambda: likely_features(frame, target))


def features(options: Sequence[str], suggested: Sequence[str], key: str, about: str) -> tuple[str, ...]:
    """Draw the choice of features, folded away; the chosen ones in the order of the options.

    It stands under `key` in the address, and begins with the suggested ones for each table it is about.
    """
    url_state.reset_when_changed(key, about, list(suggested))
    few = len(options) <= MOST_PILLS
    words = {name: literal(shortened(name, 40)) if few else name for name in options}
    n_chosen = len(bound.opened_choices(key, options, suggested, words.__getitem__))
    with st.popover(f"Features: {n_chosen} of {len(options)}", width="stretch"):
        _shortcuts(key, {"All": options, "None": (), "Suggested": suggested})
        chosen = set(_pills(words, suggested, key) if few else _search(options, suggested, key))
    return tuple(name for name in options if name in chosen)


def _shortcuts(key: str, choices: Mapping[str, Sequence[str]]) -> None:
    with st.container(horizontal=True):
        for word, names in choices.items():
            st.button(word, key=f"{word} {key}", type="tertiary", on_click=_set, args=(key, list(names)))


def _set(key: str, names: list[str]) -> None:
    set_widget(key, names)


def _pills(words: Mapping[str, str], suggested: Sequence[str], key: str) -> list[str]:
    return bound.pills(
        "Columns to learn from", list(words), suggested, format_func=words.__getitem__, key=key
    )


def _search(options: Sequence[str], suggested: Sequence[str], key: str) -> list[str]:
    return bound.multiselect(
        "Columns to learn from",
        options,
        suggested,
        filter_mode="contains",
        placeholder="Type to search",
        key=key,
    )
