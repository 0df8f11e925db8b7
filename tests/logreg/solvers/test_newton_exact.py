"""Newton's method with exact line search: how far it goes, and when the Hessian before is enough."""

from itertools import islice

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

import logreg as lr
from logreg.data.design import Design
from logreg.objective.margins import margin_objective
from logreg.solvers.newton_exact import best_length
from logreg.solvers.stopping import Stopping

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(300, 3))
Y = (RANDOM.random(300) < 1 / (1 + np.exp(-3 * X[:, 0]))).astype(float)
WEIGHT = RANDOM.uniform(0, 2, 300)
OBJECTIVES = {
    "plain": lr.Objective(X, Y),
    "weighted and penalised": lr.Objective(X, Y, sample_weight=WEIGHT, l2=0.3),
    "without intercept": lr.Objective(np.column_stack([X, X[:, 0] ** 2]), Y, fit_intercept=False),
}


@pytest.mark.parametrize("name", OBJECTIVES)
def test_derivatives_along_a_direction_are_those_of_the_loss(name):
    objective, coef = OBJECTIVES[name], np.array([0.5, -1.0, 0.2, 0.4])
    rows, direction = margin_objective(objective), np.array([1.0, -0.5, 0.25, 2.0])
    slope, curvature = rows.along(coef, direction, rows.Z @ coef, rows.Z @ direction)
    assert slope == pytest.approx(float(objective.gradient(coef) @ direction), rel=1e-12)
    assert curvature == pytest.approx(float(direction @ objective.hessian(coef) @ direction), rel=1e-12)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_the_length_is_where_scipy_finds_the_lowest_loss(name):
    objective = OBJECTIVES[name]
    rows = margin_objective(objective)
    begin = rows.at(np.zeros(4))
    direction = -np.linalg.solve(rows.hessian(begin), begin.gradient)
    lowest = minimize_scalar(lambda t: objective.value(t * direction), bounds=(0, 8), method="bounded").x
    assert best_length(rows, begin, direction) == pytest.approx(lowest, rel=0.05)


@pytest.mark.parametrize("standardise", [True, False])
def test_the_tumours_take_fewer_steps_than_newtons_full_ones_and_end_at_the_same_minimum(standardise):
    tumours = lr.load_breast_cancer()
    table = Design.learn(tumours.columns, standardise=standardise).X
    objective = lr.Objective(table, tumours.y, l2=1 / 569)
    exact, full = lr.fit(objective, "newton-exact"), lr.fit(objective, "newton")
    assert exact.n_iter < full.n_iter
    assert exact.loss == pytest.approx(full.loss, abs=1e-14)


def test_the_decrement_that_ends_a_run_is_that_of_the_points_own_hessian_to_within_a_fifth():
    objective = OBJECTIVES["plain"]
    for step in islice(lr.SOLVERS["newton-exact"](objective, np.zeros(4)), 5):
        gradient = objective.gradient(step.coef)
        own = float(gradient @ np.linalg.solve(objective.hessian(step.coef), gradient)) / 2
        assert step.decrement == pytest.approx(own, rel=0.2, abs=1e-20)


def test_it_goes_on_beyond_the_usual_precision_when_asked_to():
    fit = lr.fit(OBJECTIVES["plain"], "newton-exact", stopping=Stopping(grad_tol=1e-14))
    assert np.abs(OBJECTIVES["plain"].gradient(fit.coef)).max() < 1e-13


def test_rows_that_are_not_in_memory_are_refused():
    with pytest.raises(lr.SettingError, match="rows in memory: choose 'newton'"):
        lr.fit(lr.BlockObjective([(X, Y)]), "newton-exact")
