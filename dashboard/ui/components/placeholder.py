"""Room for what the browser shows only once its script has come: what stands below must not jump."""

import streamlit as st

from dashboard.ui.streamlit_internals import key_class


def reserve_height(key: str, height: int) -> None:
    """Give the element of this key at least so many pixels from the start."""
    st.html(f"<style>.{key_class(key)} {{ min-height: {height}px }}</style>")
