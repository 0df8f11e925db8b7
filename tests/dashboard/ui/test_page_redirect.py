"""A page that is named in another way than the menu names it."""

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from dashboard.ui.page_redirect import PageRedirect


def answered(address: str) -> tuple[int, str | None, bytes]:
    """The status, where it leads to, and the text."""
    path, _, query = address.partition("?")
    scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": []}
    sent = []

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    with start_blocking_portal() as portal:
        portal.call(PageRedirect(PlainTextResponse("the app")), scope, receive, send)
    start, body = sent
    return start["status"], Headers(raw=start["headers"]).get("location"), body["body"]


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/start", "./"),
        ("/Train", "./train"),
        ("/THRESHOLDS?threshold=0.3&held_out=20", "./thresholds?threshold=0.3&held_out=20"),
    ],
)
def test_it_leads_to_the_page_with_its_settings(asked, led_to):
    assert answered(asked) == (307, led_to, b"")


@pytest.mark.parametrize("asked", ["/", "/train", "/train?data=wisconsin", "/nowhere", "/static/start.js"])
def test_every_other_address_passes_as_it_is(asked):
    assert answered(asked) == (200, None, b"the app")
