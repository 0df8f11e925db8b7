"""The frame: every page by its address and from the menu, and what is active in the sidebar."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.ui.navigation import GROUPS, TITLES
from tests.browser.cuts import TITLE_IS_SEEN
from tests.browser.rest import at_rest
from tests.browser.server import running


def test_every_page_opens_at_its_top_from_the_menu_with_its_link_and_asks_nobody_else(page: Page):
    page.goto("/")
    tops: dict[str, float] = {}
    for title in TITLES.values():
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
        heading = page.get_by_role("heading", level=1).first
        expect(heading).to_be_visible()
        expect(heading).to_be_in_viewport()  # however far down the page before was read
        expect(page.get_by_role("button", name="Copy link")).to_be_visible()  # also where there is no model
        tops[title] = heading.evaluate("heading => Math.round(heading.getBoundingClientRect().top)")
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, main.scrollHeight)")
    assert len({top for title, top in tops.items() if title != TITLES["start"]}) == 1, tops


@pytest.mark.long
def test_sidebar_says_what_is_active_on_a_page_that_stops_early_and_after_it_fits_a_model(page: Page):
    page.goto("/thresholds")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("Model none yet")).to_be_visible()
    page.get_by_role("button", name="Fit the tumour sizes").click()
    expect(sidebar.get_by_text("Model Maximum likelihood, 150 training rows")).to_be_visible()
    told = "Data Tumour sizes: 200 rows, 80 of them malignant, 1 feature"
    expect(sidebar.get_by_text(told)).to_be_visible()
    page.set_viewport_size({"width": 768, "height": 1024})
    menu_lies_over_the_page_until_one_is_chosen(page)


def menu_lies_over_the_page_until_one_is_chosen(page: Page) -> None:
    """In a window as narrow as a tablet: nothing of the page is squeezed."""
    main, shut = page.get_by_test_id("stMain"), page.get_by_test_id("stExpandSidebarButton")
    width = "main => main.getBoundingClientRect().width"
    before = main.evaluate(width)
    shut.click()
    link = page.get_by_test_id("stSidebarNav").get_by_role("link", name="Loss")
    expect(link).to_be_in_viewport()
    assert main.evaluate(width) == before
    link.click()
    expect(page.get_by_role("heading", name="Loss", level=1)).to_be_visible()
    expect(shut).to_be_visible()


@pytest.mark.parametrize(
    "name", [name if name == "train" else pytest.param(name, marks=pytest.mark.long) for name in TITLES]
)
def test_the_first_visitor_of_a_fresh_server_gets_the_page_of_the_address(name, browser: Browser, tmp_path):
    with running(tmp_path / "log.txt") as fresh:
        visitor = browser.new_page(base_url=fresh.address)
        visitor.goto("/" if name == "start" else f"/{name}")
        expect(visitor.get_by_role("heading", level=1).first).to_be_visible()
        expect(visitor).to_have_title(re.compile(TITLES[name]))
        menu = visitor.get_by_test_id("stSidebarNav").get_by_role("link")
        assert menu.all_inner_texts() == [TITLES[page] for group in GROUPS.values() for page in group]
        visitor.close()


@pytest.mark.long
@pytest.mark.parametrize("widths", [(390,), (1280, 768, 700)], ids=["phone", "laptop"])
def test_title_is_whole_with_the_menu_shut_and_open_and_nothing_is_wider_than_the_page(
    page: Page, widths: tuple[int, ...]
):
    for name in ("", "sigmoid", "train", "thresholds"):
        page.set_viewport_size({"width": widths[0], "height": 844})
        page.goto(f"/{name}")
        at_rest(page)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            title_is_whole(page, f"{name} at {width} px")


def title_is_whole(page: Page, where: str) -> None:
    """With the menu open, if it is, and shut."""
    title = page.get_by_role("heading", level=1).first
    shut = page.get_by_test_id("stExpandSidebarButton")
    at_rest(page)
    if not shut.is_visible():
        assert title.evaluate(TITLE_IS_SEEN), f"{where}, menu open"
        page.get_by_test_id("stSidebar").hover()
        page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        expect(shut).to_be_visible()
        at_rest(page)
    assert title.evaluate(TITLE_IS_SEEN), f"{where}, menu shut"
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0, where
