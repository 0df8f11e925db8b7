"""One number that a person may type, slide, drag in a chart or be sent in a link."""

import streamlit as st


def typed_and_slid(label: str, key: str, *, default: float, limit: float, step: float) -> float:
    """A box for any number and below it a slider from -limit to limit; both show the same value.

    The box holds the value, under `key`, in the page's address too; a chart's handle writes it there as well.
    """
    value: float = st.number_input(
        label, value=default, step=step, format="%g", key=key, bind="query-params", persist_state="session"
    )
    slider = f"{key}_slider"

    def slid() -> None:
        st.session_state[key] = st.session_state[slider]

    inside = min(max(value, -limit), limit)
    st.session_state[slider] = round(inside / step) * step
    st.slider(
        f"{label}, from {-limit:g} to {limit:g}".replace("-", "−"),
        -limit,
        limit,
        step=step,
        key=slider,
        on_change=slid,
        label_visibility="collapsed",
    )
    return value
