"""A real server and a real Chromium.

A console error, a request to anywhere else, or a traceback in the server's log fails the test.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from tests.browser.chromium import executable
from tests.browser.server import FLAGS, Server, running

# On an address deeper than the root the platform first looks for its server below that address.
PROBES = ("/_stcore/health", "/_stcore/host-config")
VIEWPORT = ViewportSize(width=1280, height=900)

expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A browser beside other work on few cores may be late; what is broken is broken every time.
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(scope="session")
def browser():
    path = executable()
    if path is None:
        if os.environ.get("LOGREG_BROWSER") == "required":
            pytest.fail("The browser tests must run, but there is no Chromium.")
        pytest.skip("There is no Chromium: python -m tests.browser.chromium gets one.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("server") / "log.txt") as started:
        yield started


@pytest.fixture(scope="session")
def tab(browser: Browser, server: Server):
    """The one tab of the tests that take `page`: what it has compiled stays, a page costs a third less."""
    visitor = browser.new_context(base_url=server.address, viewport=VIEWPORT)
    yield visitor.new_page()
    visitor.close()


@pytest.fixture
def page(tab: Page, server: Server):
    """A tab without a past, but for what `go_back` would find; scripts at its start need a `context`."""
    with watched(tab.context, server):
        yield tab
        for other in tab.context.pages:
            if other is not tab:
                other.close()
        if tab.url.startswith(server.address):
            tab.evaluate("sessionStorage.clear(), localStorage.clear()")
        tab.goto("about:blank")
        tab.unroute_all()
        tab.emulate_media(color_scheme="null", reduced_motion="null")
        tab.set_viewport_size(VIEWPORT)
        tab.context.clear_cookies()
        tab.context.clear_permissions()


@pytest.fixture
def context(browser: Browser, server: Server):
    """A visitor of their own; `context.new_page()` opens another tab of the same browser."""
    visitor = browser.new_context(base_url=server.address, viewport=VIEWPORT)
    with watched(visitor, server):
        yield visitor
        visitor.close()


@contextmanager
def watched(visitor: BrowserContext, server: Server) -> Iterator[None]:
    """At the end no page of the visitor has complained or asked anybody else, and nothing is in the log."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not url.endswith(PROBES):
            complaints.append(f"{message.text} ({url})")

    def watch(request: Request) -> None:
        if not request.url.startswith((server.address, "data:", "blob:")):
            complaints.append(f"a request left the machine: {request.url}")

    def fail(error: WebError) -> None:
        complaints.append(str(error.error))

    def leave(dialog: Dialog) -> None:
        dialog.accept()  # unsaved work may be left

    visitor.on("request", watch)
    visitor.on("weberror", fail)
    visitor.on("console", note)
    visitor.on("dialog", leave)
    start = len(server.log.read_text())
    yield
    visitor.remove_listener("request", watch)
    visitor.remove_listener("weberror", fail)
    visitor.remove_listener("console", note)
    visitor.remove_listener("dialog", leave)
    assert not complaints
    assert "Traceback" not in server.log.read_text()[start:]
