"""All that is used of Streamlit beyond what it documents: the one place to mend after an upgrade.

tests/dashboard/ui/test_streamlit_internals.py says in words what an upgrade has broken.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from types import ModuleType
from typing import Any, Protocol
from urllib.parse import urlencode

from streamlit import runtime
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, state
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData, ScriptRunner, StopException, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequestType
from streamlit.runtime.state import SessionState
from streamlit.runtime.state.common import is_element_id, user_key_from_element_id
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.uploaded_file_manager import UploadedFile
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

# Elements of a page, as style sheets name them.
MAIN = ".stMainBlockContainer"
SCROLLED = ".stMain"
ELEMENT = ".stElementContainer"
HTML = ".stHtml"
MARKDOWN = '[data-testid="stMarkdownContainer"]'
TOOLBAR_BUTTON = '[data-testid="stElementToolbarButton"]'
COLUMN = ".stColumn"
ALERT = ".stAlert"
HORIZONTAL = ".stHorizontalBlock"
VERTICAL = ".stVerticalBlock"
WRAPPER = '[data-testid="stLayoutWrapper"]'  # around each container
SELECT = ".stSelectbox"
BUTTON_GROUP = '[data-testid="stButtonGroup"]'  # a segmented control
INSTRUCTIONS = '[data-testid="InputInstructions"]'  # in a box, that the key Enter takes what is typed
UPLOADER = ".stFileUploader"
DROPZONE = '[data-testid="stFileUploaderDropzone"]'
REFUSED_FILE = '[data-testid="stFileChip"]:has([role="alert"])'
HEADER = '[data-testid="stHeader"]'
CAPTION = '[data-testid="stCaptionContainer"]'
PRIMARY = '[data-testid^="stBaseButton-primary"]'  # in forms as well
TERTIARY = '[data-testid="stBaseButton-tertiary"]'
SIDEBAR = '[data-testid="stSidebar"]'
MENU_OPEN = '[data-testid="stSidebar"][data-collapsed="false"]'
MENU_SHUT = '[data-testid="stSidebar"][data-collapsed="true"]'
DOWNLOAD_LABEL = "Download as CSV"


# Scripts of the platform that draw what nearly every page has, by their names without the digest; behind them
# what they themselves ask for later.
WIDGET_SCRIPTS = (
    *("BidiComponent", "Html", "Slider", "NumberInput", "Selectbox", "ButtonGroup", "PageLink", "Button"),
    *("DownloadButton", "FileUploader", "Checkbox", "Radio", "Progress"),
    *("purify.es", "serialization", "recordbatch"),
)
# Those that take a browser up to half a second to run, and draw what mostly stands further down.
LATE_SCRIPTS = ("StreamlitSyntaxHighlighter", "Table")


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


def sent_by_browser(key: str) -> bool:
    """Whether the browser has said what this control holds, drawn in this visit or in one before it."""
    sent = state.get_session_state()._state._new_widget_state
    return any(user_key_from_element_id(element) == key for element in sent)


def moved_by_hand() -> bool:
    """Whether someone has moved a control of the page that this run draws again, and not followed a link."""
    context, held = get_script_run_ctx(), state.get_session_state()._state
    if context is None or context.is_history_navigation:
        return False
    return any(held._widget_changed(element) for element in held._new_widget_state)


def page_of_run() -> str:
    """What the platform calls the page that is drawn."""
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""


def free_upload(file: UploadedFile) -> None:
    """Free a file's bytes on the server, which otherwise keeps them until the visit ends."""
    context = get_script_run_ctx()
    if context and isinstance(context.uploaded_file_mgr, MemoryUploadedFileManager):
        context.uploaded_file_mgr.remove_file(context.session_id, file.file_id)


def forget_ended_visits() -> int:
    """Let go of the visits that can no longer be resumed; how many there were.

    The platform itself lets them go only when another visit ends.
    """
    if not runtime.exists():
        return 0
    manager = runtime.get_instance()._session_mgr
    if not isinstance(manager, WebsocketSessionManager):
        return 0
    storage = manager._session_storage
    if not isinstance(storage, MemorySessionStorage) or not isinstance(storage._cache, TTLCache):
        return 0
    with manager._storage_lock:
        ended = [info.session for _, info in storage._cache.expire()]
    for session in ended:
        session.shutdown()
        empty_session(session)
    if ended:
        sys.modules["__main__"] = ModuleType("__main__")  # the last page that ran, with all its values
    return len(ended)


def empty_session(session: AppSession) -> None:
    """Let go of what a visit that is over held: the platform's loop may hold on to the session itself."""
    for name, part in list(vars(session).items()):
        if isinstance(part, SessionState | MemoryFragmentStorage):
            setattr(session, name, type(part)())


def came_by_history() -> bool:
    """Whether the browser's Back or Forward has begun this run."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def take_address_of_browser() -> None:
    """Read the address anew: within one page the platform keeps what it wrote itself."""
    context = get_script_run_ctx()
    if context:
        with state.get_session_state().query_params() as parameters:
            parameters.populate_from_query_string(context.query_string)


def set_params(params: Mapping[str, Sequence[str]], *, send: bool) -> None:
    """Write parameters into the address, one without values being taken out.

    The browser is told when they are sent, by one message and one entry in its history for them all.
    """
    context = get_script_run_ctx()
    with state.get_session_state().query_params() as parameters:
        for name, texts in params.items():
            if texts:
                parameters.set_with_no_forward_msg(name, list(texts))
            else:
                parameters.discard_param_no_forward_msg(name)
        if context:
            context.query_string = urlencode(parameters._query_params, doseq=True)
        if send:
            parameters._send_query_param_msg()


class PageEnded(StopException):
    """A page has said all that it can say; without a frame around it the platform stops as ever."""


class Turn(Protocol):
    """What a run happens in."""

    def __call__(self, *, asked: bool, is_asked: Callable[[], bool]) -> AbstractContextManager[None]:
        """Wait until the run may begin, `asked` being False of one that a fragment's clock began."""
        ...


def run_in(turn: Turn) -> None:
    """Have every run of a page or a fragment, in its own thread, happen inside of a turn."""
    run = ScriptRunner._run_script

    def in_turn(self: ScriptRunner, rerun_data: RerunData) -> None:
        def is_asked() -> bool:
            return self._requests._state is ScriptRequestType.RERUN

        with turn(asked=not rerun_data.is_auto_rerun, is_asked=is_asked):
            run(self, rerun_data)

    ScriptRunner._run_script = in_turn  # type: ignore[method-assign]


class _StateOfVisit(Mapping[str, Any]):
    """What a visit holds under its keys, looked up when it is asked for."""

    def __init__(self, held: SafeSessionState) -> None:
        self._held = held

    def __getitem__(self, key: str) -> Any:
        if is_element_id(key):
            raise KeyError(key)
        with self._held._lock:
            return self._held._state[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _all(self) -> dict[str, Any]:
        with self._held._lock:
            return self._held._state.filtered_state


def look_up_state_by_key() -> None:
    """Have widgets look up the one key that they ask for: the platform reads the whole visit for each."""
    SafeSessionState.filtered_state = property(_StateOfVisit)  # type: ignore[method-assign, assignment]


def put_theme_together_once() -> None:
    """Have each section of the theme read from the settings once: the platform does it for every run."""
    put_together = app_session._populate_theme_msg
    kept: dict[str, CustomThemeConfig] = {}

    def fill(msg: CustomThemeConfig, section: str = "theme") -> None:
        if section not in kept:
            kept[section] = CustomThemeConfig()
            put_together(kept[section], section)
        msg.MergeFrom(kept[section])

    app_session._populate_theme_msg = fill
