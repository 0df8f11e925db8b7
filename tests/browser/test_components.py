"""The scripts beside the server: what they send and forget, and what they take from Plotly's insides."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import Page, Route, WebSocket, expect
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.ui.components import assets
from dashboard.ui.components.message_types import schema
from dashboard.ui.components.messages import Events
from tests.browser.rest import at_rest, drawn


@pytest.fixture
def sent(page: Page) -> list[tuple[str, Any]]:
    """Every event that scripts of ours send to the server: its name and value."""
    events: list[tuple[str, Any]] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: events.extend(_events(frame)))

    page.on("websocket", listen)
    return events


def _events(frame: str | bytes) -> Iterator[tuple[str, Any]]:
    message = BackMsg()
    message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    for widget in message.rerun_script.widget_states.widgets:
        if widget.json_trigger_value:
            said = json.loads(widget.json_trigger_value)
            for event in said if isinstance(said, list) else [said]:
                yield event["event"], event["value"]


def imported(page: Page, script: str, call: str) -> Any:
    """What a function of a script says of the first chart: `call` is written with `module` and `plot`."""
    return page.evaluate(
        f"""async () => {{
            const loaded = performance.getEntriesByType("resource").map(({{ name }}) => name)
            const {{ use }} = await import(loaded.find((name) => name.endsWith("/{assets.SCRIPTS}")))
            const module = use("{script}")
            const plot = document.querySelector(".plot")
            return {call}
        }}"""
    )


def drag_a_point(page: Page) -> None:
    dot = page.locator(".st-key-fit .points > path.point").first.bounding_box()
    assert dot
    x, y = dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 25, y + 10, steps=3)
    page.mouse.up()


@pytest.mark.long
def test_events_are_as_the_definition_says(page: Page, sent: list[tuple[str, Any]]):
    page.goto("/sigmoid")
    drawn(page)
    page.get_by_role("slider", name="z", exact=True).press("ArrowRight")
    page.wait_for_url("**z=1.1*")
    page.get_by_role("button", name="Copy link").click()
    at_rest(page)
    page.goto("/train?shown=Path")
    drawn(page)
    page.get_by_role("button", name="Step", exact=True).click()
    at_rest(page)
    page.get_by_role("slider", name="Iteration", exact=True).press("Home")
    at_rest(page)
    box = page.locator(".st-key-path .plot").bounding_box()
    assert box
    page.locator(".st-key-path .plot").click(position={"x": 0.4 * box["width"], "y": 0.4 * box["height"]})
    page.wait_for_url("**start=*")
    at_rest(page)
    page.get_by_role("button", name="+ Add a run", exact=True).click(timeout=60_000)
    page.wait_for_url("**race=*")
    at_rest(page)
    page.get_by_role("button", name="A Gradient descent").click()
    at_rest(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Thresholds").click()
    page.locator(".logreg-rows button").nth(1).click()
    page.wait_for_url("**decision=B*")
    at_rest(page)
    page.goto("/train?data=shapes&shape_rows=20")
    drawn(page)
    drag_a_point(page)
    page.wait_for_url("**points=*")
    fields = schema(Events)["properties"]
    assert {name for name, _ in sent} == set(fields)
    for name, value in sent:
        Draft202012Validator(fields[name]).validate(value)


@pytest.mark.long
def test_a_track_that_nothing_follows_any_more_is_forgotten(page: Page):
    page.goto("/sigmoid")
    drawn(page)
    followed = {"Sigmoid": {"z", "weight", "bias"}, "Loss": {"loss p"}, "Start": {"learned", "size"}}
    assert set(imported(page, "track", "module.followed()")) == followed["Sigmoid"]
    menu = page.get_by_test_id("stSidebarNav")
    for title in ("Loss", "Start", "Sigmoid"):
        menu.get_by_role("link", name=title).click()
        expect(
            page.get_by_role("heading", level=1, name="See, use" if title == "Start" else title).first
        ).to_be_visible()
        at_rest(page)
        assert set(imported(page, "track", "module.followed()")) == followed[title]


# What plotly_internals.js relies on, of a drawn chart with one line, and what does not work without it.
PLOTLY = {
    "Plotly keeps no drawn x axis with a scale where it was: handles and clicks have no place": (
        "Number.isFinite(module.axis(plot, 'x').toPixel(0.5))"
        " && Math.abs(module.axis(plot, 'x').toValue(module.axis(plot, 'x').toPixel(0.5)) - 0.5) < 1e-2"
    ),
    "Plotly's drawn axes have no offset, length or range: handles have no size and no direction": (
        "[module.axis(plot, 'x')].every(({ offset, length, range }) =>"
        " offset > 0 && length > 100 && range.length === 2)"
    ),
    "Plotly lists no subplots: handles do not know how high they are": (
        "module.yAxes(plot).length > 0 && module.yAxes(plot).every(({ length }) => length > 100)"
    ),
    "Plotly keeps no complete traces: nothing can be moved without drawing anew, and no dot be clicked": (
        "module.fullTraces(plot).length >= plot.data.length"
        " && module.fullTraces(plot).every(({ type, visible, uid }) => type && visible !== undefined && uid)"
    ),
    "Plotly draws lines under other class names: each frame of a moving line is drawn anew": (
        "module.fullTraces(plot).some((full) => full.visible === true && full.mode?.includes('lines')"
        " && module.strokes(plot, full)?.lines[0]?.getAttribute('d'))"
    ),
    "Plotly draws dots under other class names: each frame of a moving dot is drawn anew": (
        "module.fullTraces(plot).some((full) => full.visible === true && full.mode?.includes('markers')"
        " && module.strokes(plot, full)?.dots[0]?.getAttribute('transform'))"
    ),
    "Plotly draws the titles of axes under other class names: they stay in the axis's middle": (
        "module.titleOf(plot, 'x')?.textContent.length > 0"
    ),
    "Plotly has other layers for the pointer: clicks on the chart are not heard": (
        "['.nsewdrag', '.main-svg'].every((name) =>"
        " plot.querySelector(name) && module.isOnData({ target: plot.querySelector(name) }))"
    ),
}


def test_plotly_is_inside_as_the_adapter_expects(page: Page):
    page.goto("/sigmoid")
    drawn(page)
    page.locator(".plot").first.hover()
    broken = [
        words for words, holds in PLOTLY.items() if not imported(page, "plotly_internals", f"!!({holds})")
    ]
    assert broken == []
    titles = "{ xaxis: { title: { text: 'z' } }, yaxis2: { title: { text: 'slope' } } }"
    told = imported(page, "hover", f"module.toldInUnits({{ yaxis: 'y2' }}, {titles}).hovertemplate")
    assert told == "z %{x:.4~g}<br>slope %{y:.4~g}<extra></extra>"


# Of the words and lines of the first chart: what they are, and where they stand in it.
DRAWN = """() => {
    const plot = document.querySelector(".plot")
    const { left, top } = plot.getBoundingClientRect()
    const drawn = [...plot.querySelectorAll("g > path[fill=none], path.js-line")]
    const lines = drawn.map((path) => ["line", path])
    const words = [...plot.querySelectorAll("text")].map((text) => [text.textContent, text])
    return [...words, ...lines].filter(([name]) => name).map(([name, node]) => {
        const box = node.getBoundingClientRect()
        return [name, [box.left - left, box.top - top, box.width, box.height]]
    })
}"""
SHIFTS = """
window.shifts = 0
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""


@pytest.mark.parametrize("path", ["/sigmoid", pytest.param("/loss", marks=pytest.mark.long)])
def test_the_first_picture_of_a_chart_stands_where_the_library_draws_it(page: Page, path: str):
    held: list[Route] = []
    page.route("**/plotly.min.js.gz", lambda route: held.append(route))  # noqa: PLW0108  it is written to
    page.goto(path)
    page.evaluate(SHIFTS)
    expect(page.locator(".plot > svg.first-drawing").first).to_be_visible(timeout=60_000)
    at_rest(page)
    page.wait_for_function("document.fonts.status === 'loaded'")
    first = page.evaluate(DRAWN)
    for route in held:
        route.continue_()
    expect(page.locator(".plot[data-paints]").first).to_be_visible(timeout=60_000)
    at_rest(page)
    last = page.evaluate(DRAWN)
    assert len([name for name, _ in first if name != "line"]) > 6
    moved = {
        name: box for name, box in first if not any(name == other and near(box, its) for other, its in last)
    }
    assert moved == {}
    assert page.locator("svg.first-drawing").count() == 0
    assert page.evaluate("window.shifts") < 0.001


def near(box: list[float], other: list[float]) -> bool:
    """Whether two boxes are the same to a pixel or two."""
    return all(abs(a - b) < 2 for a, b in zip(box, other, strict=True))


def test_plotly_says_that_a_person_drags(page: Page):
    page.goto("/sigmoid")
    drawn(page)
    box = page.locator(".plot").first.bounding_box()
    assert box
    x, y = box["x"] + 0.3 * box["width"], box["y"] + 0.3 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 60, steps=5)
    words = "Plotly says nothing of a drag where it did: charts are drawn anew under the hand"
    assert imported(page, "plotly_internals", "module.isDragging(plot)"), words
    page.mouse.up()


# What style sheets of ours name on a page, and what is seen when there is no such element any more.
STREAMLIT = {
    "MAIN": "the margins around a page are the platform's wide ones",
    "ELEMENT": "empty rows stand where style sheets and scripts are",
    "HTML": "empty rows stand where style sheets and scripts are",
    "MARKDOWN": "on a phone equations are cut off",
}


def test_streamlit_names_its_elements_as_style_sheets_expect(page: Page):
    from dashboard.ui import streamlit_internals

    page.goto("/sigmoid")
    drawn(page)
    gone = [
        f"{name}: {words}"
        for name, words in STREAMLIT.items()
        if page.locator(getattr(streamlit_internals, name)).count() == 0
    ]
    assert gone == []
    chart = page.locator(f".{streamlit_internals.key_class('sigmoid')}")
    assert chart.locator(".logreg-chart").count() == 1, (
        "keys are no class names: nothing has its room reserved"
    )


def test_the_tables_own_download_stays_hidden(page: Page):
    from dashboard.ui.streamlit_internals import DOWNLOAD_LABEL, TOOLBAR_BUTTON

    page.goto("/train?shown=Standings")
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    table.hover()
    buttons = page.locator(TOOLBAR_BUTTON)
    expect(buttons.first).to_be_attached()
    ours = buttons.filter(has=page.locator(f'[aria-label="{DOWNLOAD_LABEL}"]'))
    assert ours.count() == 1, (
        "the download button has another name: it hands out cells that a spreadsheet runs"
    )
    expect(ours).to_be_hidden()
