"""The peers, each at its own tolerance: rows and a penalty in, coefficients (intercept first) out."""

import warnings
from collections.abc import Callable
from importlib.metadata import version

import numpy as np
import statsmodels.api as sm
from glum import GeneralizedLinearRegressor
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

import logreg as lr

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Fitter = Callable[[Matrix, Vector, float], Vector]

STOCHASTIC_NUMBERS = 5_000_000  # sag and saga are timed up to this size of X; beyond, they need minutes


def ours(X: Matrix, y: Vector, C: float) -> Vector:
    """logreg, at max|gradient| <= 1e-8."""
    return np.asarray(lr.LogisticRegression(C).fit(X, y).fit_.coef, dtype=np.float64)


def sklearn_fitter(solver: str) -> Fitter:
    """scikit-learn with one of its solvers."""

    def fit(X: Matrix, y: Vector, C: float) -> Vector:
        model = LogisticRegression(C=C, solver=solver, max_iter=1000).fit(X, y)
        return np.concatenate([model.intercept_, model.coef_[0]])

    return fit


def glum(X: Matrix, y: Vector, C: float) -> Vector:
    """glum's IRLS."""
    model = GeneralizedLinearRegressor(family="binomial", alpha=1 / (C * len(y)), l1_ratio=0).fit(X, y)
    return np.concatenate([[model.intercept_], model.coef_])


def statsmodels(X: Matrix, y: Vector, C: float) -> Vector:  # noqa: ARG001  it has no penalty
    """statsmodels' Newton, which has no penalty."""
    return np.asarray(sm.Logit(y, sm.add_constant(X)).fit(disp=0).params)


def peers(X: Matrix, C: float) -> dict[str, Fitter]:
    """The peers that suit a problem."""
    solvers = ["lbfgs", "newton-cholesky", "newton-cg"]
    solvers += ["sag", "saga"] if X.size <= STOCHASTIC_NUMBERS else []
    solvers += ["liblinear"] if np.isfinite(C) else []
    found: dict[str, Fitter] = {f"scikit-learn {name}": sklearn_fitter(name) for name in solvers}
    found["glum"] = glum
    if not np.isfinite(C):
        found["statsmodels"] = statsmodels
    return found


def quietly(fit: Fitter, X: Matrix, y: Vector, C: float) -> Vector | None:
    """The coefficients, or None where the peer gives up."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            return fit(X, y, C)
        except (ValueError, FloatingPointError, np.linalg.LinAlgError, ArithmeticError):
            return None


def versions() -> str:
    """Each package's version."""
    names = ("numpy", "scikit-learn", "glum", "statsmodels", "firthmodels", "scipy")
    return ", ".join(f"{name} {version(name)}" for name in names)
