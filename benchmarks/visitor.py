"""A visitor without a browser: speaks the app's own protocol and keeps how long each answer took."""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from time import perf_counter

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import user_key_from_element_id
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.http_client import Cookies, cookies_of, put_file
from benchmarks.widget_values import Control, control_of, state_of, uploaded_state

MOST_BYTES = 50_000_000  # of one message
PATIENCE = 120.0  # seconds for an answer, after which it is a fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """From something done on a page until the page was whole again."""

    page: str
    seconds: float
    long: bool  # a computation that shows its progress


@dataclass(slots=True)
class Visitor:
    """One visit: the controls that it sees, what it has set them to, and what it had to wait for."""

    address: str
    socket: ClientConnection
    cookies: Cookies
    page: str = ""
    page_hash: str = ""  # what the server calls it, once it has come
    query: str = ""
    session: str = ""
    controls: dict[str, Control] = field(default_factory=dict)  # by their keys, as drawn last
    held: dict[str, WidgetState] = field(default_factory=dict)  # by their ids; sent with every message
    answers: list[Answer] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    watch: Callable[[Element], None] = lambda _: None
    running: tuple[str, ...] = ()  # fragments that the run under way draws; none where it is the page
    awaited: str = ""  # fragment whose end answers
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    upload_address: asyncio.Queue[ForwardMsg] = field(default_factory=asyncio.Queue)
    ticking: asyncio.Task[None] | None = None
    listening: asyncio.Task[None] | None = None

    async def open(self, page: str, query: str = "") -> None:
        """Go to a page, as by a link."""
        self.page, self.page_hash, self.query = page, "", query
        await self._wait_for()

    def sees(self, pattern: str) -> list[str]:
        """The keys of the controls drawn now that fit a pattern, as of file names."""
        return [key for key in self.controls if fnmatchcase(key, pattern)]

    async def set(self, pattern: str, value: float | str | bool, *, long: bool = False) -> None:
        """Set the first control that fits and wait for the answer."""
        control = self._first(pattern)
        if control:
            self.held[control.id] = state_of(control, value)
            await self._wait_for(fragment=control.fragment, long=long)

    async def press(self, pattern: str, *, long: bool = False) -> None:
        """Press the first button that fits and wait for the answer."""
        control = self._first(pattern)
        if control:
            pressed = WidgetState(id=control.id, trigger_value=True)
            await self._wait_for(pressed, fragment=control.fragment, long=long)

    async def upload(self, file: Path, *, long: bool = False) -> None:
        """Drop a file on the page's first uploader."""
        uploader = self._first("file *")
        if uploader is None:
            return
        message = BackMsg()
        message.file_urls_request.request_id = "file"
        message.file_urls_request.session_id = self.session
        message.file_urls_request.file_names.append(file.name)
        await self.socket.send(message.SerializeToString())
        (place,) = (await self.upload_address.get()).file_urls_response.file_urls
        await asyncio.to_thread(put_file, self.address + place.upload_url, file, self.cookies)
        self.held[uploader.id] = uploaded_state(uploader, file, place)
        await self._wait_for(fragment=uploader.fragment, long=long)

    async def close(self) -> None:
        """Leave."""
        self.tick(0, "")
        await self.socket.close()
        if self.listening:
            await self.listening

    def tick(self, interval: float, fragment: str) -> None:
        """Ask for a fragment again at every interval; an interval of 0 ends it."""
        if self.ticking:
            self.ticking.cancel()
        self.ticking = asyncio.create_task(self._ticks(interval, fragment)) if interval else None

    async def listen(self) -> None:
        """Take every message until the connection closes."""
        async for data in self.socket:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._take(message)

    def _first(self, pattern: str) -> Control | None:
        keys = self.sees(pattern)
        if not keys:
            self.faults.append(f"{self.page}: no control {pattern}")
        return self.controls[keys[0]] if keys else None

    async def _wait_for(self, *pressed: WidgetState, fragment: str = "", long: bool = False) -> None:
        self.tick(0, "")  # a whole new run says anew what ticks
        self.awaited = fragment
        self.answered.clear()
        begun = perf_counter()
        await self._send(pressed, fragment)
        try:
            async with asyncio.timeout(PATIENCE):
                await self.answered.wait()
        except TimeoutError:
            self.faults.append(f"{self.page}: no answer within {PATIENCE:.0f} s")
        self.answers.append(Answer(page=self.page, seconds=perf_counter() - begun, long=long))

    async def _ticks(self, interval: float, fragment: str) -> None:
        while True:
            await asyncio.sleep(interval)
            await self._send((), fragment, tick=True)

    async def _send(self, pressed: Iterable[WidgetState], fragment: str, *, tick: bool = False) -> None:
        message = BackMsg()
        run = message.rerun_script
        run.page_name, run.page_script_hash = "" if self.page_hash else self.page, self.page_hash
        run.query_string = self.query
        run.fragment_id, run.is_auto_rerun = fragment, tick
        run.widget_states.widgets.extend([*self.held.values(), *pressed])
        await self.socket.send(message.SerializeToString())

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._see(message.delta.new_element, message.delta.fragment_id)
        elif kind == "new_session":
            self.running = tuple(message.metadata.run.fragment_ids)
            self.session = message.new_session.initialize.session_id or self.session
            if not self.running:
                self.controls.clear()
        elif kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        elif kind == "script_finished":
            if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self._end()
        elif kind == "auto_rerun":
            self.tick(message.auto_rerun.interval, message.auto_rerun.fragment_id)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "file_urls_response":
            self.upload_address.put_nowait(message)

    def _end(self) -> None:
        """A run is over; what is no longer drawn is held no longer."""
        if not self.running:
            drawn = {control.id for control in self.controls.values()}
            self.held = {id_: state for id_, state in self.held.items() if id_ in drawn}
        if not self.running or self.awaited in self.running:
            self.answered.set()

    def _see(self, element: Element, fragment: str) -> None:
        if element.WhichOneof("type") == "exception":
            self.faults.append(f"{self.page}: {element.exception.type} {element.exception.message}")
        control = control_of(element, fragment)
        if control:
            self.controls[user_key_from_element_id(control.id) or ""] = control
        self.watch(element)


async def arrive(address: str) -> Visitor:
    """A visitor whose connection stands, and who has opened no page yet."""
    cookies = await asyncio.to_thread(cookies_of, address)
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    socket = await connect(stream, max_size=MOST_BYTES, additional_headers=cookies.headers)
    visitor = Visitor(address, socket, cookies)
    visitor.listening = asyncio.create_task(visitor.listen())
    return visitor
