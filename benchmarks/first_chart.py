"""How long a newcomer waits for a page's first chart, and what is transferred until the page is whole."""

import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Request

PAGES = ("start", "sigmoid", "loss", "train")
VISITS = 5
WHOLE_SECONDS = 1.5  # after the first chart the page's other parts still come

Row = tuple[str, str, str]


def first_charts(chromium: Browser, address: str, _folder: Path) -> list[Row]:
    """The server's very first visitor, then several to every page, each with an empty cache."""
    seconds, _ = visit(chromium, f"{address}/{PAGES[0]}")
    rows = [("first chart, a fresh server's first visitor", f"{seconds:.2f} s", "within 2 s")]
    for page in PAGES:
        visits = [visit(chromium, f"{address}/{page}") for _ in range(VISITS)]
        wait, megabytes = (median(values) for values in zip(*visits, strict=True))
        rows.append((f"first chart, {page.capitalize()}", f"{wait:.2f} s", "within 2 s"))
        rows.append((f"transferred, {page.capitalize()}", f"{megabytes:.1f} MB", "under 7.5 MB"))
    return rows


def visit(chromium: Browser, address: str) -> tuple[float, float]:
    """Seconds until the first chart is painted, and megabytes until the page is whole."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    sizes: list[int] = []

    def weigh(request: Request) -> None:
        if request.url.startswith("http"):
            sizes.append(max(0, request.sizes()["responseBodySize"]))

    page.on("requestfinished", weigh)
    begun = time.perf_counter()
    page.goto(address)
    page.wait_for_selector(".plot[data-paints]")
    seconds = time.perf_counter() - begun
    page.wait_for_timeout(1000 * WHOLE_SECONDS)
    context.close()
    return seconds, sum(sizes) / 1e6
