"""An upload that is broken off half-way."""

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.requests import Request
from starlette.websockets import WebSocket

from dashboard.ui.cancelled_request import CancelledRequest

SCOPE = {"type": "http", "method": "PUT", "path": "/", "query_string": b"", "headers": []}


def served(app, *messages):
    """The request with these messages, and what is sent back."""
    left, sent = list(messages), []

    async def receive():
        return left.pop(0)

    async def send(message):
        sent.append(message)

    with start_blocking_portal() as portal:
        portal.call(CancelledRequest(app), SCOPE, receive, send)
    return sent


async def upload(scope, receive, _send):
    await Request(scope, receive).body()


def test_an_upload_that_is_broken_off_is_no_fault():
    half = {"type": "http.request", "body": b"1,2\n", "more_body": True}
    assert served(upload, half, {"type": "http.disconnect"}) == []


def test_a_page_that_is_left_while_it_opens_is_no_fault():
    async def close_twice(scope, receive, send):
        socket = WebSocket({**scope, "type": "websocket"}, receive, send)
        await socket.accept()
        await socket.close()
        await socket.close()

    sent = served(close_twice, {"type": "websocket.connect"})
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.close"]


def test_every_other_fault_is_still_one():
    async def broken(_scope, _receive, _send):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        served(broken)
