"""What of the Train page is in sight, at three sizes, and that nothing moves while it trains."""

import re

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.browser.dragging import drag_to_and_fro, dragged, put_back, unmoved
from tests.browser.rest import at_rest
from tests.browser.server import Server


def open_page(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".plot[data-paints]").nth(1)).to_be_visible(timeout=60_000)
    at_rest(page)


def box(page: Page, selector: str) -> FloatRect:
    found = page.locator(selector).first.bounding_box()
    assert found
    return found


MIDDLES = """all => all.map((each) => {
  const { top, bottom } = each.getBoundingClientRect()
  return (top + bottom) / 2
})"""


def middle(of: FloatRect) -> float:
    return of["y"] + of["height"] / 2


@pytest.mark.parametrize(("width", "height"), [(1280, 900), pytest.param(1440, 900, marks=pytest.mark.long)])
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
    wall, copy = box(page, ".st-key-show_wall button"), box(page, ".logreg-link > button")
    assert middle(wall) == pytest.approx(middle(copy), abs=1.5)
    page.set_viewport_size({"width": 768, "height": 1024})  # neither row breaks
    for row in (".st-key-play_bar", ".st-key-shown"):
        middles = page.locator(f"{row} button:visible").evaluate_all(MIDDLES)
        assert max(middles) - min(middles) < 4, row


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_else_moves_while_a_slider_is_dragged_or_it_trains(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    open_page(page, "/train")
    overlap = page.locator(".st-key-overlap input")
    if overlap.is_visible():
        place = overlap.input_value()
        dragged(overlap, page.locator(".st-key-fit .plot")).assert_smooth()
        put_back(overlap, place)
    with unmoved(page):
        page.get_by_role("button", name="Play", exact=True).click()
        expect(page.get_by_text("Training.", exact=True)).to_be_visible()
        page.wait_for_timeout(2500)
        page.get_by_role("button", name="Pause", exact=True).click()
        expect(page.get_by_text("Paused.", exact=True)).to_be_visible()
    drag_to_and_fro(page, page.get_by_role("slider", name="size", exact=True))
    open_page(page, "/train?rate=300")
    with unmoved(page):
        page.get_by_role("button", name="Play", exact=True).click()
        expect(page.get_by_text("Diverging: the loss grows")).to_be_visible()
        page.wait_for_timeout(1000)


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


def test_the_sentence_below_the_fit_follows_its_handle_and_the_run(page):
    open_page(page, "/train")
    sentence = page.locator(".st-key-fit .reading")
    expect(sentence).to_contain_text("50 % malignant: ◆ called malignant from 50 %")
    page.get_by_role("button", name="Play", exact=True).click()
    handle = page.get_by_role("slider", name="size", exact=True)
    handle.press("Home")
    expect(sentence).to_contain_text("● called benign below 50 %")
    handle.press("End")
    expect(sentence).to_contain_text(
        re.compile(r"size 4\d(\.\d)? mm: (9\d(\.\d)?|100)\s% malignant: ◆ called malignant")
    )
    seed = page.get_by_role("spinbutton", name="Seed", exact=True)
    seed.fill("1e2")  # of which the platform by itself reads 1
    seed.press("Enter")
    page.wait_for_url("**seed=100*")


SMALL = """() => [...document.querySelectorAll(".stMain *")].filter((node) => {
  const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())
  const { width, height } = node.getBoundingClientRect()
  const hidden = node.closest("[hidden], style, script, svg defs, details:not([open]) > :not(summary)")
  return own && !hidden && width > 1 && height > 1 && parseFloat(getComputedStyle(node).fontSize) < 19.9
}).map((node) => `${node.tagName} ${node.className} ${node.textContent.slice(0, 40)}`)"""


@pytest.mark.long
def test_on_a_wall_charts_fill_the_height_texts_are_large_and_keys_work(page):
    page.set_viewport_size({"width": 1920, "height": 1080})
    open_page(page, "/train?view=projector")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    loss, reading = box(page, ".st-key-loss .plot"), box(page, ".st-key-fit .reading")
    assert loss["height"] >= 400
    assert reading["y"] + reading["height"] <= 1080
    assert page.evaluate(SMALL) == []
    iteration = page.locator("[data-label='Iteration'] dd")
    page.mouse.click(1500, 60)
    page.keyboard.press("ArrowRight")
    expect(iteration).to_have_text("1")
    page.keyboard.press("r")
    expect(iteration).to_have_text("0")
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()
    page.keyboard.press("Space")
    expect(page.get_by_text("Paused.", exact=True)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    words, bar = box(page, ".st-key-outcome .stAlert"), box(page, ".st-key-play_bar")
    assert words["y"] + words["height"] <= bar["y"], "the outcome lies over the buttons"
    leave, copy = box(page, ".st-key-leave_wall button"), box(page, ".logreg-link > button")
    assert words["x"] + words["width"] <= leave["x"]
    assert middle(leave) == pytest.approx(middle(copy), abs=1.5)
    reading = box(page, ".st-key-fit .reading")
    assert reading["y"] + 30 <= 800, "the sentence below the fit is out of sight"
    page.get_by_role("button", name="Leave the wall", exact=True).click()
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
