"""The address bar in a real browser: what a control writes, what is taken out, and what Back does."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.rest import at_rest, drawn


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=option, exact=True).click()
    at_rest(page)


def test_a_control_writes_its_lasting_value_and_back_takes_it_back(page: Page):
    page.goto("/train?solver=Momentum")
    drawn(page)
    page.wait_for_url("**/train?solver=momentum")
    choose(page, "Solver", "Adam")
    page.wait_for_url("**/train?solver=adam")
    page.go_back()
    page.wait_for_url("**/train?solver=momentum")
    expect(page.get_by_role("combobox", name="Solver")).to_have_value("Momentum")
    at_rest(page)
    assert address(page) == {"solver": ["momentum"]}


@pytest.mark.long
def test_what_belongs_to_controls_that_are_gone_is_taken_out(page: Page):
    page.goto("/train?solver=momentum&momentum=0.5&holdout=50")
    drawn(page)
    assert address(page) == {"solver": ["momentum"], "momentum": ["0.5"], "holdout": ["50"]}
    choose(page, "Solver", "Newton")
    page.wait_for_url("**solver=newton*")
    assert address(page) == {"solver": ["newton"], "holdout": ["50"]}
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Sigmoid").click()
    expect(page.get_by_role("heading", level=1, name="Sigmoid")).to_be_visible()
    at_rest(page)
    assert address(page) == {}
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Train").click()
    page.wait_for_url("**/train?*solver=newton*")
    assert address(page) == {"solver": ["newton"], "holdout": ["50"]}


@pytest.mark.long
def test_a_section_in_a_part_of_the_page_is_written_at_once(page: Page):
    page.goto("/train")
    drawn(page)
    page.get_by_role("radio", name="Path", exact=True).or_(
        page.get_by_role("button", name="Path")
    ).first.click()
    page.wait_for_url("**/train?shown=path")
    page.reload()
    drawn(page)
    expect(page.locator(".st-key-path .plot[data-paints]")).to_be_visible(timeout=60_000)
