"""How often a chart is painted while a slider or a line on it is dragged, by a real mouse."""

import math
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.first_chart import Row

SECONDS = 2.0
REACH_PX = 40  # to either side
COUNT = """() => {
  window.frames = 0
  const count = () => { window.frames += 1; requestAnimationFrame(count) }
  requestAnimationFrame(count)
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dragged:
    """What is dragged on a page, and the chart that follows it."""

    name: str
    address: str
    control: str
    chart: str


MANY, MAP = "/loss?view=many-samples", "/train?shown=path"
DRAGGED = (
    Dragged(name="Sigmoid, z", address="/sigmoid", control=".st-key-z_slider input", chart="sigmoid"),
    Dragged(name="Sigmoid, the line", address="/sigmoid", control=".handle", chart="sigmoid"),
    Dragged(name="Loss, p", address="/loss", control=".st-key-p_slider input", chart="loss_p"),
    Dragged(name="Loss, b", address=MANY, control=".st-key-b_slider input", chart="curve"),
    Dragged(name="Train, overlap", address="/train", control=".st-key-overlap input", chart="fit"),
    Dragged(name="Train, rate", address=MAP, control=".st-key-learning_rate_slider input", chart="path"),
    Dragged(name="Train, L2", address=MAP, control=".st-key-l2 input", chart="path"),
    Dragged(name="Predict, size", address="/predict", control=".logreg-slider input", chart="waterfall"),
)


def paints_while_dragged(chromium: Browser, address: str, _folder: Path) -> list[Row]:
    """Paints a second beside the browser's frames, for each of them."""
    return [_row(chromium, address, dragged) for dragged in DRAGGED]


def _row(chromium: Browser, address: str, dragged: Dragged) -> Row:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address + dragged.address)
    fit = page.get_by_role("button", name="Fit the tumour sizes")
    plot = page.locator(f".st-key-{dragged.chart} .plot[data-paints]")
    expect(fit.or_(plot).first).to_be_visible()
    if fit.is_visible():
        fit.click()
    expect(plot).to_be_visible()
    page.wait_for_timeout(2_000)
    control = page.locator(dragged.control).first
    control.scroll_into_view_if_needed()
    paints, frames = _drag(page, control, plot)
    page.context.close()
    return f"paints a second while dragged, {dragged.name}", f"{paints:.0f} of {frames:.0f} frames", "60"


def _drag(page: Page, control: Locator, plot: Locator) -> tuple[float, float]:
    """Paints and frames a second while the mouse goes to and fro."""
    x, y = control.evaluate(
        """node => {
          const { left, top, width, height } = node.getBoundingClientRect()
          const thumb = 16
          const share = (node.value - node.min) / (node.max - node.min)
          const wide = node.type === "range" && width > 2 * thumb
          return [left + (wide ? thumb / 2 + share * (width - thumb) : width / 2), top + height / 2]
        }"""
    )
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(COUNT)
    before, begun = _painted(plot), time.perf_counter()
    while (passed := time.perf_counter() - begun) < SECONDS:
        page.mouse.move(x + REACH_PX * math.sin(6 * passed), y)
    paints, frames = _painted(plot) - before, int(page.evaluate("window.frames"))
    page.mouse.up()
    return paints / passed, frames / passed


def _painted(plot: Locator) -> int:
    return int(plot.get_attribute("data-paints") or 0)
