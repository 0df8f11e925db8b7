"""Newton's method with exact line search, for tables so small that a copy of them costs nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

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

NEAR = 1e-3  # nats: where no more is promised, the full step is the best one
LENGTHS = 2  # tried along a direction; the last ones differ by less than a tenth
SHORTEST, LONGEST = 0.1, 8.0  # of a Newton step
LAST = 1e-12  # nats: where no more is promised, the Hessian before promises the same, and may be the last
UNCHANGED = 0.1  # log-odds: where no margin has moved by more, the Hessian is the same to within a tenth


def newton_exact(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """Newton's method, each step to where the loss is lowest along its direction.

    All margins change in proportion to the step's length, so a length costs one exponential a row and no
    product. Shapes: start (k,). The first Step is the start itself. Raises SettingError where rows are not in
    memory. Source: Boyd & Vandenberghe (2004), sections 9.2 and 9.5.
    """
    if not isinstance(objective, Objective):
        raise SettingError("Solver 'newton-exact' needs the rows in memory: choose 'newton' or 'auto'.")
    rows = margin_objective(objective)
    begin = rows.at(start)
    hessian = LastHessian(rows, begin, hessian_inverse(rows.hessian(begin)))

    def model_step(here: MarginEvaluation) -> ModelStep[MarginEvaluation]:
        direction = hessian.newton_direction(here)
        slope = float(here.gradient @ direction)
        return ModelStep(slope, candidates(rows, here, direction, slope))

    yield from newton_steps(begin, model_step)


@dataclass(slots=True, eq=False)
class LastHessian:
    """The inverse Hessian at the last point that needed its own."""

    rows: MarginObjective
    point: MarginEvaluation
    solve: Inverse

    def newton_direction(self, here: MarginEvaluation) -> Vector:
        """(k,) by the Hessian at hand where that is near enough, else by the point's own."""
        direction = -self.solve(here.gradient)
        if here is self.point or self.is_near(here, -float(here.gradient @ direction) / 2):
            return direction
        self.point, self.solve = here, hessian_inverse(self.rows.hessian(here))
        return -self.solve(here.gradient)

    def is_near(self, here: MarginEvaluation, decrement: float) -> bool:
        """Whether the Hessian at hand is that of a point which promises so much by it."""
        if not 0 <= decrement <= LAST:
            return False
        return bool(np.abs(here.margin - self.point.margin).max(initial=0) <= UNCHANGED)


def candidates(
    rows: MarginObjective, here: MarginEvaluation, direction: Vector, slope: float
) -> Iterator[MarginEvaluation]:
    """The lowest point along Newton's direction, then ever shorter steps along it."""
    if max_step_length(here.loss, slope) >= 1:
        length = 1.0 if -slope / 2 <= NEAR else best_length(rows, here, direction)
        yield rows.at(here.coef + length * direction)
    yield from straight_step(rows.at, here, direction, slope).candidates


def best_length(rows: MarginObjective, here: MarginEvaluation, direction: Vector) -> float:
    """Where the slope of the loss along the direction vanishes, by Newton's method from the full step."""
    length, change = 1.0, rows.Z @ direction
    for _ in range(LENGTHS):
        coef, margin = here.coef + length * direction, here.margin + length * change
        slope, curvature = rows.along(coef, direction, margin, change)
        if not curvature > 0:
            break
        length = min(max(length - slope / curvature, SHORTEST), LONGEST)
    return length
