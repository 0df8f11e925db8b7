"""L-BFGS in mixed precision: the digits of the answer, and where float32 must not be trusted."""

from itertools import islice, takewhile

import numpy as np
import pytest
from sklearn.covariance import ledoit_wolf

import logreg as lr
from logreg.objective.float32_rows import float32_rows
from logreg.objective.loss_kernel import Penalty
from logreg.objective.row_chunks import Block
from logreg.solvers.lbfgs_mixed import NOISE
from logreg.solvers.shrunken_hessian import shrunken_inverse
from logreg.solvers.stopping import Stopping

TIGHT = Stopping(grad_tol=1e-11)


def table(n=3000, d=40, correlation=0.0, seed=0):
    random = np.random.default_rng(seed)
    X = random.normal(size=(n, d)) * np.sqrt(1 - correlation)
    X += np.sqrt(correlation) * random.normal(size=(n, 1))
    logits = X @ random.normal(0, 1.5 / np.sqrt(d), d)
    return X, (random.random(n) < 1 / (1 + np.exp(-logits))).astype(float)


def early_steps(objective):
    """Those that read rounded rows."""
    steps = lr.SOLVERS["lbfgs-mixed"](objective, np.zeros(objective.n_coef))
    return list(takewhile(lambda step: step.rounded, islice(steps, 100)))


@pytest.mark.parametrize("solver", ["lbfgs-mixed", "sampled", "newton-exact", "auto"])
@pytest.mark.parametrize("l2", [0.0, 0.01])
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize(
    ("scale", "centre"),
    [(1.0, 0.0), (1e-6, 0.0), (1e6, 0.0), (1.0, 20.0), (1.0, 40.0), (1e-2, 1e3), (1e20, 0.0), (1e-20, 0.0)],
)
def test_the_minimum_is_newtons_for_columns_of_any_size_and_centre(solver, l2, weighted, scale, centre):
    X, y = table(d=8)
    X[:, 3] = X[:, 3] * scale + centre
    penalty = l2 if scale > 1e-10 else 0.0  # a penalty on a slope of 1e20 leaves nothing of it
    weight = np.random.default_rng(1).uniform(0, 2, len(y)) if weighted else None
    objective = lr.Objective(X, y, sample_weight=weight, l2=penalty)
    exact = lr.fit(objective, "newton", stopping=Stopping(grad_tol=1e-12, decrement_tol=1e-20))
    fit = lr.fit(objective, solver, stopping=Stopping(grad_tol=1e-11 * max(1.0, scale, centre)))
    assert fit.status.succeeded
    assert fit.loss == pytest.approx(exact.loss, abs=1e-13)
    change = (fit.coef - exact.coef) @ objective.hessian(exact.coef) @ (fit.coef - exact.coef)
    assert change < 1e-14  # squared standard errors of one row


def test_early_steps_read_rounded_rows_and_prove_nothing():
    objective = lr.Objective(*table())
    early = early_steps(objective)
    assert len(early) > 3
    loose = lr.fit(objective, "lbfgs-mixed", stopping=Stopping(grad_tol=1e-4))
    assert np.abs(objective.gradient(loose.coef)).max() == pytest.approx(loose.gradient_norm, abs=1e-12)


@pytest.mark.parametrize(("n", "d"), [(1300, 300), (3000, 40), (9000, 200)])
def test_rounded_rows_tell_the_gradient_to_the_noise_at_which_they_are_left(n, d):
    objective = lr.Objective(*table(n, d), l2=0.01)
    coef = lr.fit(objective, "newton").coef
    error = np.abs(objective.in_float32().gradient(coef) - objective.gradient(coef)).max()
    assert 0 < error < NOISE / np.sqrt(n)


def test_columns_far_from_0_for_their_spread_are_never_rounded():
    X, y = table()
    X[:, 5] += 31
    assert not early_steps(lr.Objective(X, y))
    X[:, 5] -= 4
    assert early_steps(lr.Objective(X, y))


def test_separated_classes_are_proved_by_the_rows_themselves():
    X, _ = table(d=40)
    objective = lr.Objective(X, (X[:, 0] + X[:, 7] > 0).astype(float))
    fit = lr.fit(objective, "lbfgs-mixed")
    assert fit.status is lr.Status.SEPARATED
    assert (objective.logits(fit.coef) * (2 * objective.y - 1) > 0).all()


def test_a_cell_that_is_not_a_number_is_named():
    X, y = table()
    X[7, 1] = np.nan
    with pytest.raises(lr.ValueRangeError, match="NaN"):
        lr.fit(lr.Objective(X, y), "lbfgs-mixed")


def test_columns_much_alike_need_fewer_steps_than_without_a_samples_hessian():
    objective = lr.Objective(*table(n=4000, d=120, correlation=0.95))
    mixed, plain = (lr.fit(objective, solver, stopping=TIGHT) for solver in ("lbfgs-mixed", "lbfgs"))
    assert mixed.n_iter < plain.n_iter
    assert mixed.loss == pytest.approx(plain.loss, abs=1e-14)


def test_many_columns_get_it_by_auto():
    random = np.random.default_rng(0)
    X = random.normal(size=(1300, 900))
    fit = lr.fit(lr.Objective(X, random.integers(0, 2, 1300), l2=1.0))
    assert fit.solver == "lbfgs-mixed"
    assert fit.status is lr.Status.CONVERGED


def test_shrinkage_is_that_of_ledoit_and_wolf_where_their_target_is_the_same():
    X = np.random.default_rng(0).normal(size=(400, 30))
    X /= np.sqrt((X**2).mean(axis=0))  # correlations with a mean variance of 1: their target is ours
    rows = float32_rows(Block(X, np.ones(400)), np.arange(400), Penalty(), fit_intercept=False)
    solve = shrunken_inverse(rows, np.full(400, 1 / 400, np.float32))
    assert solve is not None
    shrunken = np.linalg.inv(np.column_stack([solve(axis) for axis in np.eye(30)]))
    expected, share = ledoit_wolf(X, assume_centered=True)
    off = ~np.eye(30, dtype=bool)
    ours = 1 - (shrunken[off] @ (X.T @ X / 400)[off]) / ((X.T @ X / 400)[off] ** 2).sum()
    assert ours == pytest.approx(share, abs=0.05)
    assert np.abs(shrunken - expected).max() < 0.02
