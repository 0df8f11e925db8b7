"""Coefficients and Predict, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rest import uploader


@pytest.fixture
def fitted(page: Page) -> Page:
    page.goto("/coefficients")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    return page


def test_coefficients_answer_on_the_first_screen_and_every_section_draws(fitted):
    expect(fitted.locator(".logreg-readout .main dd").first).to_have_text("1 of 1")
    plot = fitted.locator(".plot").first.bounding_box()
    assert plot is not None
    assert plot["y"] + plot["height"] < fitted.viewport_size["height"]
    expect(fitted.get_by_text(re.compile("the odds of malignant are an estimated"))).to_be_visible()
    fitted.locator(".plot").first.evaluate("node => { node.mine = true }")
    for section in ("Table", "Effect", "Leave out", "Diagnostics", "Separation", "Export"):
        fitted.get_by_role("radio", name=section, exact=True).click()
        expect(fitted.get_by_role("radio", name=section, exact=True)).to_be_checked()
        expect(fitted.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(fitted.get_by_role("button", name="SQL expression")).to_be_visible()
    assert fitted.locator(".plot").first.evaluate("node => node.mine")


def test_a_typed_value_moves_the_probability_and_a_file_is_scored(fitted, tmp_path):
    fitted.get_by_test_id("stSidebarNav").get_by_text("Predict").click()
    probability = fitted.locator(".logreg-readout .main dd").first
    expect(probability).to_contain_text("%")
    field = fitted.get_by_role("spinbutton").nth(2)
    field.fill("60")
    field.press("Enter")
    expect(probability).to_contain_text("> 99")
    needed = fitted.get_by_text(re.compile("A table with the columns")).inner_text()
    name = needed.split("columns ")[1].rstrip(".")
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
