"""The main job, in a real browser: train, watch, pause, leave, come back."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.browser.elements import button, paints
from tests.browser.rest import at_rest, open_drawn


def iteration(page: Page) -> int:
    return int(page.locator("[data-label='Iteration'] dd").inner_text().replace(",", ""))


def training_loss(page: Page) -> float:
    return float(page.locator("[data-label='Training loss'] dd").inner_text())


def test_loss_falls_live_on_one_node_and_pause_holds_it(page):
    open_drawn(page, "/train")
    page.locator(".plot").first.evaluate("node => { node.mine = true }")
    before, loss = paints(page), training_loss(page)
    button(page, "Play").click()
    seen: set[int] = set()
    beside: set[str] = set()
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar).to_contain_text("in training")
    end = time.monotonic() + 30
    while min(len(seen), len(beside)) < 20 and time.monotonic() < end:
        seen.add(iteration(page))
        beside.add(sidebar.locator("[data-track]").inner_text())
        time.sleep(0.02)
    assert len(seen) >= 20
    assert len(beside) >= 20  # the sidebar's number follows the run
    assert paints(page) - before >= 20
    button(page, "Pause").click()
    expect(button(page, "Play")).to_be_visible()
    expect(page.get_by_text("Paused.")).to_be_visible()
    at_rest(page)
    held = iteration(page)
    expect(sidebar).to_contain_text(f"iteration {held:,}, unfinished")
    time.sleep(1.5)
    assert iteration(page) == held
    assert training_loss(page) < loss
    assert page.locator(".plot").first.evaluate("node => node.mine")


def test_a_press_on_pause_stops_the_display_before_the_server_knows(page):
    open_drawn(page, "/train")
    button(page, "Play").click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    stopped = button(page, "Pause").evaluate(
        """async (pause) => {
          const iteration = () => document.querySelector("[data-label='Iteration'] dd").innerText
          const frames = async (count) => { while (count--) await new Promise(requestAnimationFrame) }
          const moves = async () => { const from = iteration(); await frames(3); return iteration() !== from }
          const stopped = []
          const end = performance.now() + 10_000
          while (stopped.length < 6 && performance.now() < end) {
            if (!(await moves())) continue
            pause.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }))
            stopped.push(!(await moves()))
          }
          return stopped
        }"""
    )
    assert len(stopped) == 6
    assert sum(stopped) >= 4  # a message of the server, which knows nothing yet, may fall between


@pytest.mark.long
def test_play_and_pause_keep_the_focus_of_the_keyboard(page):
    open_drawn(page, "/train")
    button(page, "Play").focus()
    for words in ("Pause", "Play"):
        page.keyboard.press("Enter")
        expect(button(page, words)).to_be_focused()
        at_rest(page)


@pytest.mark.long
def test_numbers_open_as_a_table_coming_back_loses_nothing_and_a_reload_leads_back(page):
    open_drawn(page, "/train?learning_rate=0.7")
    for _ in range(3):
        at = iteration(page)
        button(page, "Step").click()
        expect(page.locator("[data-label='Iteration'] dd")).to_have_text(str(at + 1))
    page.locator("figure summary").first.click()
    table = page.locator("figure table").first
    expect(table.locator("caption")).to_have_text("Training rows")
    expect(table.locator("td")).to_contain_text(["0", "0.693147", "1"])
    expect(page.get_by_role("figure").first).to_have_attribute(
        "aria-label", page.locator("figure details p").first.inner_text()
    )
    page.get_by_test_id("stSidebarNav").get_by_text("Start").click()
    expect(page.get_by_role("heading", level=1).first).not_to_have_text("Train")
    page.get_by_test_id("stSidebarNav").get_by_text("Train").click()
    expect(page.locator("[data-label='Iteration'] dd")).to_have_text("3")
    page.get_by_test_id("stSidebarNav").get_by_text("Predict").click()
    expect(page.get_by_role("heading", level=1, name="Predict")).to_be_visible()
    at_rest(page)
    page.reload()
    page.get_by_role("link", name="Train on from the link").click()
    expect(page.get_by_text("the link keeps every setting, not the steps")).to_be_visible()
    expect(page.get_by_role("spinbutton", name="Learning rate")).to_have_value("0.7")


@pytest.mark.long
def test_zoom_made_during_training_stays(page):
    open_drawn(page, "/train")
    button(page, "Play").click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    box = page.locator(".plot .nsewdrag").first.bounding_box()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.7 * box["height"], steps=5)
    page.mouse.up()
    zoomed = "() => document.querySelector('.plot')._fullLayout.xaxis.range"
    range_then = page.evaluate(zoomed)
    time.sleep(2.5)
    assert page.evaluate(zoomed) == range_then
    button(page, "Pause").click()
    expect(button(page, "Play")).to_be_visible()
    assert page.evaluate(zoomed) == range_then


@pytest.mark.long
def test_chart_has_the_colours_of_the_theme_and_follows_one_that_changes(page):
    page.emulate_media(color_scheme="light")
    open_drawn(page, "/train")
    assert_ink_is_the_themes(page)
    light = page.evaluate(INK)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"() => {INK} !== {light!r}")  # by the browser alone
    at_rest(page)
    assert_ink_is_the_themes(page)


INK = "document.querySelector('.plot')._fullLayout.font.color"


def assert_ink_is_the_themes(page: Page) -> None:
    ink = page.evaluate(INK)
    text = page.evaluate("getComputedStyle(document.querySelector('.stApp')).color")
    assert text == "rgb(" + ", ".join(str(int(ink[i : i + 2], 16)) for i in (1, 3, 5)) + ")"


@pytest.mark.long
def test_a_surface_that_was_turned_stays_so_while_runs_walk_on_it(page):
    page.set_viewport_size({"width": 1280, "height": 1500})
    open_drawn(page, "/train?shown=Path&path_view=Surface&limit=1000000&pace=25")
    scene = page.locator(".plot .gl-container canvas").first
    expect(scene).to_be_visible()
    plot = "document.querySelectorAll('.plot')[1]"
    camera = f"() => JSON.stringify({plot}._fullLayout.scene.camera.eye)"
    button(page, "Play").click()
    walker = f"{plot}.data.find((trace) => trace.mode === 'markers').x[0]"
    page.wait_for_function(f"() => {walker} > 1")
    before = page.evaluate(camera)
    turn(page, scene.bounding_box())
    page.wait_for_function(f"() => ({camera})() !== {before!r}")
    turned, walked = page.evaluate(camera), page.evaluate(walker)
    page.wait_for_function(f"() => {walker} > {walked}")
    assert page.evaluate(camera) == turned
    button(page, "Pause").click()
    expect(page.get_by_text("Paused.")).to_be_visible()
    at_rest(page)
    assert page.evaluate(camera) == turned


def turn(page: Page, box) -> None:
    """Drag over a scene, no faster than a hand."""
    x, y = box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"]
    page.mouse.move(x, y)
    page.mouse.down()
    for i in range(8):
        page.mouse.move(x + 15 * i, y + 4 * i)
        time.sleep(0.05)
    page.mouse.up()
