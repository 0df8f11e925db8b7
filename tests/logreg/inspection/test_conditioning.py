import numpy as np
import pytest

from logreg import Objective, Status, fit
from logreg.inspection.conditioning import conditioning
from logreg.solvers import SETTINGS, GradientDescentSettings
from logreg.solvers.fitting import Stopping


@pytest.fixture
def objective():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(200, 3)) * [1, 2, 0.5]
    return Objective(X, (X @ [1, -1, 1] + rng.logistic(size=200) > 0).astype(float))


def test_condition_number_is_numpys(objective):
    assert conditioning(objective).condition_number == pytest.approx(
        np.linalg.cond(objective.hessian(np.zeros(4)))
    )


def test_rate_just_below_the_bound_converges(objective):
    rate = 0.99 * conditioning(objective).largest_stable_rate
    assert (
        fit(
            objective,
            "gradient-descent",
            settings=GradientDescentSettings(learning_rate=rate),
            stopping=Stopping(max_iter=20_000),
        ).status
        is Status.CONVERGED
    )


def test_rate_far_above_the_bound_diverges_near_the_start():
    # With labels as even as coins the optimum lies where the curvature is largest, so the bound is sharp.
    x = np.array([-1.0, -1.0, 1.0, 1.0])
    objective = Objective(x[:, None], np.array([0.0, 1.0, 0.0, 1.0]))
    rate = 1.5 * conditioning(objective).largest_stable_rate
    run = fit(
        objective,
        "gradient-descent",
        settings=GradientDescentSettings(learning_rate=rate),
        start=[0.1, 0.1],
        stopping=Stopping(max_iter=500),
    )
    assert not run.status.succeeded


def test_constant_column_makes_the_condition_number_infinite():
    objective = Objective(np.ones((4, 1)), np.array([0.0, 1.0, 0.0, 1.0]))
    assert conditioning(objective).condition_number == float("inf")


@pytest.mark.parametrize(
    ("solver", "settings"), [("gradient-descent", {}), ("momentum", {"momentum": 0.8}), ("nesterov", {})]
)
def test_largest_rate_of_each_solver_lets_it_settle(objective, solver, settings):
    bound = conditioning(objective).largest_rate(solver, **settings)
    assert bound is not None
    near = SETTINGS[solver](learning_rate=0.99 * bound, **settings)  # type: ignore[call-arg]  # each has one
    run = fit(objective, solver, settings=near, stopping=Stopping(max_iter=20_000))
    assert run.status is Status.CONVERGED


def test_no_bound_is_claimed_where_none_is_known(objective):
    assert conditioning(objective).largest_rate("adam") is None
    assert conditioning(objective).largest_rate("newton") is None
