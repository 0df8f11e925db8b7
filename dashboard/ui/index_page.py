"""The one HTML page that the platform serves, with what must be there before the app is.

The style sheet, so that nothing is laid out twice; the scripts and the library that draw, fetched at once;
the script that shows the app when it is laid out; and, before the platform's own, the one that completes the
address after a reload.
"""

from functools import cache

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.ui.components import assets, platform_scripts
from dashboard.ui.style_sheet import STYLE

TITLE = "Logistic regression"
_SKIP = '<a class="skip" href="#root">Skip to the main control</a>'
_HIDING = """<style>
html { color-scheme: light dark; background: light-dark(#ffffff, #11161c); }
html:not(.laid-out) #root * { visibility: hidden !important; }
</style>"""


class IndexPage:
    """Middleware that completes the platform's page; everything else passes as it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        await self.app(_plainly(scope), receive, _completing(send))


def _plainly(scope: Scope) -> Scope:
    """The request, asking for the page unpacked and whole: a browser's copy of the platform's is not ours."""
    unwanted = (b"accept-encoding", b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [(name, value) for name, value in scope["headers"] if name not in unwanted]}


def _completing(send: Send) -> Send:
    """What sends an answer on, a page of HTML once it is whole."""
    start: Message = {}
    body = bytearray()

    async def complete(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
            if not _is_page(message):
                await send(message)
            return
        if not _is_page(start):
            await send(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        whole = completed(body.decode("utf-8")).encode("utf-8")
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(whole))
        del headers["etag"]
        await send(start)
        await send({"type": "http.response.body", "body": whole})

    return complete


def _is_page(start: Message) -> bool:
    found = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] == 200 and found.startswith("text/html")


def completed(page: str) -> str:
    """The platform's page with what is ours: our style sheet stands behind those that it adds to the head."""
    for theirs, with_ours in (
        ("<title>Streamlit</title>", f"<title>{TITLE}</title>{_import_map()}"),
        ("</head>", f"{_head()}</head>"),
        ("<body>", f"<body>{_SKIP}"),
        ("</body>", f"{STYLE}</body>"),
    ):
        page = page.replace(theirs, with_ours, 1)
    return page


@cache
def _head() -> str:
    ours = assets.assets_address()
    reload, opening = (
        (assets.SOURCES / name).read_text(encoding="utf-8") for name in ("reload.js", "opening.js")
    )
    scripts = [f"{ours}/{assets.SCRIPTS}", *platform_scripts.early_scripts()]
    preloads = "".join(f'<link rel="modulepreload" crossorigin href="./{script}">' for script in scripts)
    library = f'<link rel="preload" as="fetch" crossorigin href="./{ours}/{assets.LIBRARY}">'
    scripts_in_page = f'<script>{reload}</script><script type="module">{opening}</script>'
    return f"{_HIDING}{preloads}{library}{scripts_in_page}"


@cache
def _import_map() -> str:
    """It must stand before every script that it is about."""
    return f'<script type="importmap">{platform_scripts.import_map(assets.assets_address())}</script>'
