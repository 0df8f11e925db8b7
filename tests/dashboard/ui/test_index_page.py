"""The platform's page, completed before it is sent."""

from anyio.from_thread import start_blocking_portal

from dashboard.ui.components.assets import LIBRARY
from dashboard.ui.index_page import IndexPage, completed

PAGE = "<html><head><title>Streamlit</title></head><body><div id=root></div></body></html>"


def answered(
    headers: dict[str, str], content_type: str, body: bytes
) -> tuple[dict[bytes, bytes], bytes, dict]:
    """What the browser gets, and which headers the platform was asked with."""
    asked, sent = {}, []

    async def platform(scope, _receive, send):
        asked.update(scope["headers"])
        start = [(b"content-type", content_type.encode()), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": [*start, (b"etag", b"x")]})
        await send({"type": "http.response.body", "body": body[:10], "more_body": True})
        await send({"type": "http.response.body", "body": body[10:]})

    async def receive():
        return {"type": "http.request"}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "headers": [(k.encode(), v.encode()) for k, v in headers.items()]}
    with start_blocking_portal() as portal:  # a browser test may have left a loop running in this thread
        portal.call(IndexPage(platform), scope, receive, send)
    whole = b"".join(message.get("body", b"") for message in sent)
    return dict(sent[0]["headers"]), whole, asked


def test_a_page_is_completed_whole_unpacked_and_with_its_new_length():
    browser = {"accept": "text/html", "accept-encoding": "gzip", "if-none-match": "x"}
    headers, body, asked = answered(browser, "text/html; charset=utf-8", PAGE.encode())
    assert set(asked) == {b"accept"}
    assert body.decode() == completed(PAGE)
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers


def test_everything_else_passes_as_it_is():
    assert answered({"accept": "*/*"}, "text/html", PAGE.encode())[1] == PAGE.encode()
    assert (
        answered({"accept": "text/html"}, "application/json", b'{"a": [1, 2, 3]}')[1] == b'{"a": [1, 2, 3]}'
    )


def test_the_page_has_a_title_fetches_the_scripts_then_the_library_and_is_styled_last():
    page = completed(PAGE)
    assert "<title>Logistic regression</title>" in page
    assert page.index("importmap") < page.index("modulepreload"), "a map counts before all scripts alone"
    assert page.index("modulepreload") < page.index(LIBRARY) < page.index("</head>")
    assert page.index("</head>") < page.index("--class-0:") < page.index("</body>")
