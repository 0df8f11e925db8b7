"""A narrow column of controls and, beside it, what they change."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def controls_column(name: str) -> tuple[DeltaGenerator, DeltaGenerator]:
    """The column of controls, wide enough for their words on a tablet too, and the wide one."""
    with st.container(key=f"controls_beside_{name}"):
        left, right = st.columns([1, 3], gap="large")
    return left, right
