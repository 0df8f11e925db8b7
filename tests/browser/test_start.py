"""Start in a real browser: the picture that learns and rests, the three doors, and the way back."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.rest import at_rest
from tests.browser.server import Server

CURVE = "plot => [...plot.querySelectorAll('.scatterlayer path.js-line')].map(line => line.getAttribute('d'))"


def drawn(page: Page) -> None:
    expect(page.locator(".st-key-tumours .plot[data-paints]")).to_be_visible(timeout=60_000)


@pytest.mark.long
def test_the_picture_learns_for_two_seconds_and_rests_until_played_again(page: Page):
    page.goto("/")
    drawn(page)
    plot = page.locator(".st-key-tumours .plot")
    page.wait_for_timeout(4_000)
    rested, paints = plot.evaluate(CURVE), int(plot.get_attribute("data-paints") or 0)
    assert paints > 20
    page.wait_for_timeout(1_000)
    assert plot.evaluate(CURVE) == rested
    page.get_by_role("button", name="Play: watch the curve").click()
    page.wait_for_timeout(200)
    assert plot.evaluate(CURVE) != rested
    page.wait_for_timeout(3_000)
    assert plot.evaluate(CURVE) == rested


@pytest.mark.long
def test_with_reduced_motion_the_picture_shows_its_end(browser: Browser, server: Server):
    calm = browser.new_context(base_url=server.address, reduced_motion="reduce")
    page = calm.new_page()
    page.goto("/")
    drawn(page)
    plot = page.locator(".st-key-tumours .plot")
    page.wait_for_timeout(600)
    seen = plot.evaluate(CURVE)
    page.wait_for_timeout(500)
    assert plot.evaluate(CURVE) == seen
    middle, last = plot.evaluate("plot => [plot.data.at(-3).y.at(0), plot.data.at(-3).y.at(-1)]")
    calm.close()
    assert middle < 0.01
    assert last > 0.99


def test_the_size_is_dragged_with_its_probability_and_kept(page: Page):
    page.goto("/")
    drawn(page)
    answer = page.locator(".st-key-size_read_off")
    expect(answer).to_contain_text("30 mm → 76 %")
    play, said = page.locator(".st-key-replay").bounding_box(), answer.bounding_box()
    assert play
    assert said
    assert said["x"] - play["x"] < 80, "the answer stands beside Play"
    handle = page.get_by_role("slider", name="Size")
    handle.press("Home")
    expect(answer).to_contain_text("12 mm → <1 %")
    expect(answer).to_contain_text("● benign")
    handle.press("PageUp")
    expect(answer).to_contain_text("22 mm → 2 %")
    expect(handle).to_have_attribute("aria-valuetext", "22 mm")
    at_rest(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Loss").click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Start").click()
    expect(answer).to_contain_text("22 mm → 2 %")
    page.set_viewport_size({"width": 1920, "height": 1080})
    assert page.locator(".st-key-tumours .plot").evaluate("plot => plot.clientHeight") >= 540


@pytest.mark.long
def test_a_card_is_clicked_anywhere_and_start_leads_back_to_where_one_was(page: Page):
    page.goto("/")
    drawn(page)
    expect(page.get_by_role("button", name="Continue")).to_have_count(0)
    door = page.locator(".st-key-door_learn")
    box = door.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] - 30, box["y"] + box["height"] - 30)
    page.wait_for_url(lambda url: not url.endswith("/"))
    expect(page.get_by_role("heading", level=1).first).not_to_have_text("See, use and trust")
    at_rest(page)
    left = page.url
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Start").click()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(left)
    page.goto("/")
    drawn(page)
    page.locator(".st-key-door_use").get_by_role("link", name="569 real tumours").click()
    page.wait_for_url("**/data?data=wisconsin")
