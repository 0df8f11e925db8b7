"""How far our coefficients are from those of the peers when both are asked for all digits."""

from dataclasses import dataclass

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LogisticRegression

import logreg as lr
from benchmarks.peers import Fitter, Matrix, Vector, quietly
from benchmarks.problems import PROBLEMS, Problem

TIGHT = 1e-12


@dataclass(frozen=True)
class Agreement:
    """One line of the table: the largest difference over the largest coefficient, None without a minimum."""

    problem: str
    penalised: float | None  # L2, C = 1, against scikit-learn
    weighted: float | None  # the same with sample weights and balanced classes
    plain: float | None  # no penalty, against statsmodels


def agreements() -> list[Agreement]:
    """All problems."""
    return [agreement(problem) for problem in PROBLEMS]


def agreement(problem: Problem) -> Agreement:
    """One problem, three ways."""
    X, y = problem.rows()
    weight = np.random.default_rng(1).uniform(0.5, 2, len(y))
    return Agreement(
        problem=problem.name,
        penalised=difference(X, y, 1.0, theirs),
        weighted=difference(X, y, 1.0, lambda X, y, C: theirs(X, y, C, weight), weight),
        plain=difference(X, y, np.inf, lambda X, y, _: statsmodels(X, y)),
    )


def difference(X: Matrix, y: Vector, C: float, peer: Fitter, weight: Vector | None = None) -> float | None:
    """The largest difference over the largest coefficient; None where there is no minimum."""
    balance = None if weight is None else "balanced"
    fit = lr.LogisticRegression(C, class_weight=balance, tol=TIGHT).fit(X, y, weight).fit_
    other = quietly(peer, X, y, C) if fit.status.succeeded else None
    return None if other is None else float(np.abs(fit.coef - other).max() / np.abs(other).max())


def theirs(X: Matrix, y: Vector, C: float, weight: Vector | None = None) -> Vector:
    """scikit-learn's newton-cholesky."""
    balance = None if weight is None else "balanced"
    model = LogisticRegression(C=C, class_weight=balance, solver="newton-cholesky", tol=TIGHT, max_iter=200)
    model.fit(X, y, weight)
    return np.concatenate([model.intercept_, model.coef_[0]])


def statsmodels(X: Matrix, y: Vector) -> Vector:
    """statsmodels' Newton."""
    return np.asarray(sm.Logit(y, sm.add_constant(X)).fit(disp=0, tol=1e-14, maxiter=100).params)
