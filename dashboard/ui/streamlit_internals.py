"""All that is used of Streamlit beyond what it documents: the one place to mend after an upgrade.

tests/dashboard/ui/test_streamlit_internals.py says in words what an upgrade has broken.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.state import get_session_state
from streamlit.runtime.state.query_params import parse_url_param
from streamlit.runtime.uploaded_file_manager import UploadedFile

# Elements of a page, as style sheets name them.
MAIN = ".stMainBlockContainer"
ELEMENT = ".stElementContainer"
HTML = ".stHtml"
MARKDOWN = '[data-testid="stMarkdownContainer"]'
TOOLBAR_BUTTON = '[data-testid="stElementToolbarButton"]'
COLUMN = ".stColumn"
HORIZONTAL = ".stHorizontalBlock"
SELECT = ".stSelectbox"
DOWNLOAD_LABEL = "Download as CSV"


def key_class(key: str) -> str:
    """The class that an element of this key carries, and a widget inside it."""
    return "st-key-" + re.sub(r"[^a-zA-Z0-9_-]", "-", key)


def rerun_fragment_alone() -> bool:
    """Whether a fragment is drawn by itself, in answer to a click in it: the page around it is as it was."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def click_is_waiting() -> bool:
    """Whether someone has clicked meanwhile: a click that a fragment answers cuts no tick short by itself."""
    context = get_script_run_ctx()
    requests = context.script_requests if context else None
    return requests is not None and requests._state is ScriptRequestType.RERUN


def free_upload(file: UploadedFile) -> None:
    """Free a file's bytes on the server, which otherwise keeps them until the visit ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def drop_params(names: Sequence[str]) -> None:
    """Take parameters out of the address, so that no control begins with them."""
    if not names:
        return
    with get_session_state().query_params() as parameters:
        for name in names:
            parameters.remove_param(name)
        parameters.set_initial_query_params_from_current()


def replace_params(params: Mapping[str, Sequence[str]]) -> None:
    """Let the address say this, so that controls begin with it."""
    st.query_params.from_dict(params)
    with get_session_state().query_params() as parameters:
        parameters.set_initial_query_params_from_current()


def is_default(name: str, given: Sequence[str]) -> bool:
    """Whether a parameter says what its control begins with, or there is no such control."""
    state = get_session_state()._state
    widget = state.get_widget_id_from_key(name)
    metadata: Any = state.get_widget_metadata(widget) if widget else None
    if metadata is None:
        return True
    try:
        asked = parse_url_param(list(given), metadata.value_type)
    except ValueError:
        return False
    return bool(asked == metadata.serializer(metadata.deserializer(None)))
