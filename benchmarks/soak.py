"""Mixed visitors for a quarter of an hour: what the server holds afterwards, beside what it held before.

Run with: python -m benchmarks.soak [--minutes 15] [--visitors 10]
"""

import argparse
import tempfile
import time
from pathlib import Path

import pandas as pd

from benchmarks.first_chart import Row
from benchmarks.hall import FILE_ROWS, answer_rows
from benchmarks.memory import BACK_SECONDS
from benchmarks.mixed_crowd import crowd
from benchmarks.own_loop import run_apart
from benchmarks.server_state import ServerState, state_of_server
from benchmarks.tables import table_of
from tests.browser.server import running

WARM_UP = 90.0  # seconds in which all is loaded that only a first visit loads
MEGABYTES, THREADS, FILES = 50, 2, 2  # more than before that are allowed


def main() -> None:
    """Print a table and keep nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--visitors", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = soak(Path(folder), asked.visitors, 60 * asked.minutes)
    print(pd.DataFrame(rows, columns=["measured", "value", "wanted"]).to_string(index=False))


def soak(folder: Path, people: int, seconds: float) -> list[Row]:
    """Warm up, wait until closed visits are forgotten, look; the same again for long."""
    file = table_of(folder / "class.csv", FILE_ROWS)
    with running(folder / "log.txt") as server:
        run_apart(crowd(server.address, people, WARM_UP, file))
        before = at_rest(server.pid)
        visitors = run_apart(crowd(server.address, people, seconds, file))
        after = at_rest(server.pid)
        tracebacks = server.log.read_text().count("Traceback")
    name = f"{people} mixed visitors for {seconds / 60:g} minutes"
    return [
        *answer_rows(name, visitors, within=1000),
        (f"{name}: tracebacks in the log", str(tracebacks), "0"),
        *state_rows(before, after),
    ]


def at_rest(pid: int) -> ServerState:
    """What the server holds once its closed visits are forgotten."""
    time.sleep(BACK_SECONDS)
    return state_of_server(pid)


def state_rows(before: ServerState, after: ServerState) -> list[Row]:
    """Each as it was and as it is."""
    return [
        (
            "memory before and after",
            f"{before.megabytes:.0f}, {after.megabytes:.0f} MB",
            f"at most {MEGABYTES} more",
        ),
        ("threads before and after", f"{before.threads}, {after.threads}", f"at most {THREADS} more"),
        ("open files before and after", f"{before.files}, {after.files}", f"at most {FILES} more"),
    ]


if __name__ == "__main__":
    main()
