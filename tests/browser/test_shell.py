"""The frame: every page by its address and from the menu, and what is active in the sidebar."""

from playwright.sync_api import Page, expect

from dashboard.ui.navigation import TITLES


def test_every_page_opens_by_its_address_and_from_the_menu_and_asks_nobody_else(page: Page):
    for name, title in TITLES.items():
        page.goto("/" if name == "start" else f"/{name}")
        expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name=title)).to_be_visible()
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    for title in TITLES.values():
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
        expect(page.get_by_role("heading", level=1).first).to_be_visible()


def test_sidebar_says_what_is_active_on_a_page_that_stops_early_and_after_it_fits_a_model(page: Page):
    page.goto("/thresholds")
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("Model none yet")).to_be_visible()
    page.get_by_role("button", name="Fit the tumour sizes").click()
    expect(sidebar.get_by_text("Model Maximum likelihood, 150 training rows")).to_be_visible()
    expect(sidebar.get_by_text("Data Tumour size: 200 rows, 80 of them malignant, 1 feature")).to_be_visible()
