"""What stands around every page: spacing, and in the sidebar which data and model are active."""

import streamlit as st

from dashboard import state
from dashboard.words import literal

_STYLE = """
<style>
.stMainBlockContainer { padding: 2.5rem 2.5rem 4rem; }
.stMainBlockContainer h1 { padding: 0 0 .25rem; font-size: 2.1rem; }
@media (max-width: 640px) { .stMainBlockContainer { padding: 3.5rem 1rem 3rem; } }
</style>
"""


def show() -> None:
    """The style, and the active data and model in the sidebar."""
    st.html(_STYLE)
    with st.sidebar:
        st.caption(active_data())
        st.caption(active_model())


def active_data() -> str:
    """The active data in a few words, as Markdown."""
    data = state.prepared()
    if data is None:
        return "**Data** none yet"
    positive = int(data.y.sum())
    return (
        f"**Data** {literal(data.name)}: {len(data.y):,} rows, {positive:,} of them "
        f"{literal(data.positive)}, {len(data.columns):,} features"
    )


def active_model() -> str:
    """The active model in a few words, as Markdown."""
    model = state.model()
    if model is None:
        return "**Model** none yet"
    solver = model.problem.settings.solver.replace("-", " ").capitalize()
    status = model.status.name.replace("_", " ").lower()
    return f"**Model** {literal(solver)}, iteration {model.iteration:,}, {status}"
