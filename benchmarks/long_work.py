"""One visitor's long computation beside another's slider: how long the slider waits."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from playwright.sync_api import Browser

from benchmarks.first_chart import Row
from benchmarks.own_loop import run_apart
from benchmarks.tables import repeated, table_of
from benchmarks.visitor import Visitor, arrive
from tests.browser.server import Server

PAUSE = 0.2  # seconds between two moves of the slider
LONGEST = 20.0  # seconds of the long computation that are watched
AT_FIRST = 0.5  # seconds until it is under way
BOUND = 500  # milliseconds, p95

Work = Callable[[Visitor], Coroutine[Any, Any, None]]


def beside_long_work(_chromium: Browser, server: Server, folder: Path) -> list[Row]:
    """One row a computation."""
    many, wide = table_of(folder / "many rows.csv", 100_000), table_of(folder / "wide.csv", 2_000, 500)
    small = table_of(folder / "few rows.csv", 20_000)
    huge = repeated(folder / "huge.csv", small, 190)
    works: dict[str, tuple[Path | None, str, Work]] = {
        "bootstrap, 100,000 rows": (many, "thresholds?section=uncertainty", partial(pressing, "resample")),
        "profile intervals, 20,000 rows": (
            small,
            "coefficients",
            partial(choosing, "interval", "Profile likelihood"),
        ),
        "cross-validation, 100,000 rows": (many, "coefficients", partial(choosing, "weighing", "Leave out")),
        "a file of 190 MB": (None, "data", partial(dropping, huge)),
        "500 columns": (wide, "coefficients", partial(pressing, "fit_*")),
    }
    return [row_of(server.address, name, *work) for name, work in works.items()]


async def pressing(key: str, visitor: Visitor) -> None:
    await visitor.press(key, long=True)


async def choosing(key: str, words: str, visitor: Visitor) -> None:
    await visitor.set(key, words, long=True)


async def dropping(file: Path, visitor: Visitor) -> None:
    await visitor.upload(file, long=True)


def row_of(address: str, name: str, file: Path | None, link: str, work: Work) -> Row:
    """The p95 of the slider's waits, and how long the computation was watched."""
    waits, watched, faults = run_apart(side_by_side(address, file, link, work))
    wait = f"p95 {1000 * np.quantile(waits, 0.95):.0f} ms, at most {1000 * max(waits):.0f}"
    said = "".join(f"; {fault}" for fault in faults[:2])
    return f"slider beside {name}", f"{wait}, {len(waits)} in {watched:.0f} s{said}", f"p95 within {BOUND} ms"


async def side_by_side(
    address: str, file: Path | None, link: str, work: Work
) -> tuple[list[float], float, list[str]]:
    """The slider's waits while the computation runs, its seconds, and what went wrong."""
    busy, other = await arrive(address), await arrive(address)
    await prepare(busy, file, link)
    await other.open("sigmoid")
    begun, known = asyncio.get_running_loop().time(), len(other.answers)
    computing = asyncio.create_task(work(busy))
    await asyncio.sleep(AT_FIRST)
    while not computing.done() and asyncio.get_running_loop().time() - begun < LONGEST:
        await other.set("z", round(np.random.default_rng(len(other.answers)).uniform(-6, 6), 1))
        await asyncio.sleep(PAUSE)
    watched = asyncio.get_running_loop().time() - begun
    computing.cancel()
    await asyncio.gather(busy.close(), other.close())
    return [answer.seconds for answer in other.answers[known:]], watched, [*busy.faults, *other.faults]


async def prepare(visitor: Visitor, file: Path | None, link: str) -> None:
    """Bring the file, open the page, and fit the model where the computation needs one."""
    page, _, query = link.partition("?")
    if file is not None:
        await visitor.open("data")
        await visitor.upload(file)
    await visitor.open(page, query)
    if visitor.sees("fit_*") and "wide" not in str(file):
        await visitor.press("fit_*")
