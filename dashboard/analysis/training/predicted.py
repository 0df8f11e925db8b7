"""What a slider's other values would do: the path at each learning rate, the minimum at each penalty."""

from dataclasses import replace
from itertools import islice

import numpy as np

import logreg as lr
from dashboard.analysis.training.problem import Problem, TrainingSettings, build_problem
from dashboard.analysis.training.run import Run
from dashboard.analysis.training.solver_table import LEARNING_RATES, PENALTIES, RATED
from logreg.arrays import Matrix, read_only
from logreg.solvers.fitting import path
from logreg.solvers.learning_rate import Schedule

STEPS = 60  # of a predicted path
MOST_NUMBERS = 20_000  # in X, so that what may be asked for is there at once


def is_quick(problem: Problem) -> bool:
    """Whether all of it is computed in the time of a click."""
    return problem.objective.X.size <= MOST_NUMBERS


def with_rate(settings: TrainingSettings, rate: float) -> TrainingSettings:
    """The same settings with another learning rate, under the same schedule."""
    given = settings.solver_settings
    known = getattr(given, "learning_rate", None)
    chosen = replace(known, learning_rate=rate) if isinstance(known, Schedule) else rate
    return replace(settings, solver_settings=replace(given, learning_rate=chosen))  # type: ignore[call-arg]


def rate_place(settings: TrainingSettings) -> int | None:
    """Which of the usual rates is nearest to that of the settings; None for a solver without one."""
    if settings.solver not in RATED:
        return None
    known = getattr(settings.solver_settings, "learning_rate", None)
    rate = known.learning_rate if isinstance(known, Schedule) else known
    return (
        None
        if rate is None
        else min(range(len(LEARNING_RATES)), key=lambda place: abs(LEARNING_RATES[place] - rate))
    )


def paths_by_rate(run: Run) -> tuple[Matrix, ...]:
    """The first 60 steps of a run from its start, (61, k), at each of the usual learning rates.

    At the place of its own rate they are the run's own.
    """
    settings = run.problem.settings
    own = rate_place(settings)
    return tuple(
        _steps(run, settings if place == own else with_rate(settings, rate))
        for place, rate in enumerate(LEARNING_RATES)
    )


def _steps(run: Run, settings: TrainingSettings) -> Matrix:
    start = None if run.restart_point is None else run.restart_point.coef
    steps = path(run.problem.minimised, settings.solver, start=start, settings=settings.solver_settings)
    return read_only(np.array([step.coef for step in islice(steps, STEPS + 1)]))


def minima_by_penalty(problem: Problem) -> Matrix:
    """The minimum (k,) at each of the usual L2 penalties, a row each; NaN where there is none."""
    found = []
    for l2 in PENALTIES:
        settings = replace(problem.settings, l2=l2)
        fit = lr.fit(build_problem(problem.source, settings, problem).objective)
        found.append(fit.coef if fit.status.succeeded else np.full(len(fit.coef), np.nan))
    return read_only(np.array(found))
