"""What streamlit_internals.py relies on; each failure says in words what an upgrade has broken."""

import inspect
from collections.abc import Callable
from contextlib import contextmanager

import streamlit as st
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from dashboard.ui import streamlit_internals


def page() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    st.session_state["waiting"] = streamlit_internals.click_is_waiting()
    st.session_state["fragment"] = streamlit_internals.rerun_fragment_alone()


def test_a_run_of_a_page_knows_its_requests_and_fragments():
    at = AppTest.from_function(page, default_timeout=60).run()
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


def writing() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    streamlit_internals.set_params({"kept": ["1", "2"], "dropped": ()}, send=False)
    st.session_state["read"] = (st.query_params.get_all("kept"), "dropped" in st.query_params)
    st.session_state["history"] = streamlit_internals.came_by_history()


def test_the_address_is_written_without_a_message_for_each_parameter():
    at = AppTest.from_function(writing, default_timeout=60)
    at.query_params.update(dropped="x", other="y")
    at.run()
    assert not at.exception, "parameters cannot be written together: Back would undo them one by one"
    assert at.session_state["read"] == (["1", "2"], False)
    assert at.query_params == {"other": "y", "kept": ["1", "2"]}, "a page test does not see what was written"
    assert at.session_state["history"] is False, (
        "a run does not know that Back began it: Back changes no control"
    )


def reading() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    st.query_params["a"] = "own"
    streamlit_internals.take_address_of_browser()


def test_the_address_of_the_browser_can_be_read_anew():
    at = AppTest.from_function(reading, default_timeout=60)
    at.query_params["b"] = "browser"
    at.run()
    assert not at.exception
    assert at.query_params["b"] == "browser", "the address is not read anew: Back changes no control"


def holding() -> None:
    import streamlit as st

    from dashboard.ui import streamlit_internals

    st.session_state["sent"] = streamlit_internals.sent_by_browser("held")
    st.number_input("A number", key="held")


def test_a_control_that_the_browser_holds_is_known_before_it_is_drawn():
    at = AppTest.from_function(holding, default_timeout=60).run()
    assert at.session_state["sent"] is False
    at.number_input[0].set_value(3.0).run()
    assert not at.exception
    assert at.session_state["sent"] is True, (
        "what the browser holds is not known: the first click after a server's new start is lost"
    )


def test_the_bytes_of_an_upload_can_be_freed():
    assert hasattr(MemoryUploadedFileManager, "remove_file"), "uploaded bytes stay until the visit ends"
    assert get_script_run_ctx() is None


def test_a_class_name_is_made_of_a_key():
    assert streamlit_internals.key_class("card of <x>") == "st-key-card-of--x-"
    assert st.__version__


def test_a_widget_looks_up_its_own_key_alone(monkeypatch):
    state = SessionState()
    asked: list[SessionState] = []
    held = SafeSessionState(state, lambda: None)
    whole = SafeSessionState.filtered_state
    monkeypatch.setattr(SafeSessionState, "filtered_state", whole)  # put back after the test
    state["kept"], state["other"] = 1, None
    before = dict(held.filtered_state)
    streamlit_internals.look_up_state_by_key()
    monkeypatch.setattr(SessionState, "_keys", asked.append)
    assert "kept" in held.filtered_state, "a widget does not find what it holds"
    assert held.filtered_state["kept"] == 1
    assert "none" not in held.filtered_state
    assert not asked, "a widget reads the whole visit to find its own key"
    monkeypatch.undo()
    assert dict(streamlit_internals._StateOfVisit(held)) == before


def test_runs_happen_inside_of_a_turn(monkeypatch):
    told: list[object] = []

    class Runner:
        _requests = ScriptRequests()

    @contextmanager
    def turn(*, asked: bool, is_asked: Callable[[], bool]):
        told.append((asked, is_asked()))
        Runner._requests._state = ScriptRequestType.RERUN
        told.append(is_asked())
        Runner._requests._state = ScriptRequestType.CONTINUE
        yield
        told.append("ends")

    monkeypatch.setattr(ScriptRunner, "_run_script", lambda _runner, _data: told.append("runs"))
    streamlit_internals.run_in(turn)
    ScriptRunner._run_script(Runner, RerunData())  # type: ignore[arg-type]
    ScriptRunner._run_script(Runner, RerunData(is_auto_rerun=True))  # type: ignore[arg-type]
    assert told == [(True, False), True, "runs", "ends", (False, False), True, "runs", "ends"], (
        "runs of pages take no turns, or those that nobody waits for go first: many visitors wait far longer"
    )
    assert "_requests" in inspect.getsource(ScriptRunner.__init__), "a run's requests have another name"


def test_the_theme_is_read_from_the_settings_once(monkeypatch):
    sections = ("theme", "theme.light", "theme.dark.sidebar")
    read: list[str] = []

    def from_settings(message: CustomThemeConfig, section: str = "theme") -> None:
        read.append(section)
        put_together(message, section)

    put_together = app_session._populate_theme_msg
    monkeypatch.setattr(app_session, "_populate_theme_msg", from_settings)
    streamlit_internals.put_theme_together_once()
    for _ in range(2):
        for section in sections:
            kept, anew = CustomThemeConfig(), CustomThemeConfig()
            app_session._populate_theme_msg(kept, section)
            put_together(anew, section)
            assert kept == anew, "a section of the theme is lost: the pages lose their colours"
    assert kept.border_color, "no colour was there to be lost"
    assert read == list(sections), "each run reads the theme's settings anew, for 3 % of the server's time"
