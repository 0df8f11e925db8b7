"""Parts of pages that several stories look for."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.rest import at_rest, uploader


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


def upload_and_train(page: Page, file: Path) -> None:
    """A file dropped on Data, and a step taken on it."""
    page.goto("/data")
    uploader(page).first.set_input_files(file)
    expect(page.get_by_text(file.name).first).to_be_visible()
    at_rest(page)
    page.get_by_role("link", name="Train on them").click()
    expect(page.get_by_role("heading", name="Train", exact=True)).to_be_visible()
    button(page, "Step").click()
    at_rest(page)
