"""How often a chart is painted while a slider beside it is dragged."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, expect

from benchmarks.first_chart import Row
from tests.browser.server import Server

SECONDS = 2.0
# To and fro, a step in each frame, as the fastest hand would.
DRIVE = """async (slider, ms) => {
  const [low, high, from] = [slider.min, slider.max, slider.value].map(Number)
  const step = Math.max(Number(slider.step), (high - low) / 200)
  const begun = performance.now()
  let [frames, at, way] = [0, from, 1]
  for (; performance.now() - begun < ms; frames++) {
    if (at + way * step > high || at + way * step < low) way = -way
    at += way * step
    slider.value = String(at)
    slider.setAttribute("value", slider.value)
    slider.dispatchEvent(new Event("input", { bubbles: true }))
    await new Promise(requestAnimationFrame)
  }
  return frames
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dragged:
    """What is dragged on a page, and the chart that follows it."""

    name: str
    address: str
    slider: str
    chart: str
    opener: str = ""  # what is clicked to see the slider


MANY, MAP = "/loss?view=many-samples", "/train?shown=path"
THRESHOLD = ".logreg-decision .slider input"
DRAGGED = (
    Dragged(name="Sigmoid, z", address="/sigmoid", slider=".st-key-z_slider input", chart="sigmoid"),
    Dragged(name="Loss, p", address="/loss", slider=".st-key-p_slider input", chart="loss_p"),
    Dragged(name="Loss, b", address=MANY, slider=".st-key-b_slider input", chart="curve"),
    Dragged(name="Train, overlap", address="/train", slider=".st-key-overlap input", chart="fit"),
    Dragged(name="Train, rate", address=MAP, slider=".st-key-learning_rate_slider input", chart="path"),
    Dragged(name="Train, L2", address=MAP, slider=".st-key-l2 input", chart="path"),
    Dragged(name="Predict, size", address="/predict", slider=".logreg-slider input", chart="waterfall"),
    Dragged(name="Thresholds, A", address="/thresholds", slider=THRESHOLD, chart="scores", opener=".frame"),
)


def paints_while_dragged(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """Paints a second beside the browser's frames, for each of them."""
    return [_row(chromium, server.address, dragged) for dragged in DRAGGED]


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
    if dragged.opener:
        page.locator(dragged.opener).first.click()
    slider = page.locator(dragged.slider).first
    slider.scroll_into_view_if_needed()
    before = _painted(plot)
    frames = int(slider.evaluate(DRIVE, 1000 * SECONDS))
    paints = _painted(plot) - before
    page.context.close()
    words = f"{paints / SECONDS:.0f} in {frames / SECONDS:.0f} frames"
    return f"paints a second while dragged, {dragged.name}", words, "60"


def _painted(plot: Locator) -> int:
    return int(plot.get_attribute("data-paints") or 0)
