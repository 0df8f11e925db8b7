"""The controls by which a person chooses the data to learn from."""

import streamlit as st

from dashboard import samples, state
from dashboard.intake import Prepared

SOURCES = {"tumour-size": "Tumour sizes", "wisconsin": "Wisconsin tumours"}


def choose() -> Prepared | None:
    """The data that a person has chosen, kept as the active data."""
    source = st.selectbox(
        "Data",
        list(SOURCES),
        format_func=lambda name: SOURCES[name],
        help="What the model learns from.",
        key="data",
        bind="query-params",
    )
    make = samples.tumour_sizes if source == "tumour-size" else samples.wisconsin
    state.keep_prepared(state.once("sample", source, make))
    return state.prepared()
