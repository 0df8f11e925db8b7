"""The loop of the library that runs a solver until its fit is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.errors import SettingError, ShapeError, ValueRangeError
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers import DOWNHILL, SETTINGS, SOLVERS, SolverSettings, Step
from logreg.solvers.choice import choose_solver
from logreg.solvers.stopping import Status, Stopping

YIELD_SECONDS = 0.02  # of a long step after which whoever takes its parts may do something else


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
    stopping: Stopping = Stopping(),  # noqa: B008, frozen
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
