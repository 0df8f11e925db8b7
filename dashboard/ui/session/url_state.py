"""What may stand in the address bar, which anyone may edit."""

from collections.abc import Sequence
from math import isinf
from typing import Any

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.text.quoting import shortened
from dashboard.ui.session.renamed_params import renamed_params
from dashboard.ui.streamlit_internals import drop_params, is_default, replace_params


def read_address() -> None:
    """Give old names and values today's, remember what the visit opened with, drop what cannot be read."""
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    if (today := renamed_params(given)) != given:
        replace_params(today)
    st.session_state.setdefault(
        "opened with", {name: st.query_params.get_all(name) for name in st.query_params}
    )
    drop_params([name for name, value in st.query_params.items() if _infinite(value)])


def write_param(name: str, values: Sequence[str]) -> None:
    """Let the address say this of something that is no control; nothing takes it out."""
    if st.query_params.get_all(name) == list(values):
        return
    if values:
        st.query_params[name] = list(values)
    else:
        del st.query_params[name]


def reset_when_changed(key: str, about: Any, default: Any) -> None:
    """Set a control back to its default once it is about something else; not when a visit opens."""
    before = st.session_state.setdefault(f"{key} about", about)
    if before == about:
        return
    st.session_state[f"{key} about"], st.session_state[key] = about, default
    drop_params([key])


def rejected_params() -> list[str]:
    """A sentence on each thing that the visit was opened with and no control could take, said once."""
    opened, st.session_state["opened with"] = st.session_state.get("opened with", {}), {}
    return [
        f"{name} = {shortened(', '.join(given))} in the address makes no sense here; the default is taken."
        for name, given in opened.items()
        if st.query_params.get_all(name) != given and not is_default(name, given)
    ]


def toast(sentences: Sequence[str]) -> None:
    """Sentences about the address, which pass: the address by then says what is shown."""
    for sentence in sentences:
        st.toast(literal(sentence), duration="long", icon="⚠️")


def _infinite(text: str) -> bool:
    """Of all nonsense the only kind the platform falls over."""
    try:
        return isinf(float(text))
    except ValueError:
        return False
