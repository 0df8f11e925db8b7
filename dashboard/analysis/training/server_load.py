"""How much of the machine each of the people who train at this moment may use.

Shared by all visits of the server, and holds nothing of theirs but when they last worked.
"""

from dataclasses import dataclass, field
from time import monotonic
from weakref import WeakKeyDictionary

from dashboard.analysis.training.run import BUDGET, TICK, Run

CAPACITY = 0.4  # seconds of solving in a second of one core; the rest answers clicks
MANY = 3  # visits beyond which a tick lasts two seconds: drawing it costs more than the steps do
RECENT = 2.5 * TICK


@dataclass(slots=True)
class Load:
    """The runs that have worked of late."""

    worked: WeakKeyDictionary[Run, float] = field(default_factory=WeakKeyDictionary)

    def visits(self) -> int:
        """How many people train now, at least 1: each counts once, by the run that leads theirs."""
        now = monotonic()
        return max(1, sum(now - then < RECENT for then in list(self.worked.values())))

    def note(self, leader: Run) -> None:
        """Remember that this visit is about to work."""
        self.worked[leader] = monotonic()

    def seconds(self) -> float:
        """How long a tick lasts."""
        return TICK if self.visits() <= MANY else 2 * TICK

    def budget(self) -> float:
        """Seconds of work in one tick of one visit."""
        return min(BUDGET, CAPACITY * self.seconds() / self.visits())


load = Load()
