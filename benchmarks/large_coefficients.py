"""Coefficients on large tables: from the click on Fit, separation looked for, until the page is whole."""

from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.first_chart import Row
from benchmarks.own_loop import run_apart
from benchmarks.tables import table_of
from benchmarks.visitor import arrive
from tests.browser.server import Server

SHAPES = ((2_000, 500), (1_000_000, 13))
BOUND = 5.0  # seconds


def large_coefficients(_chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """One row a table."""
    return [row_of(server.address, table_of(folder / f"{n} x {d}.csv", n, d), n, d) for n, d in SHAPES]


def row_of(address: str, file: Path, n: int, d: int) -> Row:
    """A file is brought, its model is fitted on the page, and the answer is timed."""
    seconds, faults = run_apart(fitted(address, file))
    said = "".join(f"; {fault}" for fault in faults[:2])
    return f"Coefficients with separation, {n:,} x {d}", f"{seconds:.1f} s{said}", f"within {BOUND:.0f} s"


async def fitted(address: str, file: Path) -> tuple[float, list[str]]:
    """Seconds until the page is whole, and what went wrong."""
    visitor = await arrive(address)
    await visitor.open("data")
    await visitor.upload(file)
    await visitor.open("coefficients", "weighing=in-words")
    await visitor.press("fit_*", long=True)
    seconds = visitor.answers[-1].seconds
    await visitor.close()
    return seconds, visitor.faults
