"""Cross-entropy and squared error from the same badly wrong start: one leaps out of it, one crawls."""

from dataclasses import replace

import numpy as np

from dashboard.analysis.training.problem import TrainingSettings
from dashboard.analysis.training.solver_table import LOSS_FUNCTIONS
from logreg.arrays import Vector, read_only
from logreg.objective.in_memory import Objective
from logreg.solvers import DOWNHILL, GradientDescentSettings

WRONG = 5.0  # log-odds for one standard deviation along the start's direction
RATE = 0.3


def raced_losses(settings: TrainingSettings) -> tuple[TrainingSettings, ...]:
    """These settings for cross-entropy and for squared error; gradient descent for a solver by curvature."""
    if settings.solver not in DOWNHILL:
        descent = GradientDescentSettings(learning_rate=RATE)
        settings = replace(settings, solver="gradient-descent", solver_settings=descent, l1=0.0)
    return tuple(replace(settings, loss_function=loss_function) for loss_function in LOSS_FUNCTIONS)


def wrong_start(objective: Objective) -> Vector:
    """Coefficients (k,) that are sure of the wrong class: each column counts against its correlation with it.

    Along them the log-odds change by 5 for one standard deviation, and are 0 at the columns' means.
    """
    X, y = objective.X.astype(float), objective.y
    spread = X.std(axis=0)
    scale = np.where(spread > 0, spread, 1.0)
    covariance = (X - X.mean(axis=0)).T @ (y - y.mean()) / scale
    length = float(np.linalg.norm(covariance))
    slopes = -WRONG * (covariance / length if length > 0 else covariance) / scale
    return read_only(np.array([-float(X.mean(axis=0) @ slopes), *slopes]))
