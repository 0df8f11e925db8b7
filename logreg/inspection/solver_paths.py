"""The way that each solver takes over a landscape, from the same start."""

from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.inspection.landscape import Landscape
from logreg.solvers import SETTINGS, Step
from logreg.solvers.fitting import path
from logreg.solvers.learning_rate import RateSettings
from logreg.solvers.stopping import Status, Stopping


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SolverPath:
    """A solver's steps, arrays (m,) and read-only, the start first; and how it stood at the last."""

    solver: str
    weight: Vector
    bias: Vector
    loss: Vector
    status: Status

    @property
    def n_steps(self) -> int:
        """How many steps were taken."""
        return len(self.loss) - 1


def solver_path(
    landscape: Landscape,
    solver: str,
    start: tuple[float, float],
    *,
    learning_rate: float,
    max_iter: int = 200,
) -> SolverPath:
    """Follow a solver of SOLVERS from a weight and bias until it stops, or `max_iter` steps long.

    The learning rate goes to those solvers that have one. A step to infinity ends the path before it.
    """
    weight, bias = start
    kind = SETTINGS[solver]
    settings = kind(learning_rate=learning_rate) if issubclass(kind, RateSettings) else kind()
    steps: list[Step] = []
    status = Status.RUNNING
    for step in islice(
        path(landscape.objective, solver, start=[bias, weight], settings=settings), max_iter + 1
    ):
        if not np.isfinite(step.coef).all():
            status = Status.DIVERGED
            break
        steps.append(step)
        status = Stopping(max_iter=max_iter).status_of(step, steps[0])
        if status is not Status.RUNNING:
            break
    coef = np.array([step.coef for step in steps])
    return SolverPath(
        solver=solver,
        weight=read_only(coef[:, 1]),
        bias=read_only(coef[:, 0]),
        loss=read_only(np.array([step.loss for step in steps])),
        status=status,
    )


def suboptimality(loss: ArrayLike, lowest: float) -> Vector:
    """loss - lowest, (m,); NaN where only rounding is left, of which a logarithm would show noise."""
    above = np.asarray(loss, dtype=float) - lowest
    rounding = 4 * np.finfo(float).eps * max(abs(lowest), 1.0)
    return np.where(above > rounding, above, np.nan)


def relative_excess(loss: ArrayLike, lowest: float) -> Vector:
    """(loss - lowest) / lowest, (m,), 0 where only rounding is left; NaN where the lowest loss is 0."""
    if lowest <= 0:
        return np.full(np.shape(loss), np.nan)
    return np.nan_to_num(suboptimality(loss, lowest), nan=0.0, posinf=np.inf) / lowest
