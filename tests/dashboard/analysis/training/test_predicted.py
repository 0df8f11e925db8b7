"""What is drawn while a slider is dragged is what its release would bring."""

from dataclasses import replace

import numpy as np
import pytest

import logreg as lr
from dashboard.analysis.training import moved_rows, predicted, samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.analysis.training.solver_table import LEARNING_RATES, PENALTIES
from logreg.solvers import GradientDescentSettings, MomentumSettings
from logreg.solvers.learning_rate import Exponential

SETTINGS = TrainingSettings(solver_settings=GradientDescentSettings(learning_rate=0.7))


@pytest.fixture(scope="module")
def problem():
    return build_problem(samples.tumour_sizes(), SETTINGS)


def test_the_path_at_each_rate_is_that_of_a_run_with_it(problem):
    start = StartPoint(np.array([1.0, -2.0]), 0)
    paths = predicted.paths_by_rate(Run(problem, start))
    assert len(paths) == len(LEARNING_RATES)
    assert predicted.rate_place(SETTINGS) == LEARNING_RATES.index(1.0)
    for place, rate in ((LEARNING_RATES.index(0.03), 0.03), (LEARNING_RATES.index(1.0), 0.7)):
        settings = replace(SETTINGS, solver_settings=GradientDescentSettings(learning_rate=rate))
        run = Run(build_problem(problem.source, settings, problem), start)
        run.advance(predicted.STEPS)
        np.testing.assert_array_equal(paths[place], run.history.path().coef)


def test_a_schedule_keeps_its_half_life_at_another_rate():
    given = TrainingSettings(
        solver="momentum", solver_settings=MomentumSettings(learning_rate=Exponential(0.5, 40), momentum=0.8)
    )
    made = predicted.with_rate(given, 3.0).solver_settings
    assert made == MomentumSettings(learning_rate=Exponential(3.0, 40), momentum=0.8)
    assert predicted.rate_place(given) == LEARNING_RATES.index(0.3)
    assert predicted.rate_place(TrainingSettings(solver="newton")) is None


def test_the_minimum_at_each_penalty_is_that_of_its_objective(problem):
    minima = predicted.minima_by_penalty(problem)
    for l2, coef in zip(PENALTIES, minima, strict=True):
        objective = lr.Objective(problem.design.X, problem.objective.y, l2=l2)
        np.testing.assert_allclose(coef, lr.fit(objective).coef, atol=1e-7)
    assert np.all(np.diff(np.abs(minima[:, 1])) < 0)  # a larger penalty pulls the slope nearer to 0


def test_rows_lie_where_the_overlap_or_the_noise_puts_them():
    sizes = moved_rows.sizes_by_overlap(50, 3)
    at = moved_rows.OVERLAPS.index(30)
    np.testing.assert_array_equal(
        sizes[at], samples.tumour_sizes(50, moved_rows.OVERLAPS[at] / 100, 3).columns["size (mm)"]
    )
    places = moved_rows.places_by_noise("xor", 40, 1)
    assert set(np.abs(places["x1"][0])) == {1.0}  # without noise every row is in its corner
    last = samples.points("xor", 40, moved_rows.NOISES[-1], 1)
    np.testing.assert_array_equal(places["x2"][-1], last["x2"])
