"""Nothing leaves the machine, and no control offers to send it."""

from playwright.sync_api import Page, expect

from dashboard.frame import TITLES


def test_no_chart_offers_to_send_its_data_anywhere(page: Page):
    page.goto("/sigmoid")
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    page.locator(".plot").first.hover()
    titles = page.locator(".modebar-btn").evaluate_all("nodes => nodes.map(node => node.dataset.title)")
    assert "Reset axes" in titles
    assert not [title for title in titles if "hare" in title or "loud" in title or "dit" in title]
    assert page.locator(".plot").first.evaluate("node => node._context.plotlyServerURL") == ""


def test_every_page_opens_by_its_address_and_from_the_menu_and_asks_nobody_else(page: Page):
    for name, title in TITLES.items():
        page.goto("/" if name == "start" else f"/{name}")
        expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name=title)).to_be_visible()
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
    for title in TITLES.values():
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
        expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible()
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
