"""Coefficients and Predict, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dragging import dragged
from tests.browser.rest import at_rest, uploader


@pytest.fixture
def fitted(page: Page) -> Page:
    page.goto("/coefficients")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    at_rest(page)
    return page


@pytest.mark.long
def test_coefficients_answer_on_the_first_screen_and_every_section_draws(fitted):
    expect(fitted.locator(".logreg-readout .main dd").first).to_have_text("1 of 1")
    expect(fitted.get_by_text(re.compile("the odds of malignant are an estimated")).first).to_be_visible()
    fitted.locator(".plot").first.evaluate("node => { node.mine = true }")
    for section in ("Table", "Effect", "Leave out", "Diagnostics", "Separation", "Export"):
        fitted.get_by_role("radio", name=section, exact=True).click()
        expect(fitted.get_by_role("radio", name=section, exact=True)).to_be_checked()
        expect(fitted.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(fitted.get_by_role("button", name="SQL expression")).to_be_visible()
    assert fitted.locator(".plot").first.evaluate("node => node.mine")


# Bars, the lines between them and the numbers at their ends: places in pixels, and colours.
BARS = """plot => {
    const left = plot.getBoundingClientRect().left
    return [...plot.querySelectorAll(".waterfalllayer :is(path, text)")].map((node) => [
        node.textContent, getComputedStyle(node).fill,
        Math.round(node.getBoundingClientRect().left - left), Math.round(node.getBoundingClientRect().width)])
}"""


@pytest.mark.long
def test_bars_follow_the_slider_and_typed_values_and_a_file_is_scored(fitted, tmp_path):
    fitted.get_by_test_id("stSidebarNav").get_by_text("Predict").click()
    probability = fitted.locator(".logreg-readout .main dd").first
    expect(probability).to_contain_text("%")
    slider, plot = fitted.locator(".logreg-slider input").first, fitted.locator(".st-key-waterfall .plot")
    slider.scroll_into_view_if_needed()
    at_rest(fitted)
    start = plot.evaluate(BARS)
    dragged(slider, plot).assert_smooth()
    held, said = plot.evaluate(BARS), probability.inner_text()
    assert held != start
    slider.dispatch_event("change")
    at_rest(fitted)
    expect(probability).to_have_text(said)
    for drawn, moved in zip(plot.evaluate(BARS), held, strict=True):
        assert drawn[:2] == moved[:2]
        assert drawn[2:] == pytest.approx(moved[2:], abs=1)
    field = fitted.get_by_role("spinbutton").nth(2)
    field.fill("60")
    field.press("Enter")
    expect(probability).to_contain_text("> 99")
    needed = fitted.get_by_text(re.compile("A table with the column ")).inner_text()
    name = needed.split("column ")[1].rstrip(".")
    file = tmp_path / "rows.csv"
    file.write_text(f"{name},note\n10,a\n,b\n40,=1+1\n", encoding="utf-8")
    uploader(fitted).set_input_files(file)
    expect(fitted.get_by_text("2 of 3 rows scored.")).to_be_visible()
    with fitted.expect_download() as download:
        fitted.get_by_role("button", name="Scored rows as CSV").click()
    text = download.value.path().read_text(encoding="utf-8")
    assert "probability of malignant" in text
    assert "'=1+1" in text
    assert len(text.splitlines()) == 4  # the row without a size stays, unscored


def test_the_first_screen_is_the_table_of_a_paper_with_a_marked_row_and_copies(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/train?data=Wisconsin+tumours")
    at_rest(page)
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Coefficients").click()
    page.get_by_role("button", name="Fit Wisconsin tumours to the optimum").click()
    rows = page.locator(".logreg-paper tbody tr:not(.axis)")
    expect(rows).to_have_count(5)
    at_rest(page)
    for part in (".logreg-readout", ".logreg-paper .sheet", ".logreg-paper .copies"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 900, part
    for heading in ("The marked row in a sentence", "Before you print it"):
        box = page.get_by_text(heading).bounding_box()
        assert box
        assert box["y"] < 800
    sheet = page.locator(".logreg-paper .sheet")
    assert sheet.evaluate("node => node.scrollWidth <= node.clientWidth + 1")

    name = rows.nth(3).locator("th").inner_text()
    rows.nth(3).click()
    expect(rows.nth(3)).to_have_attribute("aria-selected", "true")
    sentence = page.get_by_text(re.compile("the odds of malignant are an estimated")).first
    expect(sentence).to_contain_text(name)
    ratio = rows.nth(3).locator("td").nth(3).inner_text().split(" (")[0]
    expect(sentence).to_contain_text(ratio)

    page.get_by_role("button", name="Markdown", exact=True).first.click()
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    pasted = page.evaluate("navigator.clipboard.readText()")
    assert pasted.startswith("**Odds ratios of malignant")
    assert name in pasted.replace("\\", "")
    page.get_by_role("button", name="Copy for Word").click()
    page.wait_for_function(
        "async () => (await navigator.clipboard.read()).some((item) => item.types.includes('text/html'))"
    )

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    sheet.evaluate("node => node.scrollTo(300, 0)")
    for part in (".logreg-paper caption span", ".logreg-paper .notes"):
        box = page.locator(part).first.bounding_box()
        assert box
        assert box["x"] >= 0, "it scrolls away with the table"
        assert box["x"] + box["width"] <= 390
