"""The fastest peer run until its gradient is as small as ours: what the same answer costs."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np
from sklearn.linear_model import LogisticRegression

import logreg as lr
from benchmarks.peers import Matrix, Vector, quietly

TOLERANCES = (1e-4, 1e-6, 1e-8, 1e-10, 1e-12)
SOLVERS = ("newton-cholesky", "lbfgs")  # of scikit-learn: the ones that get that far
GRADIENT = 1e-8  # ours
PATIENCE = 5.0  # seconds of one run, after which a solver is given up


@dataclass(frozen=True)
class Accurate:
    """A solver of scikit-learn at a tolerance; called with X and y it gives coefficients, intercept first."""

    C: float
    solver: str
    tol: float

    def __call__(self, X: Matrix, y: Vector, _: float = np.inf) -> Vector:
        """Coefficients (k,)."""
        model = LogisticRegression(C=self.C, solver=self.solver, tol=self.tol, max_iter=1000).fit(X, y)
        return np.concatenate([model.intercept_, model.coef_[0]])


def fastest_accurate(X: Matrix, y: Vector, C: float) -> Accurate | None:
    """The fastest solver at the loosest of TOLERANCES that reaches GRADIENT, None where none does."""
    objective = lr.Objective(X, y, l2=1 / (C * len(y)))
    found = [run for solver in SOLVERS if (run := accurate(objective, X, y, C, solver))]
    return min(found, key=lambda run: best_seconds(lambda: quietly(run, X, y, C)), default=None)


def accurate(objective: lr.Objective, X: Matrix, y: Vector, C: float, solver: str) -> Accurate | None:
    """One solver, None where it does not get there or needs more than PATIENCE."""
    for tol in TOLERANCES:
        run, start = Accurate(C, solver, tol), perf_counter()
        coef = quietly(run, X, y, C)
        if coef is not None and float(np.abs(objective.gradient(coef)).max()) <= GRADIENT:
            return run
        if perf_counter() - start > PATIENCE:
            return None
    return None


def best_seconds(call: Callable[[], object], runs: int = 3) -> float:
    """The least of a few runs."""
    seconds = []
    for _ in range(runs):
        start = perf_counter()
        call()
        seconds.append(perf_counter() - start)
    return min(seconds)
