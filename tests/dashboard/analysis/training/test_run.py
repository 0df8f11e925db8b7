"""A live run: what a page may rely on between two ticks."""

import json
from math import inf

import numpy as np
import pytest

import logreg as lr
from dashboard.analysis.training import samples
from dashboard.analysis.training.problem import TrainingSettings, build_problem
from dashboard.analysis.training.run import SPEEDING_UP, TICK, Run
from dashboard.analysis.training.run_segment import StartPoint
from dashboard.analysis.training.server_load import Load
from logreg.solvers import GradientDescentSettings, SgdSettings, fitting
from logreg.solvers.learning_rate import Exponential
from logreg.solvers.stopping import Stopping
from pages.train.results import document


@pytest.fixture
def problem():
    return build_problem(samples.tumour_sizes(), TrainingSettings(max_iter=50))


def test_run_begins_at_zero_weights_where_the_loss_is_log_2(problem):
    run = Run(problem)
    assert run.step.iteration == 0
    assert run.step.loss == pytest.approx(np.log(2), rel=1e-15)
    assert run.history.records[0].validation_loss == pytest.approx(np.log(2), rel=1e-15)


def test_run_by_steps_equals_the_fit_driver(problem):
    run = Run(problem)
    for _ in range(50):
        run.advance(1)
    fit = lr.fit(problem.objective, "gradient-descent", stopping=Stopping(max_iter=50))
    np.testing.assert_array_equal(run.step.coef, fit.coef)
    assert run.status is fit.status is lr.Status.LIMIT_REACHED


def test_run_that_is_over_takes_no_more_steps(problem):
    run = Run(problem)
    run.advance(1000)
    run.advance(10)
    run.play()
    assert run.step.iteration == 50
    assert not run.playing


def test_second_rerun_within_a_tick_is_not_due(problem):
    run = Run(problem)
    assert not run.is_due()
    run.play()
    assert run.is_due()
    list(run.tick(pace=5))
    assert run.step.iteration == 5
    assert not run.is_due()


def test_paused_run_stands_still_and_goes_on_where_it_was(problem):
    run = Run(problem)
    run.play()
    list(run.tick(pace=5))
    run.pause()
    list(run.tick(pace=5))
    assert run.step.iteration == 5
    assert run.remaining == 0
    run.play()
    list(run.tick(pace=5))
    assert run.step.iteration == 10


def test_problem_without_held_out_rows_has_no_validation_loss():
    run = Run(build_problem(samples.tumour_sizes(), TrainingSettings(validation_share=0)))
    run.advance(3)
    assert np.isnan(run.history.path().validation_loss).all()
    assert run.model().available() == ("train",)


def test_rewound_run_goes_on_from_there_and_descends_as_before(problem):
    run = Run(problem)
    run.advance(20)
    there, after = run.history.records[10].step, run.history.records[11].step
    run.rewind(10)
    assert run.step is there
    run.advance(1)
    assert run.step.iteration == 11
    np.testing.assert_array_equal(run.step.coef, after.coef)
    assert [record.step.iteration for record in run.history.records] == list(range(12))


def test_run_from_an_origin_counts_on_and_has_its_own_limit(problem):
    first = Run(problem)
    first.advance(30)
    branch = Run(problem, StartPoint(first.step.coef, 30))
    assert (branch.step.iteration, branch.progress) == (30, 0)
    assert branch.step.loss == pytest.approx(first.step.loss, rel=1e-15)
    branch.advance(1000)
    assert branch.step.iteration == 80
    assert branch.status is lr.Status.LIMIT_REACHED


def test_early_stopping_waits_as_long_as_its_patience():
    run = Run(
        build_problem(
            samples.wisconsin(),
            TrainingSettings(
                solver_settings=GradientDescentSettings(learning_rate=3.0), patience=7, max_iter=5000
            ),
        )
    )
    run.advance(5000)
    path = run.history.path(5000)
    assert run.status is lr.Status.STOPPED_EARLY
    assert run.best is not None
    assert run.best.step.iteration == path.iteration[np.argmin(path.validation_loss)]
    assert run.step.iteration == run.best.step.iteration + 7


def test_as_many_people_as_there_are_share_the_machine():
    load, runs = Load(), [Run(build_problem(samples.tumour_sizes(), TrainingSettings())) for _ in range(30)]
    load.note(runs[0])
    alone = load.budget()
    for run in runs:
        load.note(run)
    assert load.visits() == 30
    assert load.seconds() == 2 * TICK
    assert 30 * load.budget() / load.seconds() == pytest.approx(0.4)
    assert load.budget() < alone
    del run
    runs.clear()
    assert load.visits() == 1


def test_document_of_a_scheduled_run_is_json_that_names_the_schedule():
    settings = TrainingSettings(solver_settings=GradientDescentSettings(learning_rate=Exponential(0.5, 40)))
    run = Run(build_problem(samples.tumour_sizes(), settings))
    run.advance(3)
    read = json.loads(json.dumps(document(run.model())))
    assert read["settings"]["solver_settings"] == {
        "learning_rate": {"schedule": "Exponential", "learning_rate": 0.5, "half_life": 40}
    }


def test_pass_of_sgd_can_be_left_at_any_moment_and_changes_nothing(problem, monkeypatch):
    settings = TrainingSettings(solver="sgd", solver_settings=SgdSettings(learning_rate=0.3, batch_size=10))
    at_once = Run(build_problem(problem.prepared, settings))
    at_once.advance(2)
    monkeypatch.setattr(fitting, "YIELD_SECONDS", -1.0)  # after every batch
    run, ticks = Run(build_problem(problem.prepared, settings)), 0
    run.play()
    while run.step.iteration < 2:
        list(run.tick(pace=2, budget=0))
        ticks += 1
    assert ticks == 2 * (15 + 1)  # batches of 10 from 150 rows, and the look at all of them
    np.testing.assert_array_equal(run.step.coef, at_once.step.coef)


def test_paused_pass_stands_still_and_is_gone_on_with(problem, monkeypatch):
    monkeypatch.setattr(fitting, "YIELD_SECONDS", -1.0)
    run = Run(
        build_problem(
            problem.prepared,
            TrainingSettings(solver="sgd", solver_settings=SgdSettings(learning_rate=0.3, batch_size=10)),
        )
    )
    run.play()
    list(run.tick(pace=1, budget=0))
    run.pause()
    list(run.tick(pace=1))
    assert run.step.iteration == 0
    run.advance(1)
    assert run.step.iteration == 1


def test_steps_that_take_too_long_go_on_as_if_played_and_stop_where_asked(problem):
    run = Run(problem)
    run.run_steps(5, budget=0)
    assert (run.step.iteration, run.playing) == (1, True)
    list(run.tick(pace=3))
    assert (run.step.iteration, run.playing) == (4, True)
    list(run.tick(pace=3))
    assert (run.step.iteration, run.playing) == (5, False)
    run.run_steps(5)
    assert (run.step.iteration, run.playing) == (10, False)
    run.play()
    list(run.tick(pace=20))
    assert (run.step.iteration, run.playing) == (30, True)


def test_progress_of_a_run_that_is_over_is_whole(problem):
    run = Run(build_problem(problem.prepared, TrainingSettings(solver="newton")))
    run.advance(3)
    assert run.progress == pytest.approx(0.0003)
    run.advance(100)
    assert run.status.succeeded
    assert run.progress == 1


def test_a_run_that_speeds_up_takes_twice_as_many_steps_in_each_second():
    run = Run(build_problem(samples.tumour_sizes(), TrainingSettings()))
    run.play()
    ends = []
    for _ in range(4):
        list(run.tick(SPEEDING_UP, budget=inf))
        ends.append(run.step.iteration)
    assert np.diff([0, *ends]).tolist() == [8, 16, 32, 64]


def test_the_default_run_arrives_within_ten_seconds_and_is_seen_to_descend():
    run = Run(build_problem(samples.tumour_sizes(), TrainingSettings()))
    run.play()
    losses = [run.step.loss]
    while run.playing and len(losses) <= 10:
        list(run.tick(SPEEDING_UP, budget=inf))
        losses.append(run.step.loss)
    assert run.status is lr.Status.CONVERGED
    assert len(losses) - 1 <= 9  # seconds
    excess = np.array(losses) - losses[-1]
    assert (excess[1:4] > np.array([0.15, 0.04, 0.005]) * excess[0]).all()
