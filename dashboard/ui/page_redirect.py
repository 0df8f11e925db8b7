"""An address that names a page in another way than the menu does: /start, /Train."""

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.ui.navigation import TITLES


class PageRedirect:
    """Middleware that leads such an address to the page it means, its settings with it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = scope.get("path", "").rpartition("/")[2]
        if scope["type"] == "http" and (page := asked.lower()) in TITLES and asked != _address(page):
            query = scope["query_string"].decode("latin-1")
            answer = RedirectResponse(f"./{_address(page)}{'?' if query else ''}{query}")
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _address(page: str) -> str:
    """What follows the last stroke: nothing for the first page."""
    return "" if page == "start" else page
