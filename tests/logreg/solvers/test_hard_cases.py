"""Data that break naive fits: every one ends in a Status, never in a warning, a NaN or an endless loop."""

import numpy as np
import pytest

import logreg as lr
from logreg.solvers.stopping import Stopping

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(120, 3))
Y = (RANDOM.random(120) < 1 / (1 + np.exp(-X @ [1.0, -1.0, 0.5]))).astype(float)
ALL_RIGHT = (X[:, 0] > 0).astype(float)
ONE_ROW = (np.arange(120) == 7).astype(float)

HARD = {
    "collinear columns": (
        np.column_stack([X, X[:, 0] - X[:, 1]]),
        Y,
        None,
        {"CONVERGED", "PRECISION_REACHED"},
    ),
    "a constant column": (
        np.column_stack([X, np.full(120, 3.0)]),
        Y,
        None,
        {"CONVERGED", "PRECISION_REACHED"},
    ),
    "a column of zeros": (np.column_stack([X, np.zeros(120)]), Y, None, {"CONVERGED", "PRECISION_REACHED"}),
    "tiny and huge units": (X * [1e-12, 1.0, 1e12], Y, None, {"CONVERGED", "PRECISION_REACHED"}),
    "more columns than rows": (RANDOM.normal(size=(20, 50)), Y[:20], None, {"SEPARATED"}),
    "separated classes": (X, ALL_RIGHT, None, {"SEPARATED"}),
    "one row a class": (X[:2], np.array([0.0, 1.0]), None, {"SEPARATED"}),
    "all weight on one class": (X, Y, Y, {"SEPARATED"}),
    "one positive row": (X, ONE_ROW, None, {"CONVERGED", "SEPARATED"}),
    "one weight of 1e12": (
        X,
        Y,
        np.where(ONE_ROW == 1, 1e12, 1.0),
        {"CONVERGED", "PRECISION_REACHED", "SEPARATED"},
    ),
}


@pytest.mark.parametrize("solver", ["chebyshev", "newton", "newton-exact", "proximal"])
@pytest.mark.parametrize("case", HARD)
def test_a_hard_case_ends_as_it_should(case, solver):
    rows, y, weight, statuses = HARD[case]
    fit = lr.fit(lr.Objective(rows, y, sample_weight=weight), solver)
    assert fit.status.name in statuses
    assert np.isfinite(fit.coef).all()


@pytest.mark.parametrize("solver", lr.SOLVERS)
@pytest.mark.parametrize("case", HARD)
def test_every_solver_ends_with_finite_coefficients_or_says_that_it_diverged(case, solver):
    rows, y, weight, _ = HARD[case]
    fit = lr.fit(lr.Objective(rows, y, sample_weight=weight), solver, stopping=Stopping(max_iter=50))
    assert fit.status is not lr.Status.RUNNING
    assert np.isfinite(fit.coef).all() or fit.status is lr.Status.DIVERGED


def test_a_penalty_gives_every_hard_case_a_minimum():
    for rows, y, weight, _ in HARD.values():
        fit = lr.fit(lr.Objective(rows, y, sample_weight=weight, l2=0.1))
        assert fit.status.succeeded


def test_permuting_rows_and_flipping_labels_change_nothing_but_rounding_and_signs():
    order = RANDOM.permutation(120)
    plain = lr.fit(lr.Objective(X, Y)).coef
    np.testing.assert_allclose(lr.fit(lr.Objective(X[order], Y[order])).coef, plain, rtol=1e-10)
    np.testing.assert_allclose(lr.fit(lr.Objective(X, 1 - Y)).coef, -plain, rtol=1e-10)
