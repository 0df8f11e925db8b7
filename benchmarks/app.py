"""The app under load, in a real Chromium: `make bench-app`.

How long a first chart and a button take, paints a second while a slider is dragged and with one and four
runs, how long Pause takes on a million rows, how thirty people who train at once fare, and the memory of
visits. Prints a table and keeps nothing.
"""

import asyncio
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.buttons import button_times
from benchmarks.dragging import paints_while_dragged
from benchmarks.first_chart import Row, beside_plain_streamlit, first_charts
from benchmarks.memory import memory_of_visits
from benchmarks.pauses import pauses
from benchmarks.visitor import crowd
from tests.browser.chromium import executable
from tests.browser.server import FLAGS, running

PEOPLE, CROWD_SECONDS = 30, 20.0
WATCHED_SECONDS = 5.0

expect.set_options(timeout=120_000)


def main() -> None:
    path = executable()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        rows: list[Row] = []
        parts: list[Callable[[Browser, str, Path], list[Row]]] = [
            first_charts,
            beside_plain_streamlit,
            button_times,
            paints_while_dragged,
            smoothness,
            pauses,
            people,
        ]
        for part in parts:
            with running(Path(folder) / "log.txt") as server:
                rows += part(chromium, server.address, Path(folder))
        with running(Path(folder) / "log.txt") as server:
            rows += memory_of_visits(chromium, server.address, Path(folder), server.pid)
        chromium.close()
    print(pd.DataFrame(rows, columns=["measured", "value", "wanted"]).to_string(index=False))


def smoothness(chromium: Browser, address: str, _folder: Path) -> list[Row]:
    """How often the loss is painted while one run trains, and while four do."""
    page = opened(chromium, address + "/train?limit=1000000")
    rows = [("paints a second, one run", f"{paints_a_second(page):.1f}", "at least 25")]
    button(page, "Reset").click()
    button(page, "Compare runs").click()
    for runs in range(2, 5):
        button(page, "Add a run").click()
        expect(button(page, f"Compare runs ({runs})")).to_be_visible()
    page.keyboard.press("Escape")
    rows.append(("paints a second, four runs", f"{paints_a_second(page):.1f}", "at least 25"))
    page.context.close()
    return rows


def paints_a_second(page: Page) -> float:
    """Counted over some seconds of training."""
    button(page, "Play").click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    time.sleep(2)
    before, begun = paints(page), time.perf_counter()
    time.sleep(WATCHED_SECONDS)
    rate = (paints(page) - before) / (time.perf_counter() - begun)
    button(page, "Pause").click()
    expect(page.get_by_text("Paused.")).to_be_visible()
    return rate


def people(chromium: Browser, address: str, _folder: Path) -> list[Row]:
    """Many people at once, one of them with a browser."""
    page = opened(chromium, address + "/train?limit=1000000")
    button(page, "Play").click()
    before, begun = paints(page), time.perf_counter()
    visitors = in_own_thread(address)
    rate = (paints(page) - before) / (time.perf_counter() - begun)
    page.context.close()
    gaps = np.concatenate([np.diff(visitor.news) for visitor in visitors])
    answers = np.concatenate([visitor.answers for visitor in visitors])
    return [
        (
            f"new points, {PEOPLE} people",
            f"every {np.median(gaps):.2f} s, p95 {quantile(gaps):.2f}",
            "every 2 s",
        ),
        (f"click answered, {PEOPLE} people", f"p95 {1000 * quantile(answers):.0f} ms", "within 500 ms"),
        (f"paints a second, one of {PEOPLE} people", f"{rate:.1f}", "at least 25"),
    ]


def in_own_thread(address: str) -> list:
    """The crowd, in a thread whose loop does not meet the browser's."""

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, crowd(address, PEOPLE - 1, CROWD_SECONDS)).result()


def quantile(values: np.ndarray) -> float:
    return float(np.quantile(values, 0.95))


def opened(chromium: Browser, address: str) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address)
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    return page


def button(page: Page, name: str):
    return page.get_by_role("button", name=name, exact=True)


def paints(page: Page) -> int:
    return int(page.locator(".plot").first.get_attribute("data-paints") or 0)


if __name__ == "__main__":
    main()
