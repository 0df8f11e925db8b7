"""Room for what the browser shows only once its script has come: what stands below must not jump."""

import re

import streamlit as st


def reserve_height(key: str, height: int) -> None:
    """Give the element of this key at least so many pixels from the start."""
    name = re.sub(r"[^a-zA-Z0-9_-]", "-", key)  # as the platform makes a class of a key
    st.html(f"<style>.st-key-{name} {{ min-height: {height}px }}</style>")
