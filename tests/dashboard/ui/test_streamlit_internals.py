"""What streamlit_internals.py relies on; each failure says in words what an upgrade has broken."""

import streamlit as st
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.testing.v1 import AppTest

from dashboard.ui import streamlit_internals


def page() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    st.session_state["waiting"] = streamlit_internals.click_is_waiting()
    st.session_state["fragment"] = streamlit_internals.rerun_fragment_alone()
    st.number_input("Number", 0, 10, 3, key="number", bind="query-params")
    st.selectbox("Choice", ["one", "two"], key="choice", bind="query-params")
    st.session_state["defaults"] = [
        streamlit_internals.is_default("number", ["3"]),
        streamlit_internals.is_default("number", ["4"]),
        streamlit_internals.is_default("number", ["x"]),
        streamlit_internals.is_default("choice", ["one"]),
        streamlit_internals.is_default("choice", ["two"]),
        streamlit_internals.is_default("no such control", ["1"]),
    ]


def test_a_run_of_a_page_knows_its_requests_and_fragments():
    at = AppTest.from_function(page).run()
    assert not at.exception
    assert at.session_state["waiting"] is False, (
        "a run does not know of waiting clicks: Pause waits for the tick"
    )
    assert at.session_state["fragment"] is False, (
        "a run does not know its fragments: Play redraws the page twice"
    )


def test_a_click_that_waits_is_a_rerun_request():
    requests = ScriptRequests()
    assert requests._state is ScriptRequestType.CONTINUE, (
        "requests have another state: no click cuts a tick short"
    )
    assert {"RERUN", "STOP"} <= set(ScriptRequestType.__members__)


def test_the_default_of_a_control_is_known_by_its_key():
    at = AppTest.from_function(page).run()
    words = "a control's default is not where it was: links that spell it out are called nonsense"
    assert at.session_state["defaults"] == [True, False, False, True, False, True], words


def dropping() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    streamlit_internals.drop_params(["number"])
    st.number_input("Number", 0, 10, 3, key="number", bind="query-params")


def test_a_parameter_that_is_dropped_opens_no_control():
    at = AppTest.from_function(dropping)
    at.query_params["number"] = "7"
    at.run()
    assert at.number_input[0].value == 3, (
        "parameters cannot be dropped: a control is reset to what the link said"
    )


def test_the_bytes_of_an_upload_can_be_freed():
    assert hasattr(MemoryUploadedFileManager, "remove_file"), "uploaded bytes stay until the visit ends"
    assert get_script_run_ctx() is None


def test_a_class_name_is_made_of_a_key():
    assert streamlit_internals.key_class("card of <x>") == "st-key-card-of--x-"
    assert st.__version__
