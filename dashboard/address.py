"""What may stand in the address bar, which anyone may edit."""

from math import isinf

import streamlit as st
from streamlit.runtime.state import get_session_state


def drop_infinities() -> None:
    """Take infinite numbers out of the address: of all nonsense the only kind the platform falls over."""
    infinite = [name for name, value in st.query_params.items() if _infinite(value)]
    if not infinite:
        return
    with get_session_state().query_params() as parameters:
        for name in infinite:
            parameters.remove_param(name)
        parameters.set_initial_query_params_from_current()


def _infinite(text: str) -> bool:
    try:
        return isinf(float(text))
    except ValueError:
        return False
