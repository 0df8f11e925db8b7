"""Chebyshev's method: its derivatives, its order, and where it may not be used."""

from itertools import islice

import numpy as np
import pytest

import logreg as lr
from logreg.data.design import Design
from logreg.objective.margins import margin_objective
from logreg.solvers.stopping import Stopping

RANDOM = np.random.default_rng(5)
X = RANDOM.normal([0.0, 2.0, -1.0], size=(200, 3))
Y = (RANDOM.random(200) < 1 / (1 + np.exp(-X @ [1.0, -1.0, 0.5]))).astype(float)
WEIGHT = RANDOM.integers(0, 4, 200).astype(float)
COEF = np.array([0.3, -0.7, 0.2, 0.9])
OBJECTIVES = {
    "plain": lr.Objective(X, Y),
    "weighted and penalised": lr.Objective(X, Y, sample_weight=WEIGHT, l2=0.3),
    "without intercept": lr.Objective(np.column_stack([X, X[:, 0] ** 2]), Y, fit_intercept=False),
}


@pytest.mark.parametrize("name", OBJECTIVES)
def test_signed_rows_have_the_loss_and_derivatives_of_the_rows(name):
    objective = OBJECTIVES[name]
    rows = margin_objective(objective)
    here = rows.at(COEF)
    loss, gradient, hessian = objective.value_gradient_hessian(COEF)
    assert here.loss == pytest.approx(loss, rel=1e-14)
    np.testing.assert_allclose(here.gradient, gradient, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(rows.hessian(here), hessian, rtol=1e-12)


@pytest.mark.parametrize("name", OBJECTIVES)
def test_the_third_derivative_is_how_the_hessian_changes_along_the_direction(name):
    objective, step = OBJECTIVES[name], 1e-5
    rows, direction = margin_objective(objective), np.array([1.0, -0.5, 0.25, 2.0])
    change = objective.hessian(COEF + step * direction) - objective.hessian(COEF - step * direction)
    third = rows.third_derivative(rows.at(COEF), direction)
    np.testing.assert_allclose(third, change @ direction / (2 * step), rtol=1e-8)


def test_no_loss_is_lost_in_the_tails():
    far = lr.Objective(np.array([[1.0], [1.0]]), np.array([0.0, 1.0]), fit_intercept=False)
    assert margin_objective(far).at(np.array([700.0])).loss == pytest.approx(
        350, rel=1e-15
    )  # half of -log(sigma(-700))


@pytest.mark.parametrize(("solver", "power"), [("chebyshev", 3), ("newton", 2)])
def test_errors_shrink_to_their_third_power_and_to_their_second_by_newton(solver, power):
    objective = lr.Objective(X, Y, l2=0.01)
    minimum = lr.fit(objective, "newton", stopping=Stopping(grad_tol=1e-15)).coef
    away = np.array([1.0, -1.0, 1.0, 1.0])

    def error(distance):
        steps = lr.SOLVERS[solver](objective, minimum + distance * away)
        return float(np.linalg.norm(list(islice(steps, 2))[1].coef - minimum))

    assert np.log10(error(1e-1) / error(1e-2)) == pytest.approx(power, abs=0.3)


@pytest.mark.parametrize("standardise", [True, False])
def test_the_tumours_take_two_thirds_of_newtons_steps_at_most(standardise):
    tumours = lr.load_breast_cancer()
    table = Design.learn(tumours.columns, standardise=standardise).X
    objective = lr.Objective(table, tumours.y, l2=1 / 569)
    bent, straight = lr.fit(objective, "chebyshev"), lr.fit(objective, "newton")
    assert bent.n_iter <= 2 / 3 * straight.n_iter
    assert bent.loss == pytest.approx(straight.loss, abs=1e-14)


def test_rows_that_are_not_in_memory_are_refused_and_left_to_newton_by_auto():
    blocks = lr.BlockObjective([(X, Y)])
    with pytest.raises(lr.SettingError, match="rows in memory: choose 'newton'"):
        lr.fit(blocks, "chebyshev")
    assert lr.fit(blocks).solver == "newton"


def test_a_cell_that_is_not_a_number_is_named():
    holed = X.copy()
    holed[7, 1] = np.nan
    with pytest.raises(lr.ValueRangeError, match="NaN in row 7, column 1"):
        lr.fit(lr.Objective(holed, Y), "chebyshev")
