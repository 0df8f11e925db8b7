"""Time to fit, beside the fastest peer, in pairs that share the machine's mood."""

from dataclasses import dataclass
from statistics import median
from time import perf_counter

import numpy as np

import logreg as lr
from benchmarks.equal_accuracy import fastest_accurate
from benchmarks.floor import floor_seconds
from benchmarks.peers import Fitter, Matrix, Vector, ours, peers, quietly
from benchmarks.problems import PROBLEMS, Problem

SECONDS = 5.0  # of pairs for one row
MOST_PAIRS = 25
FEWEST_PAIRS = 5
REST = 0.15  # seconds; OpenBLAS's threads spin for a tenth of a second after their last product


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    problem: str
    penalty: str
    ours: float  # seconds
    our_gradient: float
    peer: str
    theirs: float  # seconds
    their_gradient: float
    ratio: float  # median of the pairs' ratios
    accurate_ratio: float  # the same beside scikit-learn run to a gradient of 1e-8, NaN where it gets none
    floor: float  # seconds of as many readings of all rows
    outcome: str


def fit_rows() -> list[Row]:
    """All problems, with L2 and without."""
    return [row for problem in PROBLEMS for row in rows_of(problem)]


def rows_of(problem: Problem) -> list[Row]:
    """One problem with C = 1 and with C = infinity."""
    X, y = problem.rows()
    return [row_of(problem.name, X, y, C) for C in (1.0, np.inf)]


def row_of(name: str, X: Matrix, y: Vector, C: float) -> Row:
    """Ours beside the fastest peer."""
    objective = lr.Objective(X, y, l2=1 / (C * len(y)))
    peer = fastest(X, y, C)
    fitter = peers(X, C)[peer]
    pairs = timed_pairs(fitter, X, y, C)
    their_coef = quietly(fitter, X, y, C)
    fit = lr.LogisticRegression(C).fit(X, y).fit_
    return Row(
        problem=name,
        penalty="L2, C = 1" if np.isfinite(C) else "none",
        ours=median(mine for mine, _ in pairs),
        our_gradient=fit.gradient_norm,
        peer=peer,
        theirs=median(other for _, other in pairs),
        their_gradient=float("nan") if their_coef is None else gradient_norm(objective, their_coef),
        ratio=median_ratio(pairs),
        accurate_ratio=accurate_ratio(X, y, C) if fit.status.succeeded else np.nan,
        floor=floor_seconds(X, fit),
        outcome=fit.status.name.replace("_", " ").lower(),
    )


def median_ratio(pairs: list[tuple[float, float]]) -> float:
    """Of the pairs' ratios."""
    return median(mine / other for mine, other in pairs)


def accurate_ratio(X: Matrix, y: Vector, C: float) -> float:
    """Ours beside the fastest run of scikit-learn that is as accurate, NaN where none is."""
    accurate = fastest_accurate(X, y, C)
    return np.nan if accurate is None else median_ratio(timed_pairs(accurate, X, y, C))


def fastest(X: Matrix, y: Vector, C: float) -> str:
    """The peer with the best run; those within three times the best so far run three times."""
    best: dict[str, float] = {}
    for peer, fit in peers(X, C).items():
        for _ in range(3):
            seconds = seconds_of(fit, X, y, C)
            if seconds is None:
                break
            best[peer] = min(seconds, best.get(peer, seconds))
            if best[peer] > 3 * min(best.values()):
                break
    return min(best, key=lambda name: best[name])


def seconds_of(fit: Fitter, X: Matrix, y: Vector, C: float) -> float | None:
    """Seconds of one run, after a rest in which this thread stays awake."""
    rested = perf_counter() + REST
    while perf_counter() < rested:
        pass
    start = perf_counter()
    coef = quietly(fit, X, y, C)
    return None if coef is None else perf_counter() - start


def timed_pairs(fit: Fitter, X: Matrix, y: Vector, C: float) -> list[tuple[float, float]]:
    """Seconds of ours and of theirs, in turn, for about SECONDS."""
    pairs: list[tuple[float, float]] = []
    start = perf_counter()
    while len(pairs) < FEWEST_PAIRS or (perf_counter() - start < SECONDS and len(pairs) < MOST_PAIRS):
        pairs.append((seconds_of(ours, X, y, C) or np.nan, seconds_of(fit, X, y, C) or np.nan))
    return pairs


def gradient_norm(objective: lr.Objective, coef: Vector) -> float:
    """Largest component of the mean penalised loss's gradient."""
    return float(np.abs(objective.gradient(coef)).max())
