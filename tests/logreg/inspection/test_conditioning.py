import numpy as np
import pytest

from logreg import Objective, Status, fit
from logreg.data.datasets import load_breast_cancer, load_tumour_size
from logreg.inspection.conditioning import conditioning
from logreg.solvers import SETTINGS, GradientDescentSettings
from logreg.solvers.stopping import Stopping
from tests.logreg import published


@pytest.fixture
def objective():
    rng = np.random.default_rng(4)
    X = rng.normal(size=(200, 3)) * [1, 2, 0.5]
    return Objective(X, (X @ [1, -1, 1] + rng.logistic(size=200) > 0).astype(float))


def standardised(X, y, **penalty):
    return Objective((X - X.mean(axis=0)) / X.std(axis=0), y, **penalty)


def of_dataset(dataset, names):
    X = np.column_stack([np.asarray(dataset.columns[name], dtype=float) for name in names])
    return standardised(X, (np.asarray(dataset.target) == dataset.positive).astype(float))


def of_published(design, y, **penalty):
    return standardised(design.X, y, **penalty)


DATA = {
    "tumour sizes": lambda: of_dataset(load_tumour_size(), ["size"]),
    "wisconsin": lambda: of_dataset(
        load_breast_cancer(), ["mean radius", "mean texture", "mean smoothness", "mean symmetry"]
    ),
    "admissions": lambda: of_published(*published.admissions()),
    "low birth weight": lambda: of_published(*published.risks_of_low_birth_weight()),
    "challenger": lambda: of_published(*published.challenger()),
    "cars, penalised": lambda: of_published(*published.cars(), l2=0.01),
}


@pytest.mark.parametrize("name", DATA)
@pytest.mark.parametrize("share", [0.2, 1.0, 1.8])
def test_gradient_descent_takes_as_many_iterations_as_predicted(name, share):
    objective = DATA[name]()
    found = conditioning(objective, fit(objective).coef)
    rate = share / found.largest
    settings = GradientDescentSettings(learning_rate=rate)
    run = fit(objective, "gradient-descent", settings=settings, stopping=Stopping(max_iter=100_000))
    assert run.status is Status.CONVERGED
    assert run.n_iter / 2 < found.iterations(rate) < 2 * run.n_iter


def test_the_condition_number_is_numpys_at_the_minimum(objective):
    best = fit(objective).coef
    expected = np.linalg.cond(objective.hessian(best))
    assert conditioning(objective, best).condition_number == pytest.approx(expected)
    assert expected != pytest.approx(np.linalg.cond(objective.hessian(np.zeros(4))), rel=0.1)


def test_of_one_feature_it_is_not_1_though_it_is_1_at_the_start():
    objective = DATA["tumour sizes"]()
    assert np.linalg.cond(objective.hessian(np.zeros(2))) == pytest.approx(1)
    assert conditioning(objective, fit(objective).coef).condition_number > 3


def test_the_largest_curvature_is_nowhere_exceeded(objective):
    bound, rng = conditioning(objective).largest, np.random.default_rng(0)
    for coef in rng.normal(size=(50, 4)):
        assert np.linalg.eigvalsh(objective.hessian(coef))[-1] <= bound


def test_without_a_minimum_there_is_no_condition_number_and_no_end():
    x = np.arange(-3.0, 4.0)
    objective = Objective(x[:, None], (x > 0).astype(float))
    assert not fit(objective).status.succeeded
    found = conditioning(objective)
    assert found.condition_number == float("inf")
    assert found.iterations(1.0) == float("inf")


def test_a_rate_that_overshoots_at_the_minimum_never_ends(objective):
    found = conditioning(objective, fit(objective).coef)
    assert found.at_minimum is not None
    assert found.iterations(2.1 / found.at_minimum[-1]) == float("inf")


def test_a_run_that_begins_at_the_minimum_takes_none():
    objective = Objective(np.array([[-1.0], [-1.0], [1.0], [1.0]]), np.array([0.0, 1.0, 0.0, 1.0]))
    assert conditioning(objective, np.zeros(2)).iterations(1.0) == 0


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
    assert conditioning(objective, np.zeros(2)).condition_number == float("inf")


@pytest.mark.parametrize(
    ("solver", "settings"), [("gradient-descent", {}), ("momentum", {"momentum": 0.8}), ("nesterov", {})]
)
def test_largest_rate_of_each_solver_lets_it_converge(objective, solver, settings):
    bound = conditioning(objective).largest_rate(solver, **settings)
    assert bound is not None
    near = SETTINGS[solver](learning_rate=0.99 * bound, **settings)  # type: ignore[call-arg]  # each has one
    run = fit(objective, solver, settings=near, stopping=Stopping(max_iter=20_000))
    assert run.status is Status.CONVERGED


def test_no_bound_is_claimed_where_none_is_known(objective):
    assert conditioning(objective).largest_rate("adam") is None
    assert conditioning(objective).largest_rate("newton") is None
