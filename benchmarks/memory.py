"""Memory of the server: what a visit with a file costs, what many uploads leave, and what goes back."""

import re
import time
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, expect

from benchmarks.first_chart import Row

ROWS, COLUMNS, VISITS, UPLOADS = 300_000, 14, 12, 50
BACK_SECONDS = 180.0  # after which the memory of a closed visit has to be back
PAGE_BYTES = 4096


def memory_of_visits(chromium: Browser, address: str, folder: Path, pid: int) -> list[Row]:
    """Megabytes over the idle server: one open visit once trained, twelve closed ones, fifty uploads."""
    large, small = _table(folder / "large.csv", ROWS), _table(folder / "small.csv", ROWS // 10)
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


def megabytes(pid: int) -> float:
    """The resident memory of a process of this machine, Linux only."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


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


def _table(file: Path, rows: int) -> Path:
    """Thirteen numbers of several digits and an answer that depends on the first, written once."""
    if not file.exists():
        rng = np.random.default_rng(0)
        X = rng.normal(scale=10, size=(rows, COLUMNS - 1)).round(4)
        frame = pd.DataFrame(X, columns=[f"x{j}" for j in range(COLUMNS - 1)])
        frame["y"] = (X[:, 0] + rng.normal(scale=10, size=rows) > 0).astype(int)
        frame.to_csv(file, index=False)
    return file
