"""Memory of the server: what a visit with a file costs, what many uploads leave, and what goes back."""

import re
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from benchmarks.first_chart import Row
from benchmarks.server_state import megabytes
from benchmarks.tables import table_of
from tests.browser.server import Server

ROWS, VISITS, UPLOADS = 300_000, 12, 50
BACK_SECONDS = 180.0  # after which the memory of a closed visit has to be back


def memory_of_visits(chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """Megabytes over the idle server: one open visit once trained, twelve closed ones, fifty uploads."""
    address, pid = server.address, server.pid
    large, small = table_of(folder / "large.csv", ROWS), table_of(folder / "small.csv", ROWS // 10)
    _close(_trained(chromium, address, small))  # loads what only a first visit loads
    time.sleep(BACK_SECONDS)
    idle = megabytes(pid)
    page = _trained(chromium, address, large)
    time.sleep(20)  # the server gives back what is free every 15 seconds
    rows = [_row("an open visit with 29 MB, trained", megabytes(pid) - idle, 100)]
    _close(page)
    for _ in range(VISITS - 1):
        _close(_trained(chromium, address, large))
    time.sleep(BACK_SECONDS)
    rows.append(
        _row(f"{VISITS} such visits, {BACK_SECONDS:.0f} s after the last", megabytes(pid) - idle, 150)
    )
    page = _opened(chromium, address)
    for number in range(UPLOADS):
        _drop(page, small)
        if number == 0:
            first = megabytes(pid)
    rows.append(_row(f"{UPLOADS} uploads of 3 MB in one visit, after the first", megabytes(pid) - first, 50))
    _close(page)
    return rows


def _row(what: str, value: float, bound: float) -> Row:
    return f"memory over idle: {what}", f"{value:.0f} MB", f"at most {bound:.0f} MB"


def _opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{address}/data")
    expect(page.get_by_role("heading", name="Data", exact=True)).to_be_visible()
    return page


def _drop(page: Page, file: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text(re.compile(rf"{re.escape(file.name)}\s+[0-9,]+ rows")).first).to_be_visible()
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")


def _trained(chromium: Browser, address: str, file: Path) -> Page:
    page = _opened(chromium, address)
    _drop(page, file)
    page.locator("a[href]").filter(has_text="Train on them").click()
    page.get_by_role("button", name="Play", exact=True).click()
    time.sleep(3)
    return page


def _close(page: Page) -> None:
    page.context.close()
