"""What may stand in the address bar, which anyone may edit."""

from collections.abc import Sequence
from math import isinf
from typing import Any

import streamlit as st
from streamlit.runtime.state import get_session_state
from streamlit.runtime.state.query_params import parse_url_param

from dashboard.analysis.training.former_names import FORMER_NAMES, present_setting
from dashboard.intake.error import shortened
from dashboard.text.markdown import literal


def read_address() -> None:
    """Remember what the visit was opened with, and drop what the platform would fall over.

    Settings that were called otherwise in links made before get the names they have now.
    """
    _rename_former()
    st.session_state.setdefault(
        "opened with", {name: st.query_params.get_all(name) for name in st.query_params}
    )
    _drop_infinities()


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
    _drop([key])


def rejected_params() -> list[str]:
    """A sentence on each thing that the visit was opened with and no control could take, said once."""
    opened, st.session_state["opened with"] = st.session_state.get("opened with", {}), {}
    return [
        f"{name} = {shortened(', '.join(given))} in the address makes no sense here; the default is taken."
        for name, given in opened.items()
        if st.query_params.get_all(name) != given and not _is_default(name, given)
    ]


def toast(sentences: Sequence[str]) -> None:
    """Sentences about the address, which pass: the address by then says what is shown."""
    for sentence in sentences:
        st.toast(literal(sentence), duration="long", icon="⚠️")


def _rename_former() -> None:
    former = [name for name in st.query_params if name in FORMER_NAMES]
    for name in former:
        present, value = present_setting(name, st.query_params[name])
        if present not in st.query_params:
            st.query_params[present] = value
    _drop(former)


def _is_default(name: str, given: list[str]) -> bool:
    """Whether this is what the control begins with, or there is no such control."""
    state = get_session_state()._state
    widget = state.get_widget_id_from_key(name)
    metadata = state.get_widget_metadata(widget) if widget else None
    if metadata is None:
        return True
    try:
        asked = parse_url_param(given, metadata.value_type)
    except ValueError:
        return False
    return bool(asked == metadata.serializer(metadata.deserializer(None)))


def _drop_infinities() -> None:
    """Of all nonsense the only kind the platform falls over."""
    _drop([name for name, value in st.query_params.items() if _infinite(value)])


def _drop(names: Sequence[str]) -> None:
    """Take parameters out of the address, so that no control begins with them."""
    with get_session_state().query_params() as parameters:
        for name in names:
            parameters.remove_param(name)
        if names:
            parameters.set_initial_query_params_from_current()


def _infinite(text: str) -> bool:
    try:
        return isinf(float(text))
    except ValueError:
        return False
