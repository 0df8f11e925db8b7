"""When a fit is over, and the loop of the library that runs it to there."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from math import isfinite
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import SettingError, ShapeError, ValueRangeError
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers import DOWNHILL, SETTINGS, SOLVERS, SolverSettings, Step
from logreg.solvers.choice import choose_solver

YIELD_SECONDS = 0.02  # of a long step after which whoever takes its parts may do something else


class Status(Enum):
    """How a run stands; `message` says it to people."""

    RUNNING = "Still training."
    CONVERGED = "Converged: the loss is at its minimum."
    PRECISION_REACHED = (
        "Converged as far as the computer's precision allows: no step can lower the loss any more. "
        "Standardising the columns would make the numbers comparable in size."
    )
    LIMIT_REACHED = (
        "Stopped at the iteration limit before the minimum: allow more iterations, use Newton's method, or "
        "standardise the columns if they are not."
    )
    DIVERGED = (
        "Diverging: the loss grows instead of falling because the learning rate is too high. "
        "Choose a lower one, a tenth for a start, or standardise the columns if they are not."
    )
    STOPPED_EARLY = (
        "Stopped early: the validation loss has not fallen below its best for as many iterations as the "
        "patience allows. The best step is the one to keep."
    )
    STATIONARY = (
        "The gradient has vanished. This loss is not convex, so the place may be its minimum or a plateau "
        "far from it: try another start, or cross-entropy."
    )
    SEPARATED = (
        "Perfectly separated: these coefficients put every row on its own side, and ever larger ones would "
        "fit ever better, so no best fit exists. Add an L2 penalty, or look for a column that gives the "
        "answer away."
    )

    @property
    def message(self) -> str:
        """One or two sentences: what happened and what to do."""
        return str(self.value)

    @property
    def succeeded(self) -> bool:
        """Whether the coefficients are the minimum."""
        return self in (Status.CONVERGED, Status.PRECISION_REACHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping:
    """When a run is over.

    A minimum is where the gradient vanishes: its largest component falls to `grad_tol` (nats a row per unit
    of the coefficient). A gradient is small by itself when its column is, so a solver that knows how far a
    full Newton step would lower the loss must promise less than `decrement_tol` as well; below
    `precision_tol`, rounding forbids anything better. Source: Boyd & Vandenberghe (2004), section 9.5.1.
    """

    grad_tol: float = 1e-8
    decrement_tol: float = 1e-14
    precision_tol: float = 1e-24
    max_iter: int = 1000

    def __post_init__(self) -> None:
        if not (
            self.grad_tol >= 0 and self.decrement_tol >= 0 and self.precision_tol >= 0 and self.max_iter >= 0
        ):
            raise SettingError(f"{self} makes no sense: tolerances and the limit must be at least 0.")

    def status_of(self, step: Step, first: Step) -> Status:
        """How the run that began at `first` stands at `step`."""
        if not (isfinite(step.loss) and isfinite(step.gradient_norm)) or step.diverged:
            return Status.DIVERGED
        if step.separated and not step.rounded:
            return Status.SEPARATED
        promised = 0.0 if step.decrement is None else step.decrement
        if step.gradient_norm <= self.grad_tol and promised <= self.decrement_tol and not step.rounded:
            return Status.CONVERGED if step.convex else Status.STATIONARY
        if step.stalled or (step.decrement is not None and step.decrement <= self.precision_tol):
            return Status.PRECISION_REACHED if step.convex else Status.STATIONARY
        if step.iteration - first.iteration >= self.max_iter:
            return Status.LIMIT_REACHED
        return Status.RUNNING


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Fit:
    """Where a run ended, and why."""

    coef: Vector  # (k,), intercept first, read-only
    status: Status
    n_iter: int
    loss: float  # penalised mean, nats a row
    gradient_norm: float  # largest absolute component
    solver: str
    reason: str  # why this solver


def fit(
    objective: PenalisedLoss,
    solver: str = "auto",
    *,
    start: ArrayLike | None = None,
    settings: SolverSettings | None = None,
    stopping: Stopping = Stopping(),
) -> Fit:
    """Run a solver of SOLVERS to its end; "auto" chooses the fastest one that needs no settings.

    Shapes: start (k,), zeros when none is given. `settings` are of the solver's own class; None stands for
    its defaults. Raises SettingError for an unknown solver or another solver's settings, ShapeError and
    ValueRangeError for a bad start.
    """
    solver, reason = choose_solver(objective) if solver == "auto" else (solver, "It was asked for.")
    first = None
    for step in path(objective, solver, start=start, settings=settings):
        first = first or step
        status = stopping.status_of(step, first)
        if status is not Status.RUNNING:
            break
    return Fit(
        coef=step.coef,
        status=status,
        n_iter=step.iteration,
        loss=step.loss,
        gradient_norm=step.gradient_norm,
        solver=solver,
        reason=reason,
    )


def path(
    objective: PenalisedLoss,
    solver: str,
    *,
    start: ArrayLike | None = None,
    settings: SolverSettings | None = None,
) -> Iterator[Step]:
    """The endless Steps of a solver, one an iteration; overflow on the way stays quiet."""
    every = _all_steps(objective, solver, start, settings)
    return (step for step in every if not step.under_way)


def interruptible_path(
    objective: PenalisedLoss,
    solver: str,
    *,
    start: ArrayLike | None = None,
    settings: SolverSettings | None = None,
) -> Iterator[Step | None]:
    """The same, with None wherever a step that is long for its many mini-batches may be left for a moment.

    A solver knows nothing of that: its Steps that are under way are the moments, every 20 ms one of them.
    """
    begun = monotonic()
    for step in _all_steps(objective, solver, start, settings):
        if not step.under_way:
            yield step
        elif monotonic() - begun > YIELD_SECONDS:
            yield None
        else:
            continue
        begun = monotonic()


def _all_steps(
    objective: PenalisedLoss, solver: str, start: ArrayLike | None, settings: SolverSettings | None
) -> Iterator[Step]:
    """The Steps of a solver, those that are under way included."""
    if solver not in SOLVERS:
        raise SettingError(f"There is no solver {solver!r}: choose one of {', '.join(SOLVERS)}.")
    if objective.l1 and solver != "proximal":
        raise SettingError(f"Solver {solver!r} cannot handle an l1 penalty: choose 'proximal' or 'auto'.")
    check_loss(solver, convex=objective.convex)
    steps = SOLVERS[solver](objective, checked_start(objective, start), checked_settings(solver, settings))
    while True:
        with np.errstate(over="ignore", invalid="ignore"):
            step = next(steps)
        yield step


def check_loss(solver: str, *, convex: bool) -> None:
    """Raise SettingError where a solver rests on curvature that a loss which is not convex does not have."""
    if not convex and solver not in DOWNHILL:
        raise SettingError(
            f"Solver {solver!r} steps by curvature, which leads uphill where a loss is not convex, as "
            f"squared error is: choose one of {', '.join(DOWNHILL)}."
        )


def checked_settings(solver: str, settings: SolverSettings | None) -> SolverSettings:
    """The settings of a solver, its defaults where none are given; SettingError for another solver's."""
    wanted = SETTINGS[solver]
    if settings is None:
        return wanted()
    if type(settings) is not wanted:
        raise SettingError(f"Solver {solver!r} takes {wanted.__name__}, not {settings}: give these.")
    return settings


def checked_start(objective: PenalisedLoss, start: ArrayLike | None) -> Vector:
    """The start as k finite numbers, zeros when none is given."""
    if start is None:
        return np.zeros(objective.n_coef)
    coef = np.array(start, dtype=float)
    if coef.shape != (objective.n_coef,):
        raise ShapeError(f"start has shape {coef.shape}: give {objective.n_coef} coefficients.")
    if not np.isfinite(coef).all():
        raise ValueRangeError("start holds NaN or infinity: begin at finite coefficients, such as zeros.")
    return coef
