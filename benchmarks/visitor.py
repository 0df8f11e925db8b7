"""A visitor without a browser: speaks the app's own protocol, presses Play and Pause, and keeps the times."""

import asyncio
import json
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 50_000_000  # of one message


@dataclass(slots=True)
class Visitor:
    """One open Train page: the buttons it sees, when its iteration changed, and how long clicks took."""

    socket: ClientConnection
    buttons: dict[str, str] = field(default_factory=dict)  # label -> id
    iteration: str = ""
    news: list[float] = field(default_factory=list)  # clock, whenever the iteration had changed
    answers: list[float] = field(default_factory=list)  # seconds from a click to the page's new buttons
    ticking: asyncio.Task[None] | None = None
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        """Take every message until the connection closes."""
        async for data in self.socket:
            message = ForwardMsg()
            message.ParseFromString(data if isinstance(data, bytes) else data.encode())
            self._take(message)

    def _take(self, message: ForwardMsg) -> None:
        if message.HasField("auto_rerun"):
            self.tick(message.auto_rerun.interval, message.auto_rerun.fragment_id)
        element = message.delta.new_element
        if element.HasField("button"):
            self.buttons[element.button.label] = element.button.id
            self.changed.set()
        if element.HasField("bidi_component") and element.bidi_component.component_name == "readout":
            self._read(json.loads(element.bidi_component.json))

    def _read(self, data: dict[str, Any]) -> None:
        (main,) = [cell["value"] for cell in data["spec"]["cells"] if cell["main"]] or [self.iteration]
        if main != self.iteration:
            self.iteration = main
            self.news.append(perf_counter())

    def tick(self, interval: float, fragment: str) -> None:
        """Ask for a fragment again at every interval; an interval of 0 ends it."""
        if self.ticking:
            self.ticking.cancel()
        self.ticking = asyncio.create_task(self._ticks(interval, fragment)) if interval else None

    async def _ticks(self, interval: float, fragment: str) -> None:
        while True:
            await asyncio.sleep(interval)
            await self._send(fragment=fragment)

    async def open(self) -> None:
        """Ask for the page and wait until its buttons are there."""
        await self._send()
        while "Play" not in self.buttons:
            await self._next()

    async def click(self, label: str, until: str) -> None:
        """Press a button and wait for the one that takes its place."""
        button = self.buttons[label]
        self.buttons.pop(until, None)
        self.tick(0, "")  # a whole new run, which says anew what ticks
        begun = perf_counter()
        await self._send(button=button)
        while until not in self.buttons:
            await self._next()
        self.answers.append(perf_counter() - begun)

    async def _next(self) -> None:
        self.changed.clear()
        await asyncio.wait_for(self.changed.wait(), 60)

    async def _send(self, *, button: str = "", fragment: str = "") -> None:
        message = BackMsg()
        message.rerun_script.page_name = "train"
        message.rerun_script.query_string = "limit=1000000"
        message.rerun_script.fragment_id = fragment
        message.rerun_script.is_auto_rerun = bool(fragment)
        if button:
            widget = message.rerun_script.widget_states.widgets.add()
            widget.id, widget.trigger_value = button, True
        await self.socket.send(message.SerializeToString())


async def crowd(address: str, people: int, seconds: float) -> list[Visitor]:
    """So many people train at once for so long, each pausing once and going on in the middle."""
    stream = address.replace("http", "ws", 1) + "/_stcore/stream"
    sockets = [await connect(stream, max_size=MOST_BYTES) for _ in range(people)]
    visitors = [Visitor(socket) for socket in sockets]
    listening = [asyncio.create_task(visitor.listen()) for visitor in visitors]
    for visitor in visitors:
        await visitor.open()
    await asyncio.gather(*(_train(visitor, i / people, seconds) for i, visitor in enumerate(visitors)))
    for visitor in visitors:
        visitor.tick(0, "")
        await visitor.socket.close()
    await asyncio.gather(*listening)
    return visitors


async def _train(visitor: Visitor, phase: float, seconds: float) -> None:
    await asyncio.sleep(2 * phase)
    await visitor.click("Play", until="Pause")
    visitor.news.clear()
    visitor.answers.clear()
    await asyncio.sleep(seconds / 2)
    gaps = visitor.news.copy()
    await visitor.click("Pause", until="Play")
    await visitor.click("Play", until="Pause")
    await asyncio.sleep(seconds / 2)
    visitor.news = gaps
    await visitor.click("Pause", until="Play")
