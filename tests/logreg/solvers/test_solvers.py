"""Every solver on every problem: a new solver or a new problem is one more row."""

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest

import logreg as lr
from logreg.solvers import (
    SETTINGS,
    AdamSettings,
    GradientDescentSettings,
    LbfgsSettings,
    MomentumSettings,
    NesterovSettings,
    SgdSettings,
    SolverSettings,
    SubsampledNewtonSettings,
)
from logreg.solvers.fitting import path
from logreg.solvers.stopping import Stopping
from logreg.solvers.subsampled_newton import curvature_sample_size

LIMIT = 5000
EXACT = 1e-10  # of the lowest loss
SOLVERS: dict[str, tuple[SolverSettings, float]] = {
    "gradient-descent": (GradientDescentSettings(learning_rate=0.8), EXACT),
    "gradient-descent-backtracking": (SolverSettings(), EXACT),
    "momentum": (MomentumSettings(learning_rate=0.5), EXACT),
    "nesterov": (NesterovSettings(learning_rate=0.5), EXACT),
    "sgd": (
        SgdSettings(learning_rate=0.5, half_life=10, batch_size=16),
        1e-3,
    ),  # its noise falls like its rate
    "adam": (AdamSettings(learning_rate=0.05), EXACT),
    "newton": (SolverSettings(), EXACT),
    "newton-exact": (SolverSettings(), EXACT),
    "chebyshev": (SolverSettings(), EXACT),
    "lbfgs": (LbfgsSettings(), EXACT),
    "lbfgs-mixed": (SolverSettings(), EXACT),
    "sampled": (SubsampledNewtonSettings(), EXACT),
    "proximal": (SolverSettings(), EXACT),
}


def problem(n=400, d=3, seed=0, shift=0.0, **settings):
    random = np.random.default_rng(seed)
    X = random.normal(size=(n, d))
    y = random.random(n) < 1 / (1 + np.exp(-X @ np.linspace(-1, 1, d) - shift))
    return lr.Objective(X, y, **settings)


def correlated():
    random = np.random.default_rng(1)
    X = random.normal(size=(300, 3)) + 2 * random.normal(size=(300, 1))
    return lr.Objective(X / X.std(0), random.random(300) < 1 / (1 + np.exp(-X[:, 0])), l2=0.01)


def with_rate(solver, rate):
    return SETTINGS[solver](learning_rate=rate)  # type: ignore[call-arg]  # each of these solvers has one


PROBLEMS: dict[str, Callable[[], lr.Objective]] = {
    "maximum likelihood": problem,
    "penalised": lambda: problem(l2=0.1),
    "weighted": lambda: problem(sample_weight=np.random.default_rng(2).integers(0, 3, 400)),
    "no intercept": lambda: problem(fit_intercept=False),
    "rare class": lambda: problem(shift=-2.5, l2=0.01),
    "correlated columns": correlated,
    "float32": lambda: lr.Objective(problem().X.astype(np.float32), problem().y),
    "more columns than rows": lambda: problem(n=20, d=30, l2=0.1),
}


def test_every_solver_has_its_row():
    assert SOLVERS.keys() == lr.SOLVERS.keys()


@pytest.mark.parametrize("problem_name", PROBLEMS)
@pytest.mark.parametrize("solver", SOLVERS)
def test_every_solver_reaches_the_same_minimum(solver, problem_name):
    objective = PROBLEMS[problem_name]()
    settings, tolerance = SOLVERS[solver]
    limit = 400 if solver == "sgd" else LIMIT
    fit = lr.fit(objective, solver, settings=settings, stopping=Stopping(max_iter=limit))
    lowest = lr.fit(objective, "newton", stopping=Stopping(grad_tol=1e-12)).loss
    assert lowest - 1e-14 <= fit.loss <= lowest + tolerance
    assert fit.status is lr.Status.CONVERGED or solver == "sgd"


@pytest.mark.parametrize("solver", [name for name in SOLVERS if name != "sampled"])
def test_the_first_step_is_the_start_and_steps_are_frozen(solver):
    start = np.array([0.1, 0.2, 0.3, 0.4])
    steps = path(problem(), solver, start=start)
    first, second = next(steps), next(steps)
    np.testing.assert_array_equal(first.coef, start)
    assert (first.iteration, second.iteration) == (0, 1)
    assert not np.array_equal(first.coef, second.coef)
    with pytest.raises(ValueError, match="read-only"):
        first.coef[0] = 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.loss = 0.0  # type: ignore[misc]  # the point of the test


@pytest.mark.parametrize("solver", ["gradient-descent", "momentum", "nesterov", "adam", "sgd"])
def test_a_rate_can_change_between_steps(solver):
    asked = []

    def rate(iteration):
        asked.append(iteration)
        return 0.1 / (1 + iteration)

    steps = path(problem(), solver, settings=with_rate(solver, rate))
    for _ in range(4):
        next(steps)
    assert asked == [0, 1, 2]


@pytest.mark.parametrize("solver", ["gradient-descent", "momentum", "nesterov", "adam", "sgd"])
def test_a_rate_that_is_far_too_high_is_said_without_a_warning(solver):
    fit = lr.fit(problem(l2=1.0), solver, settings=with_rate(solver, 1e4), stopping=Stopping(max_iter=LIMIT))
    assert fit.status is lr.Status.DIVERGED


@pytest.mark.parametrize(
    ("solver", "rate"), [("momentum", 2.0), ("nesterov", 2.0), ("adam", 0.5), ("sgd", 0.5)]
)
def test_small_rises_on_the_way_are_no_divergence(solver, rate):
    steps = path(problem(), solver, settings=with_rate(solver, rate))
    run = [next(steps) for _ in range(300)]
    losses = np.array([step.loss for step in run])
    assert (np.diff(losses) > 0).any()
    assert not any(step.diverged for step in run)


def test_sgd_repeats_with_its_seed():
    one, same, other = (
        lr.fit(problem(), "sgd", settings=SgdSettings(seed=s), stopping=Stopping(max_iter=3)).loss
        for s in (1, 1, 2)
    )
    assert one == same
    assert one != other


def test_momentum_on_a_quadratic_is_the_recurrence_of_its_page():
    objective = problem()
    steps = lr.SOLVERS["momentum"](objective, np.zeros(4), MomentumSettings(learning_rate=0.1, momentum=0.7))
    a, b, c = (next(steps).coef for _ in range(3))
    np.testing.assert_allclose(c - b, 0.7 * (b - a) - 0.1 * objective.gradient(b), rtol=1e-12)


def test_the_first_step_of_adam_is_its_rate_in_every_coefficient():
    steps = lr.SOLVERS["adam"](problem(), np.zeros(4), AdamSettings(learning_rate=0.01))
    next(steps)
    np.testing.assert_allclose(np.abs(next(steps).coef), 0.01, rtol=1e-4)


def test_auto_says_what_it_chose_and_why():
    few = lr.fit(problem())
    assert few.solver == "newton-exact"
    assert "400 rows" in few.reason
    wide = lr.fit(problem(n=2000, d=100))
    assert wide.solver == "newton"
    assert "101 coefficients" in wide.reason
    many = lr.fit(problem(n=20_000))
    assert many.solver == "sampled"
    assert "sample" in many.reason


def test_a_sample_without_a_minimum_does_no_harm():
    rare = problem(n=20_000, d=30, shift=-8.0)  # a sample of its rows separates
    fit = lr.fit(rare, "sampled")
    assert fit.status is lr.Status.CONVERGED
    assert fit.loss == pytest.approx(lr.fit(rare, "newton").loss, abs=1e-12)


@pytest.mark.parametrize(
    ("settings", "bad"),
    [
        (MomentumSettings, {"momentum": 1.0}),
        (MomentumSettings, {"momentum": -0.5}),
        (MomentumSettings, {"learning_rate": np.nan}),
        (GradientDescentSettings, {"learning_rate": 0.0}),
        (AdamSettings, {"beta1": 1.0}),
        (AdamSettings, {"beta2": np.nan}),
        (SgdSettings, {"batch_size": 0}),
        (SgdSettings, {"half_life": 0}),
        (LbfgsSettings, {"history_size": 0}),
    ],
)
def test_a_setting_without_sense_is_refused(settings, bad):
    with pytest.raises(lr.SettingError, match="choose"):
        settings(**bad)


def test_every_solver_has_a_frozen_class_of_settings():
    assert SETTINGS.keys() == lr.SOLVERS.keys()
    for kind in SETTINGS.values():
        assert kind() == kind()
        with pytest.raises(dataclasses.FrozenInstanceError):
            kind().seed = 1  # type: ignore[attr-defined]


def test_defaults_are_those_of_the_papers_and_of_other_software():
    adam, momentum = AdamSettings(), MomentumSettings()
    assert (adam.beta1, adam.beta2, momentum.momentum) == (
        0.9,
        0.999,
        0.9,
    )  # Kingma & Ba (2015); Keras, PyTorch


@pytest.mark.parametrize("solver", lr.SOLVERS)
def test_settings_of_another_solver_are_refused_by_name(solver):
    other = MomentumSettings() if solver != "momentum" else AdamSettings()
    with pytest.raises(
        lr.SettingError, match=f"takes {SETTINGS[solver].__name__}, not {type(other).__name__}"
    ):
        lr.fit(problem(), solver, settings=other)


def test_a_pass_of_sgd_is_under_way_after_each_batch_which_no_driver_counts():
    steps = lr.SOLVERS["sgd"](problem(), np.zeros(4), SgdSettings(batch_size=100))
    assert [next(steps).under_way for _ in range(6)] == [False, True, True, True, True, False]
    counted = path(problem(), "sgd", settings=SgdSettings(batch_size=100))
    assert [next(counted).iteration for _ in range(3)] == [0, 1, 2]


SATURATED = [[10.0, 0, 0, 0], [0, 30, -30, 30], [400, 0, 0, 0], [-5000, 300, -300, 300]]


@pytest.mark.parametrize("start", SATURATED, ids=str)
@pytest.mark.parametrize("solver", ["newton", "newton-exact", "chebyshev", "sampled"])
def test_a_start_where_every_probability_is_0_or_1_still_ends_at_the_minimum(solver, start):
    far, near = (lr.fit(problem(), solver, start=begin) for begin in (start, None))
    assert far.status is lr.Status.CONVERGED
    np.testing.assert_allclose(far.coef, near.coef, rtol=1e-6)


@pytest.mark.parametrize("rows", [2, 20])
def test_a_level_that_no_row_of_the_sample_has_gets_its_coefficient_from_all_rows(rows):
    many = problem(n=20_000)
    sampled = many.sample(curvature_sample_size(many), seed=0)
    level = np.zeros(many.n_rows)
    level[np.flatnonzero(~np.isin(many.X[:, 0], sampled.X[:, 0]))[:rows]] = 1
    y = np.where(level == 1, np.cumsum(level) % 2, many.y)  # both classes have it
    objective = lr.Objective(np.column_stack([many.X, level]), y)
    fit, exact = lr.fit(objective, "sampled"), lr.fit(objective, "newton")
    assert fit.status is lr.Status.CONVERGED
    np.testing.assert_allclose(fit.coef, exact.coef, atol=1e-3)


def test_a_start_far_away_does_not_throw_the_sampled_solver_off():
    tumours = lr.load_tumour_size()
    size = tumours.columns["size"]
    objective = lr.Objective(((size - size.mean()) / size.std())[:, None], tumours.y)
    far, near = lr.fit(objective, "sampled", start=[2.0, -3.0]), lr.fit(objective, "newton")
    assert far.status is lr.Status.CONVERGED
    np.testing.assert_allclose(far.coef, near.coef, rtol=1e-6)
