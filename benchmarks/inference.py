"""Firth, separation and summaries beside firthmodels, a linear programme and statsmodels, with bounds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from statistics import median

import numpy as np
import statsmodels.api as sm
from firthmodels import FirthLogisticRegression
from scipy.optimize import linprog

import logreg as lr
from benchmarks.limits import timed
from benchmarks.peers import Matrix, Vector, quietly
from benchmarks.problems import Rows, invented, tumours
from logreg import arrays
from logreg.inference.estimate import maximum_likelihood
from logreg.separation.detection import find_separation
from logreg.separation.geometry import rows_by_side

PAIRS = 5
FIRTH_TOLERANCES = (1e-4, 1e-5, 1e-6, 1e-8, 1e-10)  # the first is firthmodels' own
SAME = 1e-8  # of the largest coefficient


@dataclass(frozen=True)
class Comparison:
    """One line of the table: seconds of ours, of the peer, and the bound in words."""

    what: str
    ours: float
    peer: str
    theirs: float
    bound: str
    accuracy: str = ""


def inference_rows() -> list[Comparison]:
    """Every comparison."""
    return [*firth_rows(), *separation_rows(), *summary_rows()]


def firth_rows() -> list[Comparison]:
    """Beside firthmodels at its own tolerance, and at the loosest one with which both agree to 1e-8."""
    problems = {
        "5,000 × 20": invented(5_000, 20),
        "20,000 × 20": invented(20_000, 20),
        "569 × 30, tumours": tumours(standardised=True),
    }
    return [row for name, (X, y) in problems.items() for row in firth_pair(name, X, y)]


def firth_pair(name: str, X: Matrix, y: Vector) -> list[Comparison]:
    """One problem; the difference is over the largest coefficient."""
    coef = maximum_likelihood(X, y, firth=True).coef
    differences = {tol: difference(coef, quietly(firthmodels, X, y, tol)) for tol in FIRTH_TOLERANCES}
    same = next((tol for tol, apart in differences.items() if apart <= SAME), FIRTH_TOLERANCES[-1])
    return [
        firth_row(f"Firth, {name}", X, y, FIRTH_TOLERANCES[0], "", differences[FIRTH_TOLERANCES[0]]),
        firth_row(f"Firth, {name}, same answer", X, y, same, "at most 0.5 of it", differences[same]),
    ]


def firth_row(what: str, X: Matrix, y: Vector, tol: float, bound: str, apart: float) -> Comparison:
    """Ours beside firthmodels at this tolerance."""
    ours, theirs = paired(
        lambda: maximum_likelihood(X, y, firth=True), lambda: quietly(firthmodels, X, y, tol)
    )
    return Comparison(what, ours, "firthmodels", theirs, bound, f"{apart:.0e}")


def difference(ours: arrays.Vector, theirs: Vector | None) -> float:
    """The largest difference over the largest coefficient, infinite where there is none to compare."""
    return np.inf if theirs is None else float(np.abs(ours - theirs).max() / np.abs(theirs).max())


def firthmodels(X: Matrix, y: Vector, tol: float) -> Vector:
    """firthmodels' coefficients, intercept first."""
    model = FirthLogisticRegression(gtol=tol, xtol=tol, max_iter=200 if tol < 1e-4 else 25).fit(X, y)
    return np.concatenate([np.atleast_1d(model.intercept_), np.ravel(model.coef_)])


def separation_rows() -> list[Comparison]:
    """The verdict beside a fit of the same rows, and the verdict with names beside the linear programme."""
    random = np.random.default_rng(1)
    X = random.normal(size=(2_000, 200))
    problems = {
        "2,000 × 200, overlapping": invented(2_000, 200),
        "2,000 × 200, separated": (X, (X @ random.normal(size=200) > 0).astype(float)),
        "2,000 × 200, by three columns": (X, (X[:, 3] + X[:, 70] - X[:, 150] > 0).astype(float)),
        "10,000 × 20, overlapping": invented(10_000, 20),
    }
    return [row for name, rows in problems.items() for row in separation_pair(name, rows)]


def separation_pair(name: str, rows: Rows) -> list[Comparison]:
    """The verdict alone, and with the search for the smallest set of columns."""
    X, y = rows
    verdict = partial(find_separation, X, y, seconds=0.0)
    ours, fitted = paired(verdict, lambda: lr.fit(lr.Objective(X, y)))
    named, programme = paired(partial(find_separation, X, y), lambda: separable_by_programme(X, y), pairs=1)
    return [
        Comparison(f"separation, {name}", ours, "one fit", fitted, "at most 2 of it"),
        Comparison(
            f"the same with its columns, {name}", named, "scipy HiGHS", programme, "2 s and the verdict"
        ),
    ]


def separable_by_programme(X: Matrix, y: Vector) -> object:
    """max sum(s) with Z b >= s and 0 <= s <= 1: Konis (2007), section 4.4."""
    Z = rows_by_side(X, y)
    n, k = Z.shape
    return linprog(
        np.r_[np.zeros(k), -np.ones(n)],
        A_ub=np.c_[-Z, np.eye(n)],
        b_ub=np.zeros(n),
        bounds=[(None, None)] * k + [(0, 1)] * n,
    )


def summary_rows() -> list[Comparison]:
    """Summaries beside statsmodels' fit and table."""
    shapes = ((2_000, 500), (1_000_000, 13))
    return [row(n, d) for n, d in shapes for row in (summary_row, coefficients_row)]


def summary_row(n: int, d: int) -> Comparison:
    """Errors, tests, intervals and warnings of a fitted model."""
    X, y = invented(n, d)
    model = lr.LogisticRegression().fit(X, y)
    ours, theirs = paired(
        lambda: lr.summarize(model, X, y),
        lambda: quietly(lambda X, y, _: sm.Logit(y, sm.add_constant(X)).fit(disp=0).bse, X, y, np.inf),
        pairs=1,
    )
    return Comparison(f"summary, {n:,} × {d}", ours, "statsmodels", theirs, "3 s")


def coefficients_row(n: int, d: int) -> Comparison:
    """What the page Coefficients works out, separation included, beside one fit."""
    X, y = invented(n, d)
    model = lr.LogisticRegression().fit(X, y)

    def page() -> object:
        find_separation(X, y)
        return lr.summarize(model, X, y)

    ours, fitted = paired(page, lambda: lr.LogisticRegression().fit(X, y), pairs=1)
    return Comparison(f"coefficients with separation, {n:,} × {d}", ours, "one fit", fitted, "5 s")


def paired(
    mine: Callable[[], object], other: Callable[[], object], pairs: int = PAIRS
) -> tuple[float, float]:
    """Median seconds of each, run in turn."""
    seconds = [(timed(mine, 1)[0], timed(other, 1)[0]) for _ in range(pairs)]
    return median(one for one, _ in seconds), median(two for _, two in seconds)
