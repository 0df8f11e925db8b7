"""What is dragged to and fro, and that nothing else on the page moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.browser.rest import at_rest

# What has moved, and by how much of the screen.
WATCH = """() => {
    window.moved = []
    const name = ({ node }) => `${node?.nodeName} ${node?.className ?? ""} ${node?.textContent.slice(0, 40)}`
    const add = (list) => {
        moved.push(...list.getEntries().map(({ value, sources }) => `${value}: ${sources.map(name)}`))
    }
    window.watching?.disconnect()
    window.watching = new PerformanceObserver(add)
    watching.observe({ type: "layout-shift", buffered: false })
}"""

# As the fastest hand would, for so many frames or milliseconds, whichever is less.
DRIVE = """async (slider, [plot, most, ms]) => {
    let [drawings, shift] = [0, 0]
    const draw = () => { drawings += 1 }
    plot.on("plotly_afterplot", draw)
    const add = (list) => { for (const { value } of list.getEntries()) shift += value }
    const observer = new PerformanceObserver(add)
    observer.observe({ type: "layout-shift", buffered: false })
    const [low, high, from] = [slider.min, slider.max, slider.value].map(Number)
    const step = Math.max(Number(slider.step), (high - low) / 200)
    const before = Number(plot.dataset.paints)
    const begun = performance.now()
    let [frames, at, way] = [0, from, 1]
    for (; frames < most && performance.now() - begun < ms; frames++) {
        if (at + way * step > high || at + way * step < low) way = -way
        at += way * step
        slider.value = String(at)
        slider.setAttribute("value", slider.value)
        slider.dispatchEvent(new Event("input", { bubbles: true }))
        await new Promise(requestAnimationFrame)
    }
    const paints = Number(plot.dataset.paints) - before
    add({ getEntries: () => observer.takeRecords() })
    observer.disconnect()
    plot.removeListener("plotly_afterplot", draw)
    return { frames, paints, drawings, shift }
}"""
PUT = "(slider, value) => { slider.value = value; slider.setAttribute('value', value) }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dragged:
    """How often a chart was painted in so many frames, and how often drawn anew; how far things shifted."""

    frames: int
    paints: int
    drawings: int
    shift: float

    def assert_smooth(self) -> None:
        """It was moved in every frame, without drawing it anew, and nothing else on the page moved."""
        assert self.paints >= 0.9 * self.frames
        assert self.drawings <= 0.1 * self.frames  # one may follow where the machine made a pause
        assert self.shift == 0


def dragged(slider: Locator, plot: Locator, *, frames: int = 40, seconds: float = 60.0) -> Dragged:
    """Drag it and hold on."""
    handle = plot.element_handle()
    return Dragged(**slider.evaluate(DRIVE, [handle, frames, 1000 * seconds]))


def put_back(slider: Locator, value: str) -> None:
    """A slider of the platform as it stood, which never told the server."""
    slider.evaluate(PUT, value)


@contextmanager
def unmoved(page: Page) -> Iterator[None]:
    """Meanwhile, and until all is at rest, nothing is laid out elsewhere than it was."""
    page.evaluate(WATCH)
    yield
    at_rest(page)
    assert page.evaluate("moved") == []


def drag_to_and_fro(page: Page, handle: Locator, by_px: int = 60) -> None:
    """Take the handle with the mouse, move it both ways, and let go near where it was."""
    handle.scroll_into_view_if_needed()
    at_rest(page)
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    with unmoved(page):
        page.mouse.move(x, y)
        page.mouse.down()
        for to in (by_px, -by_px, 3):
            page.mouse.move(x + to, y + to / 4, steps=12)
        page.mouse.up()
