"""Every page as a picture, wide and narrow, light and dark: `make screenshots`."""

import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.ui.navigation import TITLES
from tests.browser.chromium import executable
from tests.browser.server import FLAGS, running

FOLDER = Path(__file__).parent / "screenshots"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}
SCHEMES = ("light", "dark")
WISCONSIN = "/train?data=Wisconsin+tumours&pace=100"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = executable()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in SIZES:
            for scheme in SCHEMES:
                take_all(browser, server.address, size, scheme)
        browser.close()


def take_all(browser: Browser, address: str, size: str, scheme: str) -> None:
    """One visitor: trains on the real tumours, then sees every page; Coefficients at the optimum."""
    width, height = SIZES[size]
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(WISCONSIN)
    page.get_by_role("button", name="Play", exact=True).click()
    time.sleep(4)
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_text("Paused.").wait_for()
    take(page, f"train-{size}-{scheme}")
    for name in TITLES:
        if name == "train":
            continue
        if size == "narrow":
            page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_test_id("stSidebarNav").get_by_text(TITLES[name], exact=True).click()
        if size == "narrow":
            page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
        if name == "coefficients":
            page.get_by_role("button", name="Fit to the optimum").click()
            page.get_by_role("radio", name="Table", exact=True).click()
        take(page, f"{name}-{size}-{scheme}")
    context.close()


def take(page: Page, name: str) -> None:
    """The page at rest, its charts drawn."""
    page.locator(".plot[data-paints]").first.wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.mouse.move(0, 0)
    time.sleep(1.5)
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
