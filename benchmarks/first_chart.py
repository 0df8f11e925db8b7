"""How long a newcomer waits for a page's first chart, beside a page of plain Streamlit that has one chart."""

import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Request

from tests.browser.server import Server, running

PAGES = {"Start": "", "Sigmoid": "sigmoid", "Loss": "loss", "Train": "train"}
VISITS = 5
WHOLE_SECONDS = 1.5  # after the first chart the page's other parts still come
PAINTED = ".plot svg"  # seen: of the first drawing, or else of the library's
PLAIN_PAINTED = ".js-plotly-plot .scatterlayer path.js-line"
IS_SEEN = """selector => {
    const chart = document.querySelector(selector)
    return chart?.checkVisibility({ visibilityProperty: true }) && chart.getBoundingClientRect().width > 0
}"""
BOUND = 0.8  # of the wait for the plain page
PLAIN_PAGE = """import numpy as np
import plotly.graph_objects as go
import streamlit as st

z = np.linspace(-10, 10, 400)
st.title("Sigmoid")
st.plotly_chart(go.Figure(go.Scatter(x=z, y=1 / (1 + np.exp(-z)), mode="lines")))
"""
PLAIN_SETTINGS = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}

Row = tuple[str, str, str]


def first_charts(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """The server's very first visitor, then several to every page, each with an empty cache."""
    seconds, _ = visit(chromium, server.address)
    rows = [("first chart, a fresh server's first visitor", f"{seconds:.2f} s", "within 2 s")]
    for name, page in PAGES.items():
        visits = [visit(chromium, f"{server.address}/{page}") for _ in range(VISITS)]
        wait, megabytes = (median(values) for values in zip(*visits, strict=True))
        rows.append((f"first chart, {name}", f"{wait:.2f} s", "within 2 s"))
        rows.append((f"transferred, {name}", f"{megabytes:.1f} MB", "under 7.5 MB"))
    return rows


def beside_plain_streamlit(chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """Each page's wait as a share of the plain page's: visits in turn, the median of the pairs' ratios."""
    app = folder / "plain.py"
    app.write_text(PLAIN_PAGE, encoding="utf-8")
    rows: list[Row] = []
    with running(folder / "plain.txt", app, **PLAIN_SETTINGS) as plain:
        visit(chromium, plain.address, PLAIN_PAINTED)
        for name, page in PAGES.items():
            visit(chromium, f"{server.address}/{page}")
            ratios = [
                visit(chromium, f"{server.address}/{page}")[0]
                / visit(chromium, plain.address, PLAIN_PAINTED)[0]
                for _ in range(VISITS)
            ]
            what = f"first chart, {name} : plain Streamlit"
            rows.append((what, f"{median(ratios):.2f}", f"at most {BOUND}"))
    return rows


def visit(chromium: Browser, address: str, painted: str = PAINTED) -> tuple[float, float]:
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
    page.wait_for_function(IS_SEEN, arg=painted)  # asked at every frame; a selector is asked twice a second
    seconds = time.perf_counter() - begun
    page.wait_for_timeout(1000 * WHOLE_SECONDS)
    context.close()
    return seconds, sum(sizes) / 1e6
