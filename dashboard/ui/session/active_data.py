"""The data that pages work on."""

from typing import cast

import streamlit as st

from dashboard.tabular import Prepared


def prepared() -> Prepared | None:
    """The data that pages work on, None before any was chosen."""
    return cast(Prepared | None, st.session_state.get("prepared"))


def keep_prepared(data: Prepared) -> None:
    """Make these the active data."""
    st.session_state["prepared"] = data
