import dataclasses

import numpy as np
import pytest

import logreg as lr
from logreg.solvers import AdamSettings, GradientDescentSettings
from logreg.solvers.stopping import Stopping


def problem(l2=0.01, n=200, d=3):
    random = np.random.default_rng(0)
    X = random.normal(size=(n, d))
    y = random.random(n) < 1 / (1 + np.exp(-X @ np.ones(d)))
    return lr.Objective(X, y, l2=l2)


def separated(l2=0.0):
    x = np.linspace(-1, 1, 20)
    return lr.Objective(x[:, None], x > 0, l2=l2)


def test_a_minimum_is_where_the_gradient_vanishes():
    fit = lr.fit(problem())
    assert fit.status is lr.Status.CONVERGED
    assert np.abs(problem().gradient(fit.coef)).max() <= 1e-8


def test_the_limit_ends_a_run():
    fit = lr.fit(
        problem(),
        "gradient-descent",
        settings=GradientDescentSettings(learning_rate=0.01),
        stopping=Stopping(max_iter=7),
    )
    assert (fit.status, fit.n_iter) == (lr.Status.LIMIT_REACHED, 7)


def test_a_run_that_starts_at_the_minimum_takes_no_step():
    best = lr.fit(problem()).coef
    assert lr.fit(problem(), start=best).n_iter == 0


@pytest.mark.parametrize("solver", ["newton", "gradient-descent"])
def test_separated_classes_are_proved_by_the_coefficients(solver):
    fit = lr.fit(separated(), solver)
    assert fit.status is lr.Status.SEPARATED
    assert (separated().logits(fit.coef) * (2 * separated().y - 1) > 0).all()
    assert "L2" in fit.status.message


def test_a_penalty_makes_separated_classes_an_ordinary_problem():
    assert lr.fit(separated(l2=0.1)).status is lr.Status.CONVERGED


@pytest.mark.parametrize("rate", [30.0, 1e6, 1e300])
def test_a_rate_that_is_too_high_is_said(rate):
    fit = lr.fit(problem(), "gradient-descent", settings=GradientDescentSettings(learning_rate=rate))
    assert fit.status is lr.Status.DIVERGED
    assert "rate is too high" in fit.status.message


def test_a_rate_just_below_two_over_the_curvature_settles():
    objective = problem(l2=1.0)
    largest = np.linalg.eigvalsh(0.25 * objective.X.T @ objective.X / objective.n_rows + np.eye(3)).max()
    assert (
        lr.fit(
            objective, "gradient-descent", settings=GradientDescentSettings(learning_rate=1.99 / largest)
        ).status
        is lr.Status.CONVERGED
    )


def test_collinear_columns_share_the_effect():
    single = problem(l2=0)
    doubled = lr.Objective(np.column_stack([single.X, single.X]), single.y)
    fit = lr.fit(doubled)
    assert fit.status.succeeded
    np.testing.assert_allclose(fit.coef[1:4], fit.coef[4:], rtol=1e-6)
    np.testing.assert_allclose(2 * fit.coef[1:4], lr.fit(single).coef[1:], rtol=1e-6)


def test_columns_of_any_scale_give_the_same_log_odds():
    plain = problem(l2=0)
    scale = np.array([1e-12, 1.0, 1e12])
    fit = lr.fit(lr.Objective(plain.X * scale, plain.y))
    assert fit.status.succeeded
    np.testing.assert_allclose(fit.coef[1:] * scale, lr.fit(plain).coef[1:], rtol=1e-6)


def test_step_and_fit_are_frozen_to_the_elements():
    fit = lr.fit(problem())
    with pytest.raises(dataclasses.FrozenInstanceError):
        fit.loss = 0.0  # type: ignore[misc]  # the point of the test
    with pytest.raises(ValueError, match="read-only"):
        fit.coef[0] = 0


def test_whoever_advances_a_solver_gets_the_same_verdicts():
    objective, stopping = problem(), Stopping(grad_tol=1e-4)
    steps = lr.SOLVERS["gradient-descent"](objective, np.zeros(4))
    first = step = next(steps)
    while stopping.status_of(step, first) is lr.Status.RUNNING:
        step = next(steps)
    assert step.iteration == lr.fit(objective, "gradient-descent", stopping=stopping).n_iter


@pytest.mark.parametrize("status", lr.Status)
def test_every_status_is_a_sentence(status):
    assert status.message.endswith(".")
    assert len(status.message) > 10


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda o: lr.fit(o, "simplex"), "no solver 'simplex'"),
        (lambda o: lr.fit(o, "newton", settings=AdamSettings()), "takes SolverSettings, not AdamSettings"),
        (lambda _: GradientDescentSettings(learning_rate=-1.0), "learning rate is -1.0"),
        (lambda o: lr.fit(o, start=[0.0]), "give 4 coefficients"),
        (lambda o: lr.fit(o, start=[0.0, 0, 0, np.nan]), "NaN or infinity"),
        (lambda _: Stopping(grad_tol=-1.0), "at least 0"),
    ],
)
def test_a_mistake_is_named(call, words):
    with pytest.raises(lr.LogregError, match=words):
        call(problem())
