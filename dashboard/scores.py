"""Which scores the Thresholds page works on, and how their rows are used, in controls and in words."""

from collections.abc import Sequence

import streamlit as st

from dashboard import state
from dashboard.bench import Bench
from dashboard.pins import Pin
from dashboard.scored import Source, from_model
from dashboard.words import literal


def source() -> Source | None:
    """The scores of the active model."""
    model = state.model()
    return None if model is None else state.once("scored", model.key, lambda: from_model(model))


def role(source: Source) -> str:
    """Which rows choose thresholds and which judge them."""
    roles = list(source.roles)
    chosen = st.selectbox(
        "Rows",
        roles,
        key="rows_role",
        bind="query-params",
        help="A threshold chosen on the rows that also judge it looks better than it is.",
    )
    return chosen if chosen in source.roles else roles[0]


def say(bench: Bench, pins: Sequence[Pin]) -> None:
    """Which rows are used, and what to be careful about."""
    judge, chooser = bench.judge.which, bench.chooser.which
    positives = int(bench.judge.y.sum())
    words = f"{judge}, {positives:,} of them {bench.source.positive}"
    if bench.same_rows:
        learned = [pin.letter for pin in pins if pin.rule.learns]
        st.caption(literal(f"Numbers are of {words}."))
        if learned:
            names = " and ".join(learned)
            st.caption(f":orange[▲] {names} was chosen on the rows that judge it: expect less on new cases.")
    else:
        st.caption(literal(f"Thresholds are chosen on {chooser}; numbers are of {words}."))
    for warning in bench.warnings:
        st.caption(f":orange[▲] {literal(warning)}")
