"""Controls that say what a table's columns are: the target, its positive value, the features."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.analysis.thresholds.uploaded_scores import not_two_classes
from dashboard.tabular import Table, TableError
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.positive import positive_of
from dashboard.tabular.targets import target_candidates
from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session import url_state, visit
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.widgets import bound, opened_values

MOST_PILLS = 60


def target(table: Table, key: str) -> str:
    """Draw the choice of the column to predict of the table known by `key`.

    Raises TableError if it has not exactly two values.
    """
    names = [str(name) for name in table.frame]
    likely = visit.cached_in_session("likely target", key, lambda: _likely_target(table))
    name = st.selectbox(
        "Target",
        names,
        index=names.index(likely),
        help="The column that the scores predict. It must have exactly two values.",
        key=f"target {key}",
        persist_state="session",
    )
    values = visit.cached_in_session("target values", (key, name), lambda: _values(table, name))
    if len(values) != 2:
        raise TableError(not_two_classes(name, values))
    return name


def _likely_target(table: Table) -> str:
    profiles = [ColumnProfile(table.frame[name]) for name in table.frame]
    found = target_candidates([profile for profile in profiles if profile.two_valued])
    return found[0] if found else str(table.frame.columns[0])


def _values(table: Table, name: str) -> tuple[str, ...]:
    return ColumnProfile(table.frame[name]).labels


def positive(table: Table, target: str, key: str) -> str | None:
    """Draw the choice of the value that the scores give the probability of; None until it is made."""
    values = list(visit.cached_in_session("target values", (key, target), lambda: _values(table, target)))
    likely = positive_of(values)
    return st.radio(
        "Which value counts as positive?",
        values,
        index=None if likely is None else values.index(likely),
        format_func=lambda value: literal(shortened(value)),
        horizontal=True,
        help="The scores give the probability of this value.",
        key=f"positive {key} {target}",
        persist_state="session",
    )


def features(options: Sequence[str], suggested: Sequence[str], key: str, about: str) -> tuple[str, ...]:
    """Draw the choice of features, folded away; the chosen ones in the order of the options.

    It stands under `key` in the address, and begins with the suggested ones for each table it is about.
    """
    url_state.reset_when_changed(key, about, list(suggested))
    few = len(options) <= MOST_PILLS
    words = {name: literal(shortened(name, 40)) if few else name for name in options}
    n_chosen = len(opened_values.opened_options(key, options, suggested, words.__getitem__))
    with st.popover(f"Features: {n_chosen} of {len(options)}", width="stretch"):
        _shortcuts(key, {"All": options, "None": (), "Suggested": suggested})
        chosen = set(_pills(words, suggested, key))
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
