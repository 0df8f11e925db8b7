"""Parts of pages that several stories look for."""

from playwright.sync_api import Locator, Page, expect


def main_of(page: Page) -> Locator:
    """The page without its sidebar."""
    return page.get_by_test_id("stMain")


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def paints(page: Page) -> int:
    """How often the first chart has been drawn."""
    return int(page.locator(".plot").first.get_attribute("data-paints") or 0)


def matrix(page: Page, column: int) -> list[int]:
    """The four counts of a threshold in the comparison."""
    counts = page.locator(".logreg-comparison .matrix").nth(column).locator("b").all_inner_texts()
    return [int(count.replace(",", "")) for count in counts]


def grab(page: Page, handle: Locator, by_px: float) -> None:
    """Take the handle and move it, and hold on."""
    expect(handle).to_be_visible()
    box = handle.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + by_px, y, steps=10)
