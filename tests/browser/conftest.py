"""A real server and a real Chromium.

A console error, a request to anywhere else, or a traceback in the server's log fails the test.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from tests.browser.chromium import executable
from tests.browser.server import FLAGS, Server, running

# On an address deeper than the root the platform first looks for its server below that address.
PROBES = ("/_stcore/health", "/_stcore/host-config")

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


@pytest.fixture
def context(browser: Browser, server: Server):
    """A visitor of their own; `context.new_page()` opens another tab of the same browser."""
    visitor = browser.new_context(base_url=server.address, viewport={"width": 1280, "height": 900})
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        url = message.location["url"]
        if message.type == "error" and not url.endswith(PROBES):
            complaints.append(f"{message.text} ({url})")

    def watch(request: Request) -> None:
        if not request.url.startswith((server.address, "data:", "blob:")):
            complaints.append(f"a request left the machine: {request.url}")

    def listen(page: Page) -> None:
        page.on("request", watch)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", note)
        page.on("dialog", lambda dialog: dialog.accept())  # unsaved work may be left

    visitor.on("page", listen)
    start = len(server.log.read_text())
    yield visitor
    visitor.close()
    assert not complaints
    assert "Traceback" not in server.log.read_text()[start:]


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
