"""Memory beyond X, growth with the rows, the sigmoid beside SciPy's, and the time to import."""

import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from statistics import median
from time import perf_counter

import numpy as np
from scipy.special import expit

import logreg as lr
from benchmarks.problems import invented

MEBIBYTE = 2**20


def limit_rows() -> list[tuple[str, str, str]]:
    """(what, measured, wanted) of every limit."""
    return [
        memory_row("float64", np.float64),
        memory_row("float32", np.float32),
        *growth(),
        sigmoid_row(),
        import_row(),
    ]


def memory_row(name: str, dtype: type) -> tuple[str, str, str]:
    """The most that a fit of 1,000,000 rows holds beside its X and y."""
    X, y = invented(1_000_000, 20)
    rows: np.ndarray = X.astype(dtype)
    tracemalloc.start()
    lr.LogisticRegression(1.0).fit(rows, y)
    peak = tracemalloc.get_traced_memory()[1] / MEBIBYTE
    tracemalloc.stop()
    return f"peak memory beyond X, 1,000,000 × 20 {name}", f"{peak:.0f} MB", "at most 64 MB"


def growth() -> list[tuple[str, str, str]]:
    """Time of each doubling of the rows over the time before."""
    sizes = [125_000 * 2**i for i in range(6)]
    X, y = invented(sizes[-1], 20)
    model = lr.LogisticRegression(1.0)
    seconds = [median(timed(partial(model.fit, X[:n], y[:n]), 5)) for n in sizes]
    steps = ", ".join(f"{after / before:.2f}" for before, after in pairwise(seconds))
    return [("time at each doubling, 125,000 to 4,000,000 × 20", steps, "at most 2.2 each")]


def sigmoid_row() -> tuple[str, str, str]:
    """logreg's sigmoid over SciPy's expit, in pairs."""
    z = np.random.default_rng(0).normal(0, 5, 10_000_000)
    pairs = [(timed(lambda: lr.sigmoid(z), 1)[0], timed(lambda: expit(z), 1)[0]) for _ in range(7)]
    ratio = median(mine / other for mine, other in pairs)
    return "sigmoid of 10,000,000 numbers over SciPy's expit", f"{ratio:.2f}", "at most 1"


def import_row() -> tuple[str, str, str]:
    """A fresh process that imports logreg over one that imports NumPy."""
    pairs = [(import_seconds("logreg"), import_seconds("numpy")) for _ in range(15)]
    ratio = median(mine / other for mine, other in pairs)
    return "import logreg over import numpy", f"{ratio:.2f}", "at most 1.2"


def import_seconds(name: str) -> float:
    """Seconds that a fresh interpreter needs for one import."""
    code = f"import time; start = time.perf_counter(); import {name}; print(time.perf_counter() - start)"
    return float(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    )


def timed(call: Callable[[], object], runs: int) -> list[float]:
    """Seconds of each run."""
    seconds = []
    for _ in range(runs):
        start = perf_counter()
        call()
        seconds.append(perf_counter() - start)
    return seconds
