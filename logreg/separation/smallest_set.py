"""A set of columns that still separates rows and of which none can be left out, found in bounded time.

Columns are ranked by how far a separating direction moves them. The shortest separating beginning of that
list is found by doubling and halving, ranked anew by its own direction as long as it gets shorter, and then
each column is left out in turn. Every answer on the way separates rows; whether it is proved to be smallest
is told with it.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from logreg.arrays import Matrix, Rows, Vector
from logreg.separation.geometry import unit_rows
from logreg.separation.separable_rows import lowest, sample_size, separable_rows
from logreg.separation.subspaces import MARGIN

Groups = Sequence[Rows]  # of each column the positions of its coefficients
Search = Generator[float, None, "SeparatingSet"]


@dataclass(frozen=True, slots=True, eq=False)
class SeparatingSet:
    """Groups of coefficients, a column each, that separate rows by themselves."""

    groups: tuple[int, ...]
    direction: Vector  # (k,), 0 outside of the groups
    smallest: bool = False  # proved: without any one of them, nothing is separated

    def ranked(self, groups: Groups) -> list[int]:
        """Its groups, those that its direction moves most first."""
        return sorted(self.groups, key=lambda g: -float(np.abs(self.direction[groups[g]]).max()))


@dataclass(slots=True, eq=False)
class Trials:
    """Whether some columns separate rows: asked again and again, for a limited time."""

    Z: Matrix  # (n, k), rows on their own sides
    groups: Groups
    always: Rows  # coefficients that belong to no column: the intercept
    near: Rows  # rows near the boundary, looked at first: where these overlap, all do
    seconds: float
    begun: float = field(default_factory=monotonic)
    longest: float = 0.0  # seconds of one trial, and how many columns it had
    widest: int = 1

    @property
    def share(self) -> float:
        """How much of the time is gone."""
        return min(1.0, (monotonic() - self.begun) / self.seconds) if self.seconds > 0 else 1.0

    def affordable(self, size: int) -> bool:
        """Whether there is time for a trial of so many columns, and for another that counts the rows."""
        expected = self.longest * max(1.0, (size / self.widest) ** 2)
        return monotonic() - self.begun + 2 * expected < self.seconds

    def of(self, chosen: Sequence[int]) -> SeparatingSet | None:
        """The set of these groups with a direction of its own; None where it separates nothing."""
        begun = monotonic()
        columns = np.concatenate([self.always, *(self.groups[g] for g in chosen)]).astype(np.intp)
        found = self._direction(columns)
        self.longest, self.widest = max((self.longest, self.widest), (monotonic() - begun, len(chosen)))
        if found is None:
            return None
        direction = np.zeros(self.Z.shape[1])
        direction[columns] = found
        return SeparatingSet(tuple(sorted(chosen)), direction)

    def _direction(self, columns: Rows) -> Vector | None:
        """By rows near the boundary and those that their direction leaves on the wrong side; else by all."""
        while 2 * len(self.near) <= len(self.Z):
            found = separable_rows(unit_rows(self.Z[np.ix_(self.near, columns)]))
            if not found.rows.any():
                if found.free.shape[1] == 0:
                    return None
                break  # rows that are not near may move in directions that no near row has
            margin = self.Z[:, columns] @ found.direction
            wrong = int((margin < -MARGIN).sum())
            if wrong == 0:
                return found.direction
            self.near = np.union1d(self.near, lowest(margin, min(len(self.near), wrong)))
        found = separable_rows(unit_rows(self.Z[:, columns]))
        return found.direction if found.rows.any() else None


def smallest_set_steps(
    Z: Matrix, groups: Groups, always: Rows, direction: Vector, *, seconds: float
) -> Search:
    """Yields the share of the time that is gone, after each trial; returns the smallest set found.

    Shapes: Z (n, k) rows on their own sides, direction (k,), which separates rows of them; `groups` are the
    coefficients that go or stay together, `always` those that stay.
    """
    near = lowest(Z @ direction, min(len(Z), sample_size(Z.shape[1]) // 2))
    trials = Trials(Z, groups, always, near, seconds)
    best = SeparatingSet(tuple(range(len(groups))), direction)
    size = len(groups) + 1
    while len(best.groups) < size:
        size = len(best.groups)
        best = yield from shortest_beginning(trials, best)
    return (yield from without_spare_groups(trials, best))


def shortest_beginning(trials: Trials, best: SeparatingSet) -> Search:
    """The fewest of the groups, taken by their ranks, that separate rows: by doubling, then by halving."""
    ranked = best.ranked(trials.groups)
    enough, too_few, size = len(ranked), 0, 1
    while enough - too_few > 1 and trials.affordable(size):
        found = trials.of(ranked[:size])
        if found is None:
            too_few = size
        else:
            enough, best = size, found
        yield trials.share
        doubled = 2 * too_few
        size = doubled if enough == len(ranked) and doubled < enough else (enough + too_few) // 2
    return best


def without_spare_groups(trials: Trials, best: SeparatingSet) -> Search:
    """The set that is left when each group that can be spared is left out, those moved least first."""
    needed: set[int] = set()
    while len(best.groups) > 1 and (undecided := [g for g in best.ranked(trials.groups) if g not in needed]):
        if not trials.affordable(len(best.groups)):
            return best
        found = trials.of([g for g in best.groups if g != undecided[-1]])
        if found is None:
            needed.add(undecided[-1])
        else:
            best = found
        yield trials.share
    return SeparatingSet(best.groups, best.direction, smallest=True)
