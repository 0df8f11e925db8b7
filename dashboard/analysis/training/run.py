"""A live run: a solver that a page advances a little at every tick, pauses, steps and resumes.

This is the one value of the app that changes in place; it lives in the visitor's session state. A solver is
a generator, so pausing is not calling it, and leaving the page and coming back loses nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from math import inf
from time import monotonic

import numpy as np

import logreg as lr
from dashboard.analysis.training import solver_table
from dashboard.analysis.training.history import History, RecordedStep
from dashboard.analysis.training.model import Model
from dashboard.analysis.training.problem import Problem
from dashboard.analysis.training.run_segment import RunSegment, StartPoint
from logreg.solvers import Step

TICK = 1.0  # seconds between two ticks; the browser fills the time between with smooth movement
SLICE = 0.04  # seconds of work after which a click may come in
SPEEDING_UP = 0.0  # a pace: 8 iterations in the first second, and twice as many in each that follows
FIRST_SECOND = 8
BUDGET = 0.4  # seconds of work at most in a tick, of all runs together

_numbers = count(1)


@dataclass(slots=True, eq=False, weakref_slot=True)
class Run:
    """A problem, the solver's remaining steps, and what has happened so far."""

    problem: Problem
    start_point: StartPoint | None = None  # None: every weight is 0
    slot: int = 0  # which of the colours it is drawn in
    number: int = field(default_factory=lambda: next(_numbers))
    history: History = field(default_factory=History)
    status: lr.Status = lr.Status.RUNNING
    playing: bool = False
    steps_left: float = inf  # iterations until it pauses by itself
    last_tick: float = -inf  # clock at the last tick
    tick_seconds: float = TICK  # seconds that the browser takes for the last tick
    tick_start: int = 0  # iteration at which the last tick began
    play_start: int = 0  # iteration at which it was last set going
    continued: bool = False  # from another run's weights, its rows having been edited
    continued_from: StartPoint | None = None  # where that one had begun
    best: RecordedStep | None = None  # where the validation loss was lowest; None without validation rows
    _segment: RunSegment = field(init=False)

    def __post_init__(self) -> None:
        self._begin(RunSegment(self.problem, self.start_point))

    @property
    def step(self) -> Step:
        """Where the run stands."""
        assert self.history.newest is not None  # noqa: S101  the start is recorded at once
        return self.history.newest.step

    @property
    def start(self) -> int:
        """The iteration at which it began."""
        return self.start_point.iteration if self.start_point else 0

    @property
    def restart_point(self) -> StartPoint | None:
        """Where it begins anew after Reset; None: every weight is 0."""
        return self.continued_from if self.continued else self.start_point

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to do."""
        return self.status is not lr.Status.RUNNING

    @property
    def name(self) -> str:
        """Solver and settings in a few words."""
        settings = self.problem.settings
        words = solver_table.run_name(settings.solver, settings.solver_settings)
        penalties = [
            f"{kind} {value:g}" for kind, value in (("L1", settings.l1), ("L2", settings.l2)) if value
        ]
        start = self.restart_point.iteration if self.restart_point else 0
        loss = "Squared error: " if settings.squared_error else ""
        return loss + ", ".join([words, *penalties, *([f"from {start:,}"] if start else [])])

    @property
    def progress(self) -> float:
        """The part of the iteration limit that is used up; all of the way when the run is over."""
        if self.is_over:
            return 1.0
        taken = self.step.iteration - self._segment.first.iteration
        return min(1.0, taken / self.problem.settings.max_iter)

    @property
    def remaining(self) -> float:
        """Seconds until the browser has caught up with the last tick; 0 when the run was stopped by hand."""
        return min(self.tick_seconds, max(0.0, self.last_tick + self.tick_seconds - monotonic()))

    def play(self, iterations: float = inf) -> None:
        """Go on at the next tick, so many iterations in all."""
        self.playing, self.steps_left = not self.is_over, iterations
        self.play_start, self.last_tick = self.step.iteration, -inf

    def pause(self) -> None:
        """Stand still."""
        self.playing = False
        self.last_tick = -inf

    def advance(self, iterations: int) -> None:
        """Take so many steps at once, fewer when the run ends."""
        for _ in self._advance(iterations, budget=inf):
            pass

    def run_steps(self, iterations: int, *, budget: float = BUDGET) -> None:
        """Take so many steps and stand; what exceeds the budget in seconds is left to the next ticks."""
        self.pause()
        before = self.step.iteration
        for _ in self._advance(iterations, budget=budget):
            pass
        taken = self.step.iteration - before
        if taken < iterations:
            self.play(iterations - taken)

    def rewind(self, iteration: int) -> None:
        """Go back to the newest remembered step up to an iteration; the solver begins anew from there."""
        self.pause()
        back = self.history.cut(iteration)
        if self.best and self.best.step.iteration > iteration:
            self.best = min(self.history.records, key=lambda record: record.validation_loss)
        origin = StartPoint(back.step.coef, back.step.iteration)
        self._begin(RunSegment(self.problem, origin, back.seconds))

    def is_due(self, seconds: float = TICK) -> bool:
        """Whether the last tick is that long ago: any other cause of a rerun adds no work."""
        return self.playing and monotonic() - self.last_tick >= 0.9 * seconds

    def tick(self, pace: float, *, budget: float = BUDGET, seconds: float = TICK) -> Iterator[None]:
        """Do the work of so many seconds at `pace` iterations a second, or SPEEDING_UP.

        Yields when a click may come in.
        """
        if not self.playing:
            return
        now = monotonic()
        self.last_tick, self.tick_seconds, self.tick_start = now, seconds, self.step.iteration
        iterations = min(self.steps_left, self._iterations(pace, seconds))
        yield from self._advance(iterations, budget=budget)
        self.steps_left -= self.step.iteration - self.tick_start
        self.playing = self.playing and self.steps_left > 0

    def _iterations(self, pace: float, seconds: float) -> float:
        """How many a tick may take."""
        if pace == SPEEDING_UP:  # as many as since Play, and those of the first second
            return self.step.iteration - self.play_start + round(FIRST_SECOND * seconds)
        return max(1, round(pace * seconds)) if np.isfinite(pace) else inf

    def model(self) -> Model:
        """The model as it stands."""
        return Model(
            key=f"{self.number}/{self.step.iteration}",
            problem=self.problem,
            coef=self.step.coef,
            status=self.status,
            iteration=self.step.iteration,
        )

    def resume(
        self, history: History, first: RecordedStep, best: RecordedStep | None, status: lr.Status
    ) -> None:
        """Stand where a stored run stood; its solver begins anew from there, as after going back in time."""
        assert history.newest is not None  # noqa: S101
        newest = history.newest
        origin = StartPoint(newest.step.coef, newest.step.iteration)
        self._segment = RunSegment(self.problem, origin, newest.seconds)
        self._segment.first = first.step  # the limit of iterations counts from there
        self.history, self.best, self.status = history, best, status

    @property
    def segment_start(self) -> Step:
        """Where its solver was last started."""
        return self._segment.first

    def _begin(self, segment: RunSegment) -> None:
        self._segment = segment
        self._take(segment.first)

    def _advance(self, iterations: float, budget: float) -> Iterator[None]:
        start = pause = monotonic()
        while iterations > 0 and not self.is_over:
            step = self._segment.next()
            if step is not None:
                self._take(step)
                iterations -= 1
            now = monotonic()
            if now - start > budget:
                return
            if now - pause > SLICE:
                pause = now
                yield
        self.playing = self.playing and not self.is_over

    def _take(self, step: Step) -> None:
        seconds = self._segment.seconds
        other_loss = self.problem.settings.squared_error
        record = RecordedStep(
            step=step,
            validation_loss=self._validation_loss(step),
            seconds=seconds,
            cross_entropy=self.problem.objective.value(step.coef) if other_loss else None,
        )
        if not (self.history.newest and self.history.newest.step.iteration == step.iteration):
            self.history.add(record)
        self.status = self._segment.status_of(step)
        self._judge(record)
        if self.is_over:
            self.playing = False

    def _judge(self, record: RecordedStep) -> None:
        """Remember the best step; stop when it lies too long ago."""
        if self.best is None or record.validation_loss < self.best.validation_loss:
            self.best = None if np.isnan(record.validation_loss) else record
            return
        patience = self.problem.settings.patience
        waited = record.step.iteration - max(self.best.step.iteration, self._segment.first.iteration)
        if 0 < patience <= waited and not self.is_over:
            self.status = lr.Status.STOPPED_EARLY

    def _validation_loss(self, step: Step) -> float:
        validation = self.problem.validation
        return float("nan") if validation is None else validation.value(step.coef)
