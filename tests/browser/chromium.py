"""Find a Chromium for the browser tests; as a program, get one when there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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
    """From the system's packages where apt-get may be used without a question, else Playwright's own."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    may_install = subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    if shutil.which("apt-get") and may_install:
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*sudo, "apt-get", "install", "-y", "-qq", "chromium"], check=False)
    if executable() is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    if executable() is None:
        _install()
    if executable() is None:
        sys.exit("No Chromium could be found or installed. Install one, or name it in LOGREG_CHROMIUM.")
