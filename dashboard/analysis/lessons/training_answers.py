"""Answers about training: what a solver of the library does on a lesson's rows."""

from itertools import islice

import numpy as np

from dashboard.analysis.lessons.lesson_data import LessonData
from logreg.arrays import Vector
from logreg.inspection.conditioning import conditioning
from logreg.objective.in_memory import Objective
from logreg.solvers import SETTINGS
from logreg.solvers.fitting import fit, path
from logreg.solvers.learning_rate import RateSettings
from logreg.solvers.settings import SolverSettings


def solver_settings(solver: str, rate: float) -> SolverSettings:
    """The solver's own settings, with this learning rate where it has one."""
    kind = SETTINGS[solver]
    return kind(learning_rate=rate) if issubclass(kind, RateSettings) else kind()


def losses_on_the_way(data: LessonData, solver: str, rate: float, iterations: int) -> Vector:
    """The loss before the first iteration and after each one (iterations + 1,), from zero coefficients."""
    steps = path(data.landscape.objective, solver, settings=solver_settings(solver, rate))
    return np.array([step.loss for step in islice(steps, iterations + 1)])


def iterations(data: LessonData, solver: str, rate: float) -> float:
    """How many iterations a solver takes to the minimum of the standardised column."""
    return float(fit(data.landscape.objective, solver, settings=solver_settings(solver, rate)).n_iter)


def predicted_iterations(data: LessonData, rate: float) -> float:
    """How many iterations the curvature at the minimum says gradient descent will take."""
    return data.landscape.curvature.iterations(rate)


def loss_after(data: LessonData, solver: str, rate: float, iterations: int) -> float:
    """The loss after so many iterations."""
    return float(losses_on_the_way(data, solver, rate, iterations)[-1])


def loss_at(data: LessonData, w: float, b: float) -> float:
    """The mean loss at a weight and a bias of the standardised column."""
    return data.landscape.descent(w, b, 1.0).loss


def lowest_loss(data: LessonData) -> float:
    """The mean loss at the minimum."""
    return data.landscape.minimum.loss


def slope_by_weight(data: LessonData, w: float, b: float) -> float:
    """The derivative of the mean loss by the weight."""
    return data.landscape.descent(w, b, 1.0).by_weight


def downhill(data: LessonData, w: float, b: float) -> str:
    """Which way weight and bias go in a step downhill: "w up, b down" and the like."""
    here = data.landscape.descent(w, b, 1.0)
    ways = ("up" if slope < 0 else "down" for slope in (here.by_weight, here.by_bias))
    return "w {}, b {}".format(*ways)


def sure_rate(data: LessonData) -> float:
    """The learning rate below which gradient descent is sure to converge."""
    return data.landscape.curvature.largest_stable_rate


def condition(data: LessonData) -> float:
    """The condition number at the minimum, the column standardised."""
    return data.landscape.curvature.condition_number


def condition_raw(data: LessonData) -> float:
    """The condition number at the minimum, the column in its own unit."""
    objective = Objective(data.x[:, None], data.y)
    return conditioning(objective, fit(objective, "newton").coef).condition_number
