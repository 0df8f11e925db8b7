"""Visits that have ended are forgotten without a new visitor, and what is free goes back to the system."""

import gc
import weakref

import numpy as np
import pyarrow as pa
import pytest
from streamlit import runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state import SessionState
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from dashboard.ui.session import free_memory


class Visit:
    """What the platform keeps of a visit, as far as it matters here."""

    id = "visit"

    def __init__(self):
        self._session_state = SessionState()
        self.ended = False

    def shutdown(self):
        self.ended = True


class Held:
    pass


@pytest.fixture
def storage(monkeypatch):
    """A running server whose closed visits end at once."""
    kept = MemorySessionStorage(ttl_seconds=0)
    manager = WebsocketSessionManager(kept, None, None, None)  # type: ignore[arg-type]
    server = type("Server", (), {"_session_mgr": manager})()
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: server)
    return kept


def test_an_ended_visit_is_forgotten_with_all_it_held(storage):
    visit, held = Visit(), Held()
    known = weakref.ref(held)
    visit._session_state._old_state["file"] = held
    storage.save(SessionInfo(client=None, session=visit, script_run_count=1))  # type: ignore[arg-type]
    del held
    assert free_memory.free_ended_visits() == 1
    assert visit.ended
    gc.collect()
    assert known() is None, "what a visit held stays: the server grows with every visitor"
    assert free_memory.free_ended_visits() == 0


def test_without_a_running_server_there_is_nothing_to_forget():
    assert free_memory.free_ended_visits() == 0


def test_tables_and_arrays_share_an_allocator():
    before = pa.default_memory_pool()
    try:
        free_memory.use_one_allocator()
        assert pa.default_memory_pool().backend_name == "system"
    finally:
        pa.set_memory_pool(before)


def test_memory_that_is_asked_to_go_goes_at_the_next_look(monkeypatch):
    called = []
    monkeypatch.setattr(free_memory, "free_unused_memory", lambda: called.append(True))
    free_memory.free_memory_soon()
    free_memory.free_ended_visits()
    free_memory.free_ended_visits()
    assert called == [True]


def test_giving_memory_back_changes_no_value():
    values = np.arange(1000.0)
    free_memory.free_unused_memory()
    assert values.sum() == 499_500
