"""Nothing leaves the machine, and no control offers to send it."""

from playwright.sync_api import Page, expect


def test_no_chart_offers_to_send_its_data_anywhere(page: Page):
    page.goto("/sigmoid")
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    page.locator(".plot").first.hover()
    titles = page.locator(".modebar-btn").evaluate_all("nodes => nodes.map(node => node.dataset.title)")
    assert "Reset axes" in titles
    assert not [title for title in titles if "hare" in title or "loud" in title or "dit" in title]
    assert page.locator(".plot").first.evaluate("node => node._context.plotlyServerURL") == ""
