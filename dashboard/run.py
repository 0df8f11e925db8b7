"""A live run: a solver that a page advances a little at every tick, pauses, steps and resumes.

This is the one value of the app that changes in place; it lives in the visitor's session state. A solver is
a generator, so pausing is not calling it, and leaving the page and coming back loses nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from time import monotonic

import numpy as np

import logreg as lr
from dashboard.history import History, Record
from dashboard.model import Model
from dashboard.problem import Problem
from logreg.fitting import path
from logreg.solvers import Step

TICK = 1.0  # seconds between two ticks; the browser fills the time between with smooth movement
SLICE = 0.04  # seconds of work after which a click may come in
BUDGET = 0.4  # seconds of work at most in a tick

_numbers = count(1)


@dataclass(slots=True, eq=False)
class Run:
    """A problem, the solver's remaining steps, and what has happened so far."""

    problem: Problem
    number: int = field(default_factory=lambda: next(_numbers))
    history: History = field(default_factory=History)
    status: lr.Status = lr.Status.RUNNING
    playing: bool = False
    ticked: float = float("-inf")  # clock at the last tick
    shown: int = 0  # iteration at which the last tick began
    _stopping: lr.Stopping = field(init=False)
    _steps: Iterator[Step] = field(init=False)
    _first: Step = field(init=False)

    def __post_init__(self) -> None:
        settings = self.problem.settings
        self._stopping = lr.Stopping(limit=settings.limit)
        self._steps = path(self.problem.objective, settings.solver, **dict(settings.options))
        self._first = next(self._steps)
        self._take(self._first)

    @property
    def step(self) -> Step:
        """Where the run stands."""
        assert self.history.newest is not None  # noqa: S101  the start is recorded at once
        return self.history.newest.step

    @property
    def over(self) -> bool:
        """Whether there is nothing left to do."""
        return self.status is not lr.Status.RUNNING

    def play(self) -> None:
        """Go on at the next tick."""
        self.playing = not self.over
        self.ticked = float("-inf")

    def pause(self) -> None:
        """Stand still."""
        self.playing = False
        self.ticked = float("-inf")

    def advance(self, iterations: int) -> None:
        """Take so many steps at once, fewer when the run ends."""
        for _ in self._advance(iterations, budget=float("inf")):
            pass

    @property
    def remaining(self) -> float:
        """Seconds until the browser has caught up with the last tick; 0 when the run was stopped by hand."""
        return min(TICK, max(0.0, self.ticked + TICK - monotonic()))

    def tick(self, pace: float) -> Iterator[None]:
        """Do the work of one second at `pace` iterations a second; yields whenever a click may come in.

        Does nothing when the last tick is less than a second ago: any other cause of a rerun adds no work.
        """
        now = monotonic()
        if not self.playing or now - self.ticked < 0.9 * TICK:
            return
        self.ticked = now
        self.shown = self.step.iteration
        yield from self._advance(max(1, round(pace * TICK)) if np.isfinite(pace) else 10**9, budget=BUDGET)

    def model(self) -> Model:
        """The model as it stands."""
        return Model(
            key=f"{self.number}/{self.step.iteration}",
            problem=self.problem,
            coef=self.step.coef,
            status=self.status,
            iteration=self.step.iteration,
        )

    def _advance(self, iterations: int, budget: float) -> Iterator[None]:
        start = pause = monotonic()
        for _ in range(iterations):
            if self.over:
                self.playing = False
                return
            self._take(next(self._steps))
            now = monotonic()
            if now - start > budget:
                return
            if now - pause > SLICE:
                pause = now
                yield

    def _take(self, step: Step) -> None:
        self.history.add(Record(step=step, validation_loss=self._validation_loss(step)))
        self.status = self._stopping.verdict(step, self._first)
        if self.over:
            self.playing = False

    def _validation_loss(self, step: Step) -> float:
        validation = self.problem.validation
        return float("nan") if validation is None else validation.value(step.coef)
