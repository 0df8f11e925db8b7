"""What of the Train page is in sight, at three sizes, and that nothing moves while it trains."""

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.browser.rest import at_rest
from tests.browser.server import Server

SHIFTS = """
window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: "layout-shift", buffered: false })
"""


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".plot[data-paints]").nth(1)).to_be_visible(timeout=30_000)
    at_rest(page)


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found
    return found


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1440, 900)])
def test_play_loss_and_fit_are_side_by_side_above_the_fold(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    open_page(page, "/train")
    loss, fit, play, settings = (
        box(page, selector)
        for selector in (".st-key-loss .plot", ".st-key-fit .plot", ".st-key-play", ".st-key-settings")
    )
    assert play["y"] + play["height"] < loss["y"]
    assert loss["y"] + loss["height"] <= height
    assert fit["y"] + fit["height"] <= height
    assert settings["x"] + settings["width"] < loss["x"]
    assert loss["x"] + loss["width"] < fit["x"]
    assert min(loss["width"], fit["width"]) > 340
    assert min(loss["height"], fit["height"]) >= 380


def test_nothing_moves_while_it_trains(page):
    open_page(page, "/train")
    page.evaluate(SHIFTS)
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    page.wait_for_timeout(2500)
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_text("Paused.", exact=True)).to_be_visible()
    at_rest(page)
    assert page.evaluate("window.shifted") == 0


def test_on_a_phone_play_is_under_the_thumb_and_the_loss_above_it_while_it_runs(
    browser: Browser, server: Server
):
    phone = browser.new_context(
        base_url=server.address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    open_page(page, "/train")
    page.get_by_role("button", name="Play", exact=True).tap()
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.wait_for_function("Number(document.querySelector('.plot').dataset.paints) > 20")
    play, line = box(page, ".st-key-play"), box(page, ".st-key-player")
    assert play["y"] > 770
    assert play["y"] + play["height"] <= 844
    loss = box(page, ".st-key-loss .plot")
    assert loss["y"] > 0
    assert loss["y"] + loss["height"] <= line["y"] <= play["y"]
    page.get_by_role("button", name="Pause", exact=True).tap()
    expect(page.get_by_text("Paused.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Settings", exact=True).tap()
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_be_visible()
    page.get_by_role("button", name="Done", exact=True).tap()
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_be_hidden()
    phone.close()
