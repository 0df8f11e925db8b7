"""The steps of a run that are remembered: all of them, or evenly fewer once there are too many."""

from bisect import bisect_left
from dataclasses import dataclass, field

import numpy as np

from logreg.arrays import Matrix, Vector
from logreg.solvers import Step

MOST = 2000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RecordedStep:
    """A step and how it does on the rows held back."""

    step: Step
    validation_loss: float  # mean, nats a row, no penalty; NaN without validation rows
    seconds: float = 0.0  # of computing that the solver has used so far
    cross_entropy: float | None = None  # of the training rows with its penalty; None where it is minimised

    @property
    def training_loss(self) -> float:
        """Penalised mean cross-entropy of the training rows, nats a row: what all runs are compared by."""
        return self.step.loss if self.cross_entropy is None else self.cross_entropy


@dataclass(slots=True)
class History:
    """At most 2,000 records, every `stride`-th step; the first and the newest are always there."""

    stride: int = 1
    kept: list[RecordedStep] = field(default_factory=list)
    newest: RecordedStep | None = None

    def wants(self, iteration: int) -> bool:
        """Whether this step belongs to the evenly spaced ones."""
        return iteration % self.stride == 0

    def add(self, record: RecordedStep) -> None:
        """Remember a record as the newest, and for good when it falls on the stride."""
        self.newest = record
        if self.wants(record.step.iteration):
            self.kept.append(record)
        if len(self.kept) > MOST:
            self.stride *= 2
            self.kept = self.kept[::2]

    def cut(self, iteration: int) -> RecordedStep:
        """Forget what came after an iteration; the newest that is left."""
        self.kept = [record for record in self.records if record.step.iteration <= iteration]
        self.newest = self.kept[-1]
        return self.newest

    @property
    def records(self) -> list[RecordedStep]:
        """All that is remembered, oldest first."""
        if self.newest is None or (self.kept and self.kept[-1] is self.newest):
            return list(self.kept)
        return [*self.kept, self.newest]

    def iterations(self) -> Vector:
        """The iteration of everything that is remembered, oldest first."""
        return np.array([record.step.iteration for record in self.records], dtype=float)

    def path(self, most: int = 400, since: int = 0) -> "LossPath":
        """At most so many of the records from an iteration on, evenly spaced, both ends among them."""
        records = self.records
        start = bisect_left(records, since, key=lambda record: record.step.iteration)
        chosen = np.linspace(min(start, len(records) - 1), len(records) - 1, most).round().astype(int)
        return LossPath.of([records[i] for i in np.unique(chosen)])


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LossPath:
    """Records as arrays, one entry a record."""

    iteration: Vector
    loss: Vector  # penalised mean cross-entropy on the training rows, nats a row
    validation_loss: Vector
    gradient_norm: Vector
    seconds: Vector
    coef: Matrix  # (m, k)

    @classmethod
    def of(cls, records: list[RecordedStep]) -> "LossPath":
        """The records, oldest first."""
        return cls(
            iteration=np.array([record.step.iteration for record in records], dtype=float),
            loss=np.array([record.training_loss for record in records]),
            validation_loss=np.array([record.validation_loss for record in records]),
            gradient_norm=np.array([record.step.gradient_norm for record in records]),
            seconds=np.array([record.seconds for record in records]),
            coef=np.array([record.step.coef for record in records]),
        )
