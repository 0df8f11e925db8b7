"""The estimate and the decision that are chosen on one page stand on the others, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.rest import at_rest


def go(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def estimate(page: Page) -> Locator:
    """The control of the estimate, which Coefficients keeps behind a button."""
    at_rest(page)
    behind = page.get_by_role("button", name="Estimate", exact=True)
    if behind.is_visible():
        behind.click()
    return page.get_by_role("combobox", name="Estimate")


@pytest.mark.long
def test_estimate_chosen_on_one_page_is_shown_by_the_control_of_every_other(page):
    page.goto("/coefficients")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    chosen = estimate(page)
    expect(chosen).to_have_value("Maximum likelihood")
    chosen.click()
    page.get_by_role("option", name="Firth").click()
    for title in ("Predict", "Thresholds", "Train", "Coefficients"):
        go(page, title)
        expect(estimate(page)).to_have_value("Firth")
        expect(page.get_by_test_id("stSidebar")).to_contain_text("Firth, 150 training rows")
        page.wait_for_url("**estimate=firth*")


@pytest.mark.long
def test_threshold_typed_on_predict_stands_on_thresholds_and_back(page):
    page.goto("/predict")
    page.get_by_role("button", name="Fit the tumour sizes").click()
    box = page.get_by_role("spinbutton", name="Threshold")
    box.fill("0.00001")
    box.press("Enter")
    expect(page.locator(".logreg-readout").first).to_contain_text("decision at 1")
    go(page, "Thresholds")
    expect(page.get_by_role("heading", name="from probability")).to_contain_text("10⁻⁵")
    go(page, "Predict")
    expect(page.get_by_role("spinbutton", name="Threshold")).to_have_value("0.00001")
