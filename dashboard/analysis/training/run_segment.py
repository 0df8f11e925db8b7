"""One segment of a run: what its solver does from where it begins until the run is started elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from time import perf_counter

import logreg as lr
from dashboard.analysis.training.problem import Problem
from logreg.arrays import Vector
from logreg.solvers import Step
from logreg.solvers.fitting import interruptible_path
from logreg.solvers.stopping import Stopping


@dataclass(frozen=True, slots=True, eq=False)
class StartPoint:
    """Where a run begins: coefficients (k,), and the iteration at which another run had reached them."""

    coef: Vector
    iteration: int


@dataclass(slots=True, eq=False)
class RunSegment:
    """The steps of a problem's solver from a start point on, None being zero, and the time they take."""

    problem: Problem
    start_point: StartPoint | None = None
    seconds: float = 0.0  # of computing so far, other segments of the run included
    first: Step = field(init=False)
    _stopping: Stopping = field(init=False)
    _steps: Iterator[Step | None] = field(init=False)

    def __post_init__(self) -> None:
        settings, start = self.problem.settings, self.start_point.coef if self.start_point else None
        self._stopping = Stopping(max_iter=settings.max_iter)
        self._steps = interruptible_path(
            self.problem.minimised, settings.solver, start=start, settings=settings.solver_settings
        )
        first = self.next()
        assert first is not None  # noqa: S101  the start is there at once
        self.first = first

    def next(self) -> Step | None:
        """The next step, counted on from the start point; None when it is not done yet."""
        begun = perf_counter()
        step = next(self._steps)
        self.seconds += perf_counter() - begun
        if step is None or self.start_point is None:
            return step
        return replace(step, iteration=step.iteration + self.start_point.iteration)

    def status_of(self, step: Step) -> lr.Status:
        """Whether a step is the last, and why."""
        return self._stopping.status_of(step, self.first)
