"""How long Pause takes while a run trains on a million rows at full speed, measured inside the page."""

import time
from pathlib import Path
from urllib.parse import quote_plus

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, expect

from benchmarks.first_chart import Row
from tests.browser.server import Server

ROWS, COLUMNS = 1_000_000, 20
SOLVERS = ("Gradient descent", "Adam", "Stochastic gradient descent")
PAUSES = 10  # of each solver, at different moments of a tick
SETTLED_SECONDS = 2.3
WATCH = """() => {
  const press = (event) => { window.pressed = event.timeStamp }
  addEventListener("pointerdown", press, { capture: true, once: true })
  window.said = new Promise((resolve) => new MutationObserver((_, observer) => {
    const words = document.querySelector("[data-testid=stAlert]")?.textContent ?? ""
    if (!words.includes("Paused.")) return
    observer.disconnect()
    resolve(performance.now() - window.pressed)
  }).observe(document.body, { subtree: true, childList: true, characterData: true }))
}"""


def pauses(chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """From the press on Pause to the page saying so: median, p95 and maximum for each solver."""
    rows = []
    for solver in SOLVERS:
        taken = _taken(chromium, server.address, _table(folder / "many.csv"), solver)
        words = f"{np.median(taken):.0f} ms, p95 {np.quantile(taken, 0.95):.0f}, at most {max(taken):.0f}"
        rows.append((f"pause on {ROWS:,} x {COLUMNS}, {solver.lower()}", words, "within 300 ms"))
    return rows


def _taken(chromium: Browser, address: str, file: Path, solver: str) -> list[float]:
    page = chromium.new_context(viewport={"width": 1280, "height": 900}).new_page()
    settings = f"data=Your+own+CSV&pace=full&limit=1000000&learning_rate=0.01&solver={quote_plus(solver)}"
    page.goto(f"{address}/train?{settings}")
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".plot[data-paints]").first).to_be_visible()
    taken = [_pause(page, SETTLED_SECONDS + i / PAUSES) for i in range(PAUSES)]
    page.context.close()
    return taken


def _pause(page: Page, after: float) -> float:
    """Milliseconds from the press to the words."""
    page.get_by_role("button", name="Play", exact=True).click()
    expect(page.get_by_text("Training.", exact=True)).to_be_visible()
    time.sleep(after)
    page.evaluate(WATCH)
    page.get_by_role("button", name="Pause", exact=True).click()
    return float(page.evaluate("window.said"))


def _table(file: Path) -> Path:
    """A million rows of small whole numbers and an answer that depends on the first, written once."""
    if not file.exists():
        rng = np.random.default_rng(0)
        X = rng.normal(scale=100, size=(ROWS, COLUMNS)).astype(np.int16)
        frame = pd.DataFrame(X, columns=[f"x{j}" for j in range(COLUMNS)])
        frame["answer"] = np.where(X[:, 0] + rng.normal(scale=100, size=ROWS) > 0, "yes", "no")
        frame.to_csv(file, index=False)
    return file
