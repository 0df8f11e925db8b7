import os
import sys

import pytest
from hypothesis import settings

# A busy machine is not a fault, and the same commit gives the same verdict; HYPOTHESIS_PROFILE=explore tries
# other examples every time.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


MAIN = sys.modules["__main__"]


@pytest.fixture(autouse=True)
def own_main_module():
    """A page leaves itself as `__main__`, and processes that a later test starts would run it again."""
    yield
    sys.modules["__main__"] = MAIN


def pytest_terminal_summary(terminalreporter):
    """How often a browser test was late and was tried again: 0 on an idle machine."""
    again = terminalreporter.stats.get("rerun", [])
    terminalreporter.write_line(f"Browser tests that needed another try: {len(again)}")
    for report in again:
        crash = getattr(report.longrepr, "reprcrash", None)
        why = f"line {crash.lineno}: {crash.message.splitlines()[0]}" if crash else "not said"
        terminalreporter.write_line(f"  {report.nodeid}, {why}")
