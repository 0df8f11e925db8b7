"""How soon Train answers its buttons while it trains, from the click to what the page then says."""

import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect

from benchmarks.first_chart import Row
from tests.browser.server import Server

ROUNDS = 8
TRAINED_SECONDS = 1.3

# button, words on the page, whether they come or go
ANSWERS = (
    ("Play", "Training.", True),
    ("Pause", "Paused.", True),
    ("Play", "Training.", True),
    ("Reset", "Training.", False),
)

CLICK = """([name, words, there]) => new Promise((answered) => {
  const main = document.querySelector("[data-testid=stMain]")
  const button = [...main.querySelectorAll("button")].find((button) => button.innerText.trim() === name)
  const begun = performance.now()
  const watch = new MutationObserver(() => {
    if (main.innerText.includes(words) !== there) return
    watch.disconnect()
    answered(performance.now() - begun)
  })
  watch.observe(main, { subtree: true, childList: true, characterData: true })
  button.click()
})"""


def button_times(chromium: Browser, server: Server, _folder: Path) -> list[Row]:
    """Play, Pause and Reset, each pressed again and again on the tumours."""
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(f"{server.address}/train?limit=1000000")
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    time.sleep(TRAINED_SECONDS)
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        for name, words, there in ANSWERS:
            taken.setdefault(name, []).append(milliseconds(page, name, words, there))
            time.sleep(TRAINED_SECONDS)
    page.context.close()
    return [
        (f"{name} answered", f"{median(times):.0f} ms, at most {max(times):.0f}", "within 200 ms")
        for name, times in taken.items()
    ]


def milliseconds(page: Page, name: str, words: str, there: bool) -> float:
    """From a click until the words have come or gone."""
    return float(page.evaluate(CLICK, [name, words, there]))
