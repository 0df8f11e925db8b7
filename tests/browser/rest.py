"""When a page has come to rest, and what is seen of it before."""

from playwright.sync_api import Locator, Page, expect

AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"


def at_rest(page: Page) -> None:
    """Wait until the server has said all, and the charts have drawn it."""
    page.wait_for_timeout(100)  # the click is on its way
    page.wait_for_selector(AT_REST)
    page.wait_for_timeout(400)


def open_drawn(page: Page, address: str) -> None:
    """Open a page and wait until its first chart is drawn."""
    page.goto(address)
    expect(page.locator(".plot[data-paints]").first).to_be_visible(timeout=60_000)


def drawn(page: Page) -> None:
    """Wait until the first chart is drawn and all is at rest."""
    expect(page.locator(".plot[data-paints]").first).to_be_visible(timeout=60_000)
    at_rest(page)


def uploader(page: Page) -> Locator:
    """The file input that is shown: the one it replaces stays in the page, hidden, until the script ends."""
    return page.get_by_role("button", name="file upload")
