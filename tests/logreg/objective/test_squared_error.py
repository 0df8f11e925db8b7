"""Squared error as an objective: its gradient, what it refuses, and why cross-entropy is preferred."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import logreg as lr
from logreg.errors import SettingError
from logreg.functional.losses import squared_error_gradient, squared_error_of_logits
from logreg.inspection.squared_error_surface import mean_squared_error
from logreg.objective import SquaredErrorObjective
from logreg.solvers import DOWNHILL, GradientDescentSettings
from logreg.solvers.fitting import path
from logreg.solvers.stopping import Stopping
from tests.logreg.objective.problems import central_difference, problem

ANY_SOLVER_BY_CURVATURE = sorted(set(lr.SOLVERS) - set(DOWNHILL))


@pytest.mark.parametrize("fit_intercept", [True, False])
@pytest.mark.parametrize("l2", [0.0, 0.7])
@given(seed=st.integers(0, 1000))
def test_gradient_is_a_central_difference(fit_intercept, l2, seed):
    objective = SquaredErrorObjective.of(problem(seed, l2=l2, fit_intercept=fit_intercept))
    coef = np.random.default_rng(seed + 1).normal(size=objective.n_coef)
    np.testing.assert_allclose(objective.gradient(coef), central_difference(objective.value, coef), atol=1e-9)


def test_value_is_the_mean_squared_error_of_the_probabilities_and_a_quarter_at_zero():
    entropy, coef = problem(), np.array([0.3, -1.0, 2.0, 0.5])
    objective = SquaredErrorObjective.of(entropy)
    p = lr.sigmoid(entropy.logits(coef))
    brier = np.average((p - entropy.y) ** 2, weights=entropy.weight)
    assert objective.value(coef) == pytest.approx(brier, rel=1e-14)
    assert objective.value(coef) == pytest.approx(mean_squared_error(entropy, coef), rel=1e-14)
    assert objective.value(np.zeros(4)) == pytest.approx(0.25, rel=1e-15)


@pytest.mark.parametrize("z", [-1000.0, -30.0, 0.0, 30.0, 1000.0])
@pytest.mark.parametrize("y", [0, 1])
def test_one_row_has_the_loss_and_slope_of_the_textbook_however_far_out(y, z):
    objective = SquaredErrorObjective.of(lr.Objective([[1.0]], [y], fit_intercept=False))
    value, gradient = objective.value_and_gradient(np.array([z]))
    assert value == pytest.approx(float(squared_error_of_logits([y], [z])[0]), rel=1e-12)
    assert gradient[0] == pytest.approx(float(squared_error_gradient([y], [z])[0]), rel=1e-12, abs=1e-300)


def test_weight_two_equals_a_repeated_row():
    X, y, coef = np.array([[1.0], [2.0], [-1.0]]), [1, 0, 1], np.array([0.2, -0.7])
    weighted = SquaredErrorObjective.of(lr.Objective(X, y, sample_weight=[2, 1, 1]))
    repeated = SquaredErrorObjective.of(lr.Objective(X[[0, 0, 1, 2]], [1, 1, 0, 1]))
    np.testing.assert_allclose(weighted.gradient(coef), repeated.gradient(coef), rtol=1e-14)


def test_batches_are_of_squared_error_too():
    objective = SquaredErrorObjective.of(problem())
    batches = list(objective.batches(16, np.random.default_rng(0)))
    assert {type(batch) for batch in batches} == {SquaredErrorObjective}
    means = [batch.value(np.ones(4)) * batch.total_weight for batch in batches]
    assert sum(means) / objective.total_weight == pytest.approx(objective.value(np.ones(4)), rel=1e-14)


@pytest.mark.parametrize("solver", ANY_SOLVER_BY_CURVATURE)
def test_a_solver_by_curvature_is_refused_in_a_sentence_that_names_others(solver):
    with pytest.raises(SettingError, match=f"{solver}.* not convex.*gradient-descent"):
        lr.fit(SquaredErrorObjective.of(problem()), solver)


@pytest.mark.parametrize("solver", DOWNHILL)
def test_every_method_by_gradient_lowers_squared_error(solver):
    objective = SquaredErrorObjective.of(problem())
    assert lr.fit(objective, solver, stopping=Stopping(max_iter=100)).loss < 0.25


def test_l1_and_the_hessian_are_refused():
    with pytest.raises(SettingError, match="l1 penalty"):
        SquaredErrorObjective.of(problem(l1=0.1))
    objective = SquaredErrorObjective.of(problem())
    for asked in (objective.hessian, objective.curvatures):
        with pytest.raises(SettingError, match="not convex"):
            asked(np.zeros(4))


def test_a_vanishing_gradient_is_never_called_a_minimum():
    y = np.array([0, 1, 0, 1])
    entropy = lr.Objective(np.array([[-1.0], [1.0], [-2.0], [2.0]]), y, l2=0.0)
    plateau = lr.fit(SquaredErrorObjective.of(entropy), "gradient-descent", start=[0.0, -60.0])
    assert plateau.status is lr.Status.STATIONARY  # every row is surely wrong
    assert plateau.loss == pytest.approx(1.0)
    assert not plateau.status.succeeded
    assert lr.fit(SquaredErrorObjective.of(problem())).status is lr.Status.STATIONARY  # here it is one


def test_from_a_wrong_start_squared_error_needs_ten_times_the_steps_of_cross_entropy():
    tumours = lr.load_tumour_size()
    size, malignant = tumours.columns["size"], tumours.target == tumours.positive
    entropy = lr.Objective(((size - size.mean()) / size.std())[:, None], malignant)
    settings, start = GradientDescentSettings(learning_rate=1.0), np.array([0.0, -5.0])

    def steps_until_chance(objective):
        steps = path(objective, "gradient-descent", start=start, settings=settings)
        return next(step.iteration for step in steps if entropy.value(step.coef) <= np.log(2))

    assert steps_until_chance(SquaredErrorObjective.of(entropy)) > 10 * steps_until_chance(entropy)
