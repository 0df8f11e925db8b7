"""The threshold workbench, in a real browser: what follows the mouse, and what the server says after."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.browser.dragging import drag_to_and_fro, unmoved
from tests.browser.dragging import dragged as dragged_slider
from tests.browser.elements import matrix
from tests.browser.rest import at_rest, uploader


@pytest.fixture
def workbench(page: Page) -> Page:
    """The page with the toy model on it."""
    page.goto("/thresholds")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    expect(page.locator(".logreg-comparison tbody tr").first).to_be_visible()
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    return page


def place(page: Page, column: int) -> float:
    return float(page.locator(".logreg-comparison .place").nth(column).inner_text())


def grab(page: Page, letter: str) -> tuple[float, float]:
    """Press the mouse on a pin's line in the first chart; where it is."""
    line = page.locator(".logreg-chart").first.get_by_role("slider", name=letter, exact=True)
    box = line.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    return x, y


def test_the_matrix_follows_the_line_while_it_is_dragged_and_the_server_agrees(workbench):
    other, total = matrix(workbench, 1), sum(matrix(workbench, 0))
    x, y = grab(workbench, "A")
    seen = set()
    for step in range(1, 16):
        workbench.mouse.move(x - 12 * step, y)
        workbench.wait_for_timeout(40)
        seen.add((place(workbench, 0), *matrix(workbench, 0)))
    dragged = place(workbench, 0), matrix(workbench, 0)
    assert workbench.get_by_test_id("stApp").get_attribute("data-test-script-state") == "notRunning"
    assert len(seen) > 10
    assert dragged[0] < 0.45
    assert all(sum(counts[1:]) == total for counts in seen)
    workbench.mouse.up()
    name = workbench.locator(".logreg-comparison thead th").first
    expect(name).to_contain_text("Custom")
    slider = workbench.get_by_role("slider", name="Place A by hand")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(f"{dragged[0]:.3f}"))
    assert (place(workbench, 0), matrix(workbench, 0)) == dragged
    assert matrix(workbench, 1) == other


@pytest.mark.long
def test_markers_on_the_curves_follow_the_line_and_on_a_phone_equations_scroll_inside_themselves(workbench):
    marker = """() => [...document.querySelectorAll('.plot')].at(-2).data
        .find(trace => trace.name === 'threshold A').x[0]"""
    workbench.set_viewport_size({"width": 1280, "height": 2000})  # a chart out of sight is not painted
    at_rest(workbench)
    before = workbench.evaluate(marker)
    x, y = grab(workbench, "A")
    workbench.mouse.move(x - 200, y, steps=8)
    workbench.wait_for_function(f"({marker})() > {before}")
    workbench.mouse.up()
    at_rest(workbench)
    workbench.set_viewport_size({"width": 390, "height": 844})
    workbench.get_by_text("How the rates are made").click()
    equations = workbench.locator("[data-testid=stMarkdownContainer]:has(.katex)").first
    expect(equations).to_be_visible()
    equations.evaluate("node => { node.scrollLeft = 10_000 }")
    expect(equations).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.long
def test_arrow_keys_move_the_slider_and_a_line_dragged_stays_after_leaving(workbench):
    before = place(workbench, 1)
    slider = workbench.get_by_role("slider", name="Place B by hand")
    slider.focus()
    for _ in range(3):
        slider.press("ArrowRight")
    expect(workbench.locator(".logreg-comparison .place").nth(1)).to_have_text(f"{before + 0.003:.3f}")
    at_rest(workbench)
    x, y = grab(workbench, "B")
    workbench.mouse.move(x + 60, y, steps=4)
    workbench.mouse.up()
    expect(workbench).to_have_url(re.compile("pins="))
    at_rest(workbench)
    there = place(workbench, 1)
    menu = workbench.get_by_test_id("stSidebarNav")
    menu.get_by_text("Start").click()
    expect(workbench.locator(".logreg-comparison")).to_have_count(0)
    menu.get_by_text("Thresholds").click()
    expect(workbench.locator(".logreg-comparison .place").nth(1)).to_have_text(f"{there:.3f}")


def draw_intervals(page: Page, resamples: str) -> None:
    box = page.get_by_role("combobox", name="Resamples")
    box.scroll_into_view_if_needed()
    at_rest(page)  # charts that came into sight are drawn: a menu closes while the page moves
    box.click()
    page.get_by_role("option", name=resamples, exact=True).click()
    page.get_by_role("button", name="Draw intervals").click()


@pytest.mark.long
def test_drawing_intervals_shows_progress_and_can_be_cancelled(page):
    page.goto("/thresholds?section=Confidence+intervals&scores_of=A+file+of+scores")
    random = np.random.default_rng(0)
    rows = [f"{'yes' if y else 'no'},{p:.6f}" for y, p in zip(*scored(random, 40_000), strict=True)]
    text = "\n".join(["y,p", *rows]).encode()
    uploader(page).set_input_files({"name": "scores.csv", "mimeType": "text/csv", "buffer": text})
    expect(page.get_by_text("Draw intervals to see")).to_be_visible()
    expect(page.locator(".logreg-comparison tbody tr").first).to_be_visible()
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    draw_intervals(page, "5,000")  # many seconds of work
    expect(page.get_by_text("% done")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    expect(page.get_by_text("Draw intervals to see")).to_be_visible()
    draw_intervals(page, "200")
    expect(page.get_by_text("(bootstrap)")).to_be_visible()


def scored(random: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Labels and probabilities of n invented rows."""
    y = random.integers(0, 2, n)
    return y, random.beta(2 + y, 3 - y)


def bottom(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"] + box["height"]


def sentence(page: Page) -> list[str]:
    """The numbers of the sentence: flagged, missed, cost."""
    return page.locator(".logreg-decision output").all_inner_texts()


def test_the_first_screen_holds_the_whole_decision_and_follows_the_line_and_the_weight(workbench: Page):
    workbench.set_viewport_size({"width": 1280, "height": 900})
    at_rest(workbench)
    for part in (".logreg-decision", ".st-key-scores", ".logreg-cases", ".logreg-weight", ".logreg-rows"):
        assert bottom(workbench, part) <= 900, part
    assert bottom(workbench, ".logreg-decision") < 240  # two lines of it, no more

    flagged, missed, _ = sentence(workbench)
    cases = workbench.locator(".logreg-cases canvas")
    numbers = [
        int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", cases.get_attribute("aria-label") or "")
    ]
    total, unflagged, right, wrong, called, alarms, found = numbers
    assert (total, unflagged + called, right + wrong, alarms + found) == (1000, 1000, unflagged, called)
    assert (called, wrong) == (int(flagged), int(missed))

    x, y = grab(workbench, "A")
    workbench.mouse.move(x - 90, y, steps=6)
    workbench.wait_for_timeout(100)
    dragged = sentence(workbench)
    assert int(dragged[0]) > int(flagged)
    assert workbench.get_by_test_id("stApp").get_attribute("data-test-script-state") == "notRunning"
    rows = workbench.locator(".logreg-rows tbody tr")
    assert rows.first.locator("td").first.inner_text().strip() == dragged[0]
    veil = "() => document.querySelector('.st-key-scores .plot').data[2].x[0]"
    assert workbench.evaluate(veil) == pytest.approx(place(workbench, 0), abs=0.002)
    workbench.mouse.up()
    at_rest(workbench)
    assert sentence(workbench) == dragged

    dial = workbench.get_by_role("slider", name="How many false alarms a miss weighs")
    dial.focus()
    dial.press("End")
    at_rest(workbench)
    framed = workbench.locator(".logreg-decision .frame")
    expect(framed.nth(1)).to_have_text("50 false alarms")
    expect(dial).to_have_attribute("aria-valuenow", "50")
    assert float(sentence(workbench)[2]) == pytest.approx(
        (int(alarms_now(workbench)) + 50 * int(dragged[1])) / 1000, rel=0.05
    )
    workbench.get_by_text("Costs and base rate", exact=True).click()
    expect(workbench.get_by_label(re.compile("Cost of missing"))).to_have_value("50")

    framed.nth(0).click()
    slider = workbench.get_by_role("slider", name="Threshold", exact=True)
    dragged_slider(slider, workbench.locator(".st-key-scores .plot"), frames=200).assert_smooth()
    slider.press("Home")
    expect(framed.nth(0)).to_have_text("0.000")
    expect(workbench.locator(".logreg-decision output").nth(1)).to_have_text("0")
    at_rest(workbench)
    assert place(workbench, 0) == 0
    rows.nth(1).get_by_role("button").click()
    expect(rows.nth(1)).to_have_class("decides")
    expect(framed.nth(0)).to_have_text("0.300")


def alarms_now(page: Page) -> str:
    return page.locator(".logreg-rows tbody tr").first.locator("td").nth(2).inner_text()


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 768, 390])
def test_no_word_or_number_moves_but_what_is_dragged(workbench: Page, width: int):
    workbench.set_viewport_size({"width": width, "height": 900})
    at_rest(workbench)
    for chart in ("scores", "small_costs"):
        for by_px in (60, 4):
            handle = workbench.locator(f".st-key-{chart}").get_by_role("slider", name="A", exact=True)
            drag_to_and_fro(workbench, handle, by_px)
    drag_to_and_fro(workbench, workbench.locator(".logreg-weight svg"))
    for frame in range(2):
        workbench.locator(".logreg-decision .frame").nth(frame).click()
        slider = workbench.locator(".logreg-decision .slider:visible input")
        with unmoved(workbench):
            for key in ("Home", *["PageUp"] * 12, "End"):
                slider.press(key)
        workbench.keyboard.press("Escape")


@pytest.mark.long
@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_the_page_opens_from_the_menu(workbench: Page, width: int):
    workbench.get_by_test_id("stSidebarNav").get_by_text("Loss").click()
    expect(workbench.get_by_role("heading", name="Loss", exact=True)).to_be_visible()
    at_rest(workbench)
    workbench.set_viewport_size({"width": width, "height": 900})
    at_rest(workbench)
    if width < 1000:  # the menu lies over the page, and moves by itself
        workbench.get_by_test_id("stExpandSidebarButton").click()
        workbench.wait_for_timeout(600)
    link = workbench.get_by_test_id("stSidebarNav").get_by_role("link", name="Thresholds")
    seen = ".logreg-decision, .logreg-cases, .st-key-scores .plot, .logreg-rows"
    workbench.evaluate(OF_THE_PAGE)
    link.click()
    expect(workbench.locator(seen).first).to_be_visible()
    at_rest(workbench)
    workbench.wait_for_timeout(500)
    assert workbench.evaluate("moved") < 0.02


# The layout shift of what stands in the page, without the menu that slides away.
OF_THE_PAGE = """() => {
    window.moved = 0
    const inPage = ({ node }) => (node instanceof Element ? node : node?.parentElement)?.closest(".stMain")
    new PerformanceObserver((list) => {
        for (const { value, sources } of list.getEntries()) if (sources.some(inPage)) moved += value
    }).observe({ type: "layout-shift", buffered: false })
}"""
