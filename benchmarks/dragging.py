"""How often a chart is painted while a slider beside it is dragged."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, expect

from benchmarks.first_chart import Row
from tests.browser.dragging import dragged
from tests.browser.server import Server

SECONDS = 2.0
MANY, MAP = "/loss?view=many-samples", "/train?shown=path"
THRESHOLD = ".logreg-decision .slider input"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slider:
    """A slider of a page, and the chart that follows it."""

    name: str
    address: str
    slider: str
    chart: str
    opener: str = ""  # what is clicked to see the slider


SLIDERS = (
    Slider(name="Sigmoid, z", address="/sigmoid", slider=".st-key-z_slider input", chart="sigmoid"),
    Slider(name="Loss, p", address="/loss", slider=".st-key-p_slider input", chart="loss_p"),
    Slider(name="Loss, b", address=MANY, slider=".st-key-b_slider input", chart="curve"),
    Slider(name="Train, overlap", address="/train", slider=".st-key-overlap input", chart="fit"),
    Slider(name="Train, rate", address=MAP, slider=".st-key-learning_rate_slider input", chart="path"),
    Slider(name="Train, L2", address=MAP, slider=".st-key-l2 input", chart="path"),
    Slider(name="Predict, size", address="/predict", slider=".logreg-slider input", chart="waterfall"),
    Slider(name="Thresholds, A", address="/thresholds", slider=THRESHOLD, chart="scores", opener=".frame"),
)


def paints_while_dragged(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """Paints a second beside the browser's frames, for each of them."""
    return [_row(chromium, server.address, slider) for slider in SLIDERS]


def _row(chromium: Browser, address: str, slider: Slider) -> Row:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(address + slider.address)
    fit = page.get_by_role("button", name="Fit the tumour sizes")
    plot = page.locator(f".st-key-{slider.chart} .plot[data-paints]")
    expect(fit.or_(plot).first).to_be_visible()
    if fit.is_visible():
        fit.click()
    expect(plot).to_be_visible()
    page.wait_for_timeout(2_000)
    if slider.opener:
        page.locator(slider.opener).first.click()
    place = page.locator(slider.slider).first
    place.scroll_into_view_if_needed()
    seen = dragged(place, plot, frames=10_000, seconds=SECONDS)
    page.context.close()
    words = f"{seen.paints / SECONDS:.0f} in {seen.frames / SECONDS:.0f} frames"
    return f"paints a second while dragged, {slider.name}", words, "60"
