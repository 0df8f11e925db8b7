"""Files that never change are answered from memory."""

import gzip

from anyio.from_thread import start_blocking_portal

from dashboard.ui.kept_files import KeptFiles

SCRIPT = b"export const pi = 3.14159\n" * 100


class Platform:
    """It counts what it is asked for."""

    def __init__(self, content_type: str = "application/javascript") -> None:
        self.asked: list[dict[bytes, bytes]] = []
        self.content_type = content_type

    async def __call__(self, scope, _receive, send):
        self.asked.append(dict(scope["headers"]))
        headers = [(b"content-type", self.content_type.encode()), (b"etag", b"x")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": SCRIPT[:10], "more_body": True})
        await send({"type": "http.response.body", "body": SCRIPT[10:]})


class Leaving(Platform):
    """It breaks off where it hears that the browser has left."""

    async def __call__(self, scope, receive, send):
        if (await receive())["type"] == "http.request":
            await super().__call__(scope, receive, send)


def answered(
    files: KeptFiles, path: str, hears: str = "http.request", **asked: str
) -> tuple[dict[bytes, bytes], bytes]:
    sent = []

    async def receive():
        return {"type": hears}

    async def send(message):
        sent.append(message)

    headers = [(name.replace("_", "-").encode(), value.encode()) for name, value in asked.items()]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers}
    with start_blocking_portal() as portal:  # a browser test may have left a loop running in this thread
        portal.call(files.__call__, scope, receive, send)
    return dict(sent[0]["headers"]), b"".join(message.get("body", b"") for message in sent)


def test_the_platform_is_asked_once_and_each_browser_gets_what_it_can_unpack():
    platform = Platform()
    files = KeptFiles(platform)
    for _ in range(2):
        headers, body = answered(files, "/static/js/index.1a2b.js", accept_encoding="gzip, br")
        assert gzip.decompress(body) == SCRIPT
        assert headers[b"content-encoding"] == b"gzip"
        assert headers[b"content-length"] == str(len(body)).encode()
        assert b"immutable" in headers[b"cache-control"]
        headers, body = answered(files, "/base/static/js/index.1a2b.js")
        assert body == SCRIPT
        assert b"content-encoding" not in headers
    assert len(platform.asked) == 2
    assert all(b"accept-encoding" not in asked for asked in platform.asked)


def test_what_may_change_and_what_is_asked_for_in_part_passes():
    platform = Platform()
    files = KeptFiles(platform)
    for path in ("/train", "/static/favicon.png", "/app/static/mine.js", "/media/0123456789ab/table.csv"):
        assert [answered(files, path, accept_encoding="gzip")[1] for _ in range(2)] == [SCRIPT, SCRIPT]
    answered(files, "/static/js/index.1a2b.js", range="bytes=0-9")
    assert len(platform.asked) == 9
    assert b"range" in platform.asked[-1]


def test_an_address_without_a_file_is_not_kept():
    platform = Platform("text/html; charset=utf-8")  # the platform shows its page instead
    files = KeptFiles(platform)
    for number in range(3):
        assert answered(files, f"/static/js/guess{number}.js")[1] == SCRIPT
    assert files.kept == {}


def test_a_browser_that_leaves_before_it_is_answered_leaves_the_whole_file_to_the_next():
    files = KeptFiles(Leaving())
    for hears in ("http.disconnect", "http.request"):
        assert answered(files, "/static/js/index.1a2b.js", hears)[1] == SCRIPT
