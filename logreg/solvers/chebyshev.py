"""Chebyshev's method: Newton's along a curve, for tables so small that a copy of them costs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.objective.in_memory import Objective
from logreg.objective.margins import MarginEvaluation, MarginObjective, margin_objective
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import Inverse, hessian_inverse
from logreg.solvers.line_search import max_step_length
from logreg.solvers.newton import ModelStep, newton_steps, straight_step
from logreg.solvers.settings import NO_SETTINGS, SolverSettings
from logreg.solvers.step import Step

MAX_CORRECTION = 0.75  # of the direction's length; a longer one says that the series is not to be trusted
SLOPE_LEFT = 0.2  # share of the first slope that may remain where the curve is left
LENGTHS = 8  # tried along a curve


def chebyshev(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """Newton's method with the third derivative, and as far as the loss falls.

    With d = -H^-1 g and e = -H^-1 T(d, d) / 2, where T is the third derivative, the gradient along the curve
    b + t d + t^2 e is (1 - t) g up to the third order: near the minimum errors shrink to their third power.
    Shapes: start (k,). The first Step is the start itself. Raises SettingError where rows are not in memory.
    Source: Traub (1964), Iterative Methods for the Solution of Equations; the bound on e as in
    Transtrum & Sethna (2012), arXiv:1201.5885.
    """
    if not isinstance(objective, Objective):
        raise SettingError("Solver 'chebyshev' needs the rows in memory: choose 'newton' or 'auto'.")
    rows = margin_objective(objective)

    def model_step(here: MarginEvaluation) -> ModelStep[MarginEvaluation]:
        solve = hessian_inverse(rows.hessian(here))
        direction = -solve(here.gradient)
        straight = straight_step(rows.at, here, direction, float(here.gradient @ direction))
        curved = curve_minimum(rows, here, direction, solve)
        return ModelStep(straight.slope, chain(curved, straight.candidates))

    yield from newton_steps(rows.at(start), model_step)


def curve_minimum(
    rows: MarginObjective, here: MarginEvaluation, direction: Vector, solve: Inverse
) -> Iterator[MarginEvaluation]:
    """The one point where the loss is lowest along the curve, found when it is asked for."""
    length = min(1.0, max_step_length(here.loss, float(here.gradient @ direction)))
    e = second_order_correction(rows, here, direction, solve) if length == 1 else np.zeros_like(direction)
    curve = LossAlongCurve(rows, here, length * direction, e)
    yield rows.at(curve.at(curve.minimum()))


def second_order_correction(
    rows: MarginObjective, here: MarginEvaluation, direction: Vector, solve: Inverse
) -> Vector:
    """(k,) what the third derivative adds to the direction; zeros where that is too much."""
    third = rows.third_derivative(here, direction)
    e = -solve(third) / 2
    squared, length = -e @ third / 2, -here.gradient @ direction
    return e if squared <= MAX_CORRECTION**2 * length else np.zeros_like(e)


@dataclass(frozen=True, slots=True, eq=False)
class LossAlongCurve:
    """The coefficients b + t d + t^2 e, and how the loss falls along them."""

    rows: MarginObjective
    begin: MarginEvaluation
    d: Vector  # (k,)
    e: Vector  # (k,)

    def at(self, t: float) -> Vector:
        """(k,) the coefficients at t."""
        return np.asarray(self.begin.coef + t * self.d + t**2 * self.e)

    def minimum(self) -> float:
        """Where the slope has all but vanished, by the secant method from t = 0 and 1."""
        u, v = self.rows.Z @ self.d, self.rows.Z @ self.e
        first = slope = float(self.begin.gradient @ self.d)
        before, t = 0.0, 1.0
        for _ in range(LENGTHS):
            previous, slope = slope, self.slope(t, u, v)
            if not abs(slope) > SLOPE_LEFT * abs(first):
                break
            curvature = (slope - previous) / (t - before)
            before, t = t, min(max(t - slope / curvature, t / 3), t * 3) if curvature > 0 else t * 3
        return t

    def slope(self, t: float, u: Vector, v: Vector) -> float:
        """The derivative of the loss by t; u, v (n,) are the margins of d and e."""
        margin = self.begin.margin + t * u + t**2 * v
        return self.rows.slope_along(self.at(t), self.d + 2 * t * self.e, margin, u + 2 * t * v)
