"""What controls hold, by their keys: the one place that reads and writes a control it does not draw."""

from typing import Any

import streamlit as st

from dashboard.ui.session.url_state import drop_opened


def widget_value(key: str, default: Any = None) -> Any:
    """What the control of this key holds, the default where it has not been drawn or set yet."""
    return st.session_state.get(key, default)


def has_widget(key: str) -> bool:
    """Whether a control of this key has been drawn or set in this visit."""
    return key in st.session_state


def set_widget(key: str, value: Any) -> None:
    """Set a control, before it is drawn: also one that has the same key as a control of the page left."""
    drop_opened(key)
    st.session_state[key] = value


def follow_with_widget(key: str, value: Any) -> None:
    """Set a control of one page alone, but only to another value.

    What is set overrules what a hand has changed since.
    """
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def set_widgets(**values: Any) -> None:
    """Set several controls, each under its key."""
    for key, value in values.items():
        set_widget(key, value)
