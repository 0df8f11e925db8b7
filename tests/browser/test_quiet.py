"""Nothing moves while a page loads: Cumulative Layout Shift, as browsers measure it."""

import pytest
from playwright.sync_api import Browser

from dashboard.ui.navigation import TITLES
from tests.browser.rest import AT_REST
from tests.browser.server import Server

WATCH = """
window.shifts = 0
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
MOST = 0.05
PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["1280", "390"])
def test_nothing_moves_while_a_page_loads(browser: Browser, server: Server, size):
    moved = {}
    for name in TITLES:
        visitor = browser.new_context(base_url=server.address, viewport=size)
        page = visitor.new_page()
        page.add_init_script(WATCH)
        page.goto("/" if name == "start" else f"/{name}")
        page.wait_for_selector("html.laid-out", state="attached", timeout=60_000)
        page.wait_for_selector(AT_REST)
        page.wait_for_timeout(1_500)
        moved[name] = round(page.evaluate("window.shifts"), 3)
        visitor.close()
    assert {name: shift for name, shift in moved.items() if shift > MOST} == {}
