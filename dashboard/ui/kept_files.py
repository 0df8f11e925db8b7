"""Scripts, styles and fonts, kept in memory and packed once.

A first visit asks for a hundred of them. Read from the disk in pieces and sent unpacked they are three
megabytes, and take a third of a second of the server's one thread; kept, half of it.
"""

import asyncio
import gzip
import re
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Their addresses change with what they hold: by the platform's digest or by ours.
_UNCHANGING = re.compile(r"/static/((js|css|media)/[^/]+|[0-9a-f]{12}/[^/]+)$")
_PACKED = re.compile(r"(javascript|css)\b")
_CONDITIONS = ("range", "if-none-match", "if-modified-since", "if-range")
_YEAR = "public, immutable, max-age=31536000"


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What is sent for one of them."""

    headers: list[tuple[bytes, bytes]]
    body: bytes


class KeptFiles:
    """Middleware that answers for such a file with what the platform has answered once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.kept: dict[tuple[str, bool], _Answer] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _UNCHANGING.search(scope["path"]):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if any(name in headers for name in _CONDITIONS):
            await self.app(scope, receive, send)
            return
        asked = scope["path"], "gzip" in headers.get("accept-encoding", "")
        if asked not in self.kept:
            start, body = await self._answered(scope)
            if start["status"] != 200 or "html" in Headers(raw=start["headers"]).get("content-type", ""):
                await send(start)  # there is no such file
                await send({"type": "http.response.body", "body": body})
                return
            self.kept[asked] = await asyncio.to_thread(_answer, start, body, packed=asked[1])
        answer = self.kept[asked]
        await send({"type": "http.response.start", "status": 200, "headers": answer.headers})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answered(self, scope: Scope) -> tuple[Message, bytes]:
        """The platform's answer, unpacked, and whole even where the browser that asked has left."""
        start: Message = {}
        body = bytearray()
        request: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

        async def ask() -> Message:
            if not request:
                await asyncio.Event().wait()
            return request.pop()

        async def take(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
            else:
                body.extend(message.get("body", b""))

        plainly = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self.app({**scope, "headers": plainly}, ask, take)
        return start, bytes(body)


def _answer(start: Message, body: bytes, *, packed: bool) -> _Answer:
    headers = MutableHeaders(raw=list(start["headers"]))
    headers["cache-control"] = _YEAR
    if packed and _PACKED.search(headers.get("content-type", "")):
        body = gzip.compress(body, mtime=0)
        headers["content-encoding"] = "gzip"
        headers["vary"] = "Accept-Encoding"
        del headers["etag"]  # that of the unpacked one
    headers["content-length"] = str(len(body))
    return _Answer(headers=headers.raw, body=body)
