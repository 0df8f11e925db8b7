"""Every page by its address, on a laptop in light and on a phone in dark: it is there, nothing moves while it
loads, nothing is wider than the screen or cut, and axe is content.

axe-core checks WCAG 2.2 A and AA and its own best practices; docs/accessibility.md says what it cannot see.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.ui.navigation import TITLES
from tests.browser.axe import AXE_RUN, axe_source, ours
from tests.browser.conftest import VIEWPORT
from tests.browser.cuts import TITLE_IS_SEEN, cuts
from tests.browser.rest import AT_REST
from tests.browser.server import Server

WATCH = """
window.shifts = 0
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
MOST = 0.05  # Cumulative Layout Shift
SIZES = {"light": (1280, 900), "dark": (390, 844)}
ADDRESSES = {("/" if name == "start" else f"/{name}"): title for name, title in TITLES.items()}
# Views with more to lay out than their page's first.
ADDRESSES |= {"/sigmoid?others=tanh": "Sigmoid", "/loss?view=Many+samples": "Loss"}
WIDER = "main => main.scrollWidth - main.clientWidth"


def load(page: Page, address: str) -> None:
    """Open a page and wait until nothing comes any more."""
    page.goto(address)
    page.wait_for_selector("html.laid-out", state="attached", timeout=60_000)
    page.wait_for_selector(AT_REST)
    page.wait_for_timeout(1_500)


@pytest.mark.long
@pytest.mark.parametrize("scheme", SIZES)
def test_a_page_is_whole_moves_nothing_while_it_loads_and_axe_finds_nothing_of_ours(
    browser: Browser, server: Server, scheme
):
    width, height = SIZES[scheme]
    visitor = browser.new_context(
        base_url=server.address, viewport={"width": width, "height": height}, color_scheme=scheme
    )
    page = visitor.new_page()
    page.add_init_script(WATCH)
    moved, wider, found = {}, {}, []
    for address, title in ADDRESSES.items():
        load(page, address)
        moved[address] = float(page.evaluate("window.shifts"))
        expect(page).to_have_title(re.compile(title))
        heading = page.get_by_role("heading", level=1).first
        expect(heading).to_be_visible()
        assert heading.evaluate(TITLE_IS_SEEN), address
        wider[address] = page.get_by_test_id("stMain").evaluate(WIDER)
        page.evaluate(axe_source())
        found += [f"{address}: {sentence}" for sentence in ours(page.evaluate(AXE_RUN))]
    visitor.close()
    assert {address: shift for address, shift in moved.items() if shift > MOST} == {}
    assert {address: px for address, px in wider.items() if px} == {}
    assert found == []


@pytest.mark.long
def test_nothing_is_cut_on_a_phone_and_on_a_tablet(page: Page):
    cut = {}
    for address in ADDRESSES:
        load(page, address)
        cut[address] = cuts(page)
        page.set_viewport_size(VIEWPORT)
    page.goto("/coefficients")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    for title in ("Coefficients", "Predict", "Thresholds", "Report"):
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        expect(page.get_by_role("heading", level=1, name=title)).to_be_visible()
        page.wait_for_selector(AT_REST)
        cut[f"{title}, of a model"] = cuts(page)
        page.set_viewport_size(VIEWPORT)
    assert {where: words for where, words in cut.items() if words} == {}


def test_play_is_one_stop_away(page: Page):
    page.goto("/train")
    page.wait_for_selector("html.laid-out", state="attached", timeout=60_000)
    page.wait_for_selector(AT_REST)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the main control"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Play"
    shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    ring = page.evaluate("getComputedStyle(document.activeElement).boxShadow")
    assert shown != "none" or ring != "none"


COVERED = """() => {
    const plot = document.querySelector(".plot")
    const bar = plot.querySelector(".modebar").getBoundingClientRect()
    const isUnder = ({ left, right, top, bottom }) =>
        left < bar.right && bar.left < right && top < bar.bottom && bar.top < bottom
    return [...plot.querySelectorAll("text")].filter((text) => isUnder(text.getBoundingClientRect()))
        .map(({ textContent }) => textContent).filter(Boolean)
}"""


def test_no_button_of_a_charts_toolbar_is_a_keyboard_stop_or_covers_a_word(page: Page):
    page.goto("/sigmoid")
    page.locator(".plot[data-paints]").first.wait_for(timeout=60_000)
    page.locator(".plot").first.hover()
    page.wait_for_timeout(300)
    stops = "[...document.querySelectorAll('.modebar *')].filter(({ tabIndex }) => tabIndex >= 0).length"
    assert page.locator(".modebar-btn").count() > 0
    assert page.evaluate(stops) == 0
    assert page.evaluate(COVERED) == []
