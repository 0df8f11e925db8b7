"""What no code can beat: every reading of all rows takes the memory's time and one exponential a row."""

import numpy as np

import logreg as lr
from benchmarks.equal_accuracy import best_seconds
from benchmarks.peers import Matrix
from logreg.arrays import slices
from logreg.linalg.threads import parallel_map, thread_count


def floor_seconds(X: Matrix, fit: lr.Fit) -> float:
    """Seconds of as many readings of X (n, d) as the fit has taken, and as many exponentials of n numbers."""
    n = len(X)
    parts = list(slices(n, -(-n // thread_count())))
    exponents = np.zeros(n)
    reading = best_seconds(lambda: parallel_map(lambda part: X[part].sum(), parts))
    exponentials = best_seconds(lambda: parallel_map(lambda part: np.exp(exponents[part]), parts))
    return (fit.n_iter + 1) * (reading + exponentials)
