"""The main job from end to end: a real CSV, the loss falling live, a threshold moved, nothing lost."""

import time
from pathlib import Path

from playwright.sync_api import Page, expect

from logreg.data.datasets import WISCONSIN
from tests.browser.elements import matrix
from tests.browser.rest import at_rest, uploader

ITERATION = "[data-label='Iteration'] dd"


def menu(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()


def train_live(page: Page) -> tuple[float, float]:
    """Play until twenty different losses were seen, then pause; the first and the last of them."""
    node = page.locator(".plot").first
    node.evaluate("node => { node.mine = true }")
    losses: list[float] = []
    page.get_by_role("button", name="Play", exact=True).click()
    end = time.monotonic() + 20
    while len(set(losses)) < 20 and time.monotonic() < end:
        losses.append(float(page.locator("[data-label='Training loss'] dd").inner_text()))
        time.sleep(0.02)
    page.get_by_role("button", name="Pause", exact=True).click()
    expect(page.get_by_text("Paused.")).to_be_visible()
    at_rest(page)
    assert len(set(losses)) >= 20
    assert node.evaluate("node => node.mine"), "the chart's node was replaced"
    return losses[0], losses[-1]


def test_from_a_csv_to_a_decision_and_back(page: Page):
    page.goto("/train?data=Your+own+CSV")
    uploader(page).set_input_files(Path(WISCONSIN))
    expect(page.get_by_test_id("stMain").get_by_text("569 of 569 rows")).to_be_visible()
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    first, last = train_live(page)
    assert last < first
    reached = page.locator(ITERATION).inner_text()

    menu(page, "Thresholds")
    expect(page.get_by_text("142 validation rows")).to_be_visible()
    expect(page.locator(".logreg-comparison .matrix").first).to_be_visible()
    before = matrix(page, 0)
    assert sum(before) == 142
    slider = page.get_by_role("slider", name="Place A by hand")
    slider.focus()
    slider.press("Home")
    page.wait_for_function(
        "() => document.querySelectorAll('.logreg-comparison .matrix b')[1].innerText === '0'"
    )
    assert sum(matrix(page, 0)) == 142

    menu(page, "Train")
    expect(page.locator(ITERATION)).to_have_text(reached)
    expect(page.get_by_test_id("stMain").get_by_text("569 of 569 rows")).to_be_visible()
