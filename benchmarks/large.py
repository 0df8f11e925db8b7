"""20,000,000 rows from files, two processes reading them: time, and the caller's peak memory."""

import resource
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import numpy as np

import logreg as lr

ROWS, FILES, D = 20_000_000, 80, 20


def write(folder: str, number: int) -> None:
    """One file of rows, X beside y."""
    random = np.random.default_rng(number)
    X = random.normal(size=(ROWS // FILES, D))
    y = random.random(len(X)) < 1 / (1 + np.exp(-X @ np.linspace(-1, 1, D)))
    np.save(Path(folder) / f"{number}.npy", np.column_stack([X, y]))


def read(folder: str, number: int) -> tuple[np.ndarray, np.ndarray]:
    """The rows of one file."""
    rows = np.load(Path(folder) / f"{number}.npy")
    return rows[:, :-1], rows[:, -1]


def large_rows() -> list[tuple[str, str, str]]:
    """(what, measured, wanted)."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool,
    ):
        list(pool.map(partial(write, folder), range(FILES)))
        before = peak_megabytes()
        start = perf_counter()
        blocks = [partial(read, folder, number) for number in range(FILES)]
        fit = lr.fit(lr.BlockObjective(blocks, executor=pool))
        seconds = perf_counter() - start
    name = f"{ROWS:,} × {D} from {FILES} files of 42 MB, two processes"
    return [
        (
            name,
            f"{seconds:.0f} s, {fit.status.name.lower()} at {fit.gradient_norm:.0e}",
            "the fit of all rows",
        ),
        ("peak memory of the calling process", f"{max(before, peak_megabytes()):.0f} MB", "under 1 GB"),
    ]


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
