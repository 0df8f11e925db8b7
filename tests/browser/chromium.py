"""Find a Chromium for the browser tests; as a program, get one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.debian_packages import install_packages

# The first has no window to draw: a page costs it 40 % less.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def executable() -> str | None:
    """The path of a Chromium: the one named in LOGREG_CHROMIUM, a system one, or Playwright's own."""
    named = os.environ.get("LOGREG_CHROMIUM")
    found = (path for name in NAMES if (path := shutil.which(name)))
    candidates = [named, *found, MAC, _playwrights_own()]
    return next((path for path in candidates if path and Path(path).exists()), None)


def _playwrights_own() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _install() -> None:
    """From the system's packages, the shell first, else Playwright's own."""
    if shutil.which(SHELL) is None:
        install_packages(SHELL)
    if executable() is None:
        install_packages("chromium")
    if executable() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if "LOGREG_CHROMIUM" not in os.environ:
        _install()
    if executable() is None:
        sys.exit("No Chromium could be found or installed. Install one, or name it in LOGREG_CHROMIUM.")
