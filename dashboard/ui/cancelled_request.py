"""A request that its browser breaks off, as a cancelled upload or a page left while it opens: no fault."""

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnected


class CancelledRequest:
    """Middleware that ends such a request quietly: there is nobody left to answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            await self.app(scope, receive, send)
        except (ClientDisconnect, WebSocketDisconnected):
            return
