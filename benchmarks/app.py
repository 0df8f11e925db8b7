"""The app under load, in a real Chromium: `make bench-app`.

How long a first chart and a button take, paints a second while a slider is dragged and with one and four
runs, how long Pause takes on a million rows, how thirty people who train at once and a hundred mixed
visitors fare, a slider beside another visitor's long computation, large tables on Coefficients, and the
memory of visits. Prints a table; what the hall carries goes into the README as well. Names of parts as
arguments run these alone: `python -m benchmarks.app hall page_shares`.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.buttons import button_times
from benchmarks.dragging import paints_while_dragged
from benchmarks.first_chart import Row, beside_plain_streamlit, first_charts
from benchmarks.hall import BEGIN, END, hall, hall_section, page_shares
from benchmarks.large_coefficients import large_coefficients
from benchmarks.long_work import beside_long_work
from benchmarks.memory import memory_of_visits
from benchmarks.own_loop import run_apart
from benchmarks.pauses import pauses
from benchmarks.report import write_into_readme
from benchmarks.train_crowd import train_together
from tests.browser.chromium import executable
from tests.browser.server import FLAGS, Server, running

PEOPLE, CROWD_SECONDS = 30, 20.0
WATCHED_SECONDS = 5.0

expect.set_options(timeout=120_000)


def main(asked: Sequence[str]) -> None:
    """Each part against a server of its own."""
    parts: list[Callable[[Browser, Server, Path], list[Row]]] = [
        first_charts,
        beside_plain_streamlit,
        button_times,
        paints_while_dragged,
        smoothness,
        pauses,
        people,
        hall,
        page_shares,
        beside_long_work,
        large_coefficients,
        memory_of_visits,
    ]
    chosen = [part for part in parts if not asked or part.__name__ in asked]
    rows: list[Row] = []
    path = executable()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for part in chosen:
            with running(Path(folder) / "log.txt") as server:
                found = part(chromium, server, Path(folder))
            print(
                pd.DataFrame(found, columns=["measured", "value", "wanted"]).to_string(index=False),
                flush=True,
            )
            rows += found
        chromium.close()
    if hall in chosen:
        write_into_readme(hall_section(rows), BEGIN, END)


def smoothness(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """How often the loss is painted while one run trains, and while four do."""
    page = opened(chromium, server.address + "/train?limit=1000000")
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


def people(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """Many people at once, one of them with a browser."""
    page = opened(chromium, server.address + "/train?limit=1000000")
    button(page, "Play").click()
    before, begun = paints(page), time.perf_counter()
    trainees = run_apart(train_together(server.address, PEOPLE - 1, CROWD_SECONDS))
    rate = (paints(page) - before) / (time.perf_counter() - begun)
    page.context.close()
    gaps = np.concatenate([np.diff(trainee.news) for trainee in trainees])
    answers = np.array([answer.seconds for trainee in trainees for answer in trainee.visitor.answers])
    return [
        (
            f"new points, {PEOPLE} people",
            f"every {np.median(gaps):.2f} s, p95 {quantile(gaps):.2f}",
            "every 2 s",
        ),
        (f"click answered, {PEOPLE} people", f"p95 {1000 * quantile(answers):.0f} ms", "within 500 ms"),
        (f"paints a second, one of {PEOPLE} people", f"{rate:.1f}", "at least 25"),
    ]


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
    main(sys.argv[1:])
