"""Racing, scrubbing and links, in a real browser."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, WebSocket, expect

from tests.browser.dragging import dragged, put_back
from tests.browser.elements import button, paints
from tests.browser.rest import at_rest, open_drawn


def number(page: Page, label: str) -> Locator:
    return page.locator(".logreg-readout div", has_text=label).locator("dd").first


def stepped(page: Page, address: str) -> None:
    """Opened, 25 iterations on, at rest."""
    open_drawn(page, address)
    button(page, "Step").click()
    expect(page.locator("[data-label='Iteration'] dd").first).to_have_text("25")
    expect(page.locator(".logreg-player output")).to_have_text("Iteration 25")


def test_scrubbing_takes_numbers_matrix_and_curve_to_the_step(page):
    stepped(page, "/train?stride=×25&shown=Decisions")
    called_benign = number(page, "benign, called benign")
    expect(called_benign).not_to_have_text("0")
    page.get_by_role("slider", name="Iteration", exact=True).press("Home")
    expect(page.locator("[data-label='Iteration'] dd").first).to_have_text("0")
    expect(page.locator(".logreg-readout div", has_text="Training loss").locator("dd").first).to_have_text(
        "0.69315"
    )
    expect(called_benign).to_have_text("0")  # with every weight 0 each probability is 0.5: called malignant
    dot = "document.querySelector('.plot').data.find((trace) => trace.name === 'Training rows, now')"
    page.wait_for_function(f"() => {dot}.x[0] === 0")


@pytest.mark.long
def test_playback_paints_without_a_message_and_going_on_from_a_step_forgets_what_came_after(page):
    sent: list[str | bytes] = []

    def note(payload: str | bytes) -> None:
        sent.append(payload)

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", note)

    page.on("websocket", listen)
    stepped(page, "/train?stride=×25")
    time.sleep(1)
    before, messages = paints(page), len(sent)
    button(page, "Play back").click()
    page.wait_for_function(f"Number(document.querySelector('.plot').dataset.paints) >= {before + 20}")
    assert len(sent) == messages
    expect(button(page, "Play back")).to_be_visible()
    expect(number(page, "Iteration")).to_have_text("25")
    for _ in range(5):
        page.get_by_role("slider", name="Iteration", exact=True).press("ArrowLeft")
    button(page, "Resume from step 20").click()
    expect(button(page, "Resume from step 20")).to_be_disabled()
    expect(page.locator(".logreg-player output")).to_have_text("Iteration 20")
    button(page, "Step").click()
    expect(page.locator("[data-label='Iteration'] dd").first).to_have_text("45")


@pytest.mark.long
def test_four_runs_paint_smoothly_together_and_pause_together(page):
    open_drawn(page, "/train?limit=1000000&pace=25")
    button(page, "Compare runs").click()
    for runs in range(2, 5):
        button(page, "Add a run").click()
        expect(page.get_by_role("button", name=f"Compare runs ({runs})")).to_be_visible()
    page.keyboard.press("Escape")
    button(page, "Play").click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    page.wait_for_function(f"Number(document.querySelector('.plot').dataset.paints) >= {paints(page) + 20}")
    button(page, "Pause").click()
    expect(page.get_by_text("Paused.")).to_be_visible()
    at_rest(page)
    ends = "document.querySelector('.plot').data.slice(0, 4).map((trace) => trace.x.at(-1))"
    held = page.evaluate(ends)
    time.sleep(1.5)
    assert page.evaluate(ends) == held
    assert len(held) == 4


@pytest.mark.long
def test_the_map_follows_sliders_and_a_click_on_it_sets_where_every_run_starts(page):
    open_drawn(page, "/train?shown=Path")
    plot = page.locator(".plot").nth(1)
    expect(plot).to_have_attribute("data-paints", re.compile(r"[1-9]"))
    at_rest(page)
    for key in ("learning_rate_slider", "l2"):
        slider = page.locator(f".st-key-{key} input[type=range]")
        place = slider.input_value()
        dragged(slider, plot).assert_smooth()
        put_back(slider, place)
    plot.scroll_into_view_if_needed()
    box = plot.locator(".nsewdrag").first.bounding_box()
    page.mouse.click(box["x"] + 0.6 * box["width"], box["y"] + 0.3 * box["height"])
    expect(page.get_by_text("At the start. Press Play.")).to_be_visible()
    loss = page.locator(".logreg-readout div", has_text="Training loss").locator("dd")
    expect(loss).not_to_have_text("0.69315")
    button(page, "Start at zero again").click()
    expect(page.get_by_text("every probability 0.5")).to_be_visible()
    expect(loss).to_have_text("0.69315")


@pytest.mark.long
def test_copied_link_sets_up_the_same_race_and_controls_in_another_browser(page, browser, server):
    page.set_viewport_size({"width": 1280, "height": 1200})
    open_drawn(page, "/train?data=Wisconsin+tumours&solver=Momentum")
    button(page, "Compare runs").click()
    button(page, "Add a run").click()
    expect(page.get_by_role("button", name="Compare runs (2)")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_role("spinbutton", name="Learning rate").fill("0.7")
    page.get_by_role("spinbutton", name="Learning rate").press("Enter")
    page.wait_for_url("**race=A+momentum**")
    page.wait_for_url("**learning_rate=0.7**")
    at_rest(page)
    page.get_by_role("combobox", name=re.compile("x axis")).click()
    page.get_by_role("option", name="mean concavity").click()
    page.wait_for_url("**across=mean+concavity**")
    at_rest(page)
    other = browser.new_context(base_url=server.address).new_page()
    open_drawn(other, page.url)
    expect(other.get_by_role("button", name="Compare runs (2)")).to_be_visible()
    expect(other.get_by_role("spinbutton", name="Learning rate")).to_have_value("0.7")
    names = "Array.from(document.querySelector('.plot').data, (trace) => trace.name).slice(0, 2)"
    assert other.evaluate(names) == page.evaluate(names)
    assert other.evaluate(names)[1] == "B  Momentum, rate 0.7, momentum 0.9"
    title = "document.querySelectorAll('.plot')[1]._fullLayout.xaxis.title.text"
    other.wait_for_function(f"() => {title} === 'mean concavity'")
    other.context.close()


def places(page: Page, plot: int):
    """Where the dots of a chart stand: x, and on the screen."""
    return page.evaluate(
        """(number) => {
      const plot = document.querySelectorAll(".plot")[number]
      const { xaxis: across, yaxis: up } = plot._fullLayout
      const { left, top } = plot.getBoundingClientRect()
      const at = ({ x, y }) => Array.from(x, (value, i) => [value, across.d2p(value), up.d2p(y[i])])
      const dots = plot.data.filter(({ mode }) => mode === "markers").flatMap(at)
      return dots.map(([x, px, py]) => [x, left + across._offset + px, top + up._offset + py])
    }""",
        plot,
    )


def wait_for_dots(page: Page, plot: int, n: int) -> None:
    """Until a chart shows so many."""
    count = "data.filter(({ mode }) => mode === 'markers').reduce((sum, { x }) => sum + x.length, 0)"
    page.wait_for_function(f"() => document.querySelectorAll('.plot')[{plot}].{count} === {n}")
    at_rest(page)


AXES = "JSON.stringify(document.querySelectorAll('.plot')[1]._fullLayout.xaxis.range)"


def test_a_point_is_added_and_removed_by_a_click_and_dragged_without_a_zoom(page):
    open_drawn(page, "/train?data=Shapes+to+draw&shape_rows=20")
    plot = page.locator(".plot").nth(1)
    expect(plot).to_have_attribute("data-paints", re.compile(r"[1-9]"))
    plot.scroll_into_view_if_needed()
    wait_for_dots(page, 1, 20)
    box = plot.locator(".nsewdrag").first.bounding_box()
    axis = "document.querySelectorAll('.plot')[1]._fullLayout.xaxis"
    expected = page.evaluate(f"{axis}.p2d(0.04 * {axis}._length)")
    page.mouse.click(box["x"] + 0.04 * box["width"], box["y"] + 0.04 * box["height"])
    wait_for_dots(page, 1, 21)
    new = min(places(page, 1), key=lambda place: abs(place[0] - expected))
    assert abs(new[0] - expected) < 0.02
    page.mouse.click(new[1] + 2, new[2] - 2)
    wait_for_dots(page, 1, 20)
    before = page.evaluate(AXES)
    x, px, py = places(page, 1)[0]
    page.mouse.move(px, py)
    page.mouse.down()
    page.mouse.move(px + 30, py - 20, steps=4)
    page.mouse.up()
    page.wait_for_url("**points=*")
    wait_for_dots(page, 1, 20)
    assert x not in [place[0] for place in places(page, 1)]
    assert page.evaluate(AXES) == before


@pytest.mark.long
def test_taps_of_a_finger_draw_on_an_empty_chart(browser, server):
    phone = browser.new_context(
        base_url=server.address, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = phone.new_page()
    open_drawn(page, "/train?data=Shapes+to+draw&shape_rows=20")
    button(page, "Clear").tap()
    expect(page.get_by_text("Draw at least 2 points of each class")).to_be_visible()
    at_rest(page)
    plot = page.locator(".plot").first
    for i, (x, y) in enumerate([(0.3, 0.3), (0.6, 0.4), (0.5, 0.7)]):
        wait_for_dots(page, 0, i)
        plot.scroll_into_view_if_needed()
        box = plot.locator(".nsewdrag").first.bounding_box()
        page.touchscreen.tap(box["x"] + x * box["width"], box["y"] + y * box["height"])
    wait_for_dots(page, 0, 3)
    expect(page.get_by_text("0 no and 3 yes.", exact=True)).to_be_visible()
    phone.close()
