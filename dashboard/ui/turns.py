"""Runs of a page take turns: one at a time in this process, in the order in which they were asked for.

Python's threads share one lock. Twenty runs at once hand it to each other all the time, and each ends about
as late as the last of them; one after the other, the first answers twenty times sooner.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

SLICE = 0.1  # seconds that long work may go on before it lets others run
SHORT = 1.0  # seconds up to which work still waits among the answers
LONGEST_REST = 0.4  # seconds until one slice of long work goes before the answers
LEASE = 0.1  # seconds after which a run that neither ends nor lets others run no longer holds them up


@dataclass(slots=True, eq=False)
class _Place:
    """One run's place in a queue, and how long it has worked."""

    called: threading.Event = field(default_factory=threading.Event)
    since: float = 0.0  # clock when it was called last
    worked: float = 0.0  # seconds in the turns before this one


class Turns:
    """Who runs now, and who waits: answers first, then what takes long, which comes back for every slice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: deque[_Place] = deque()
        self._long_work: deque[_Place] = deque()
        self._running: _Place | None = None
        self._long_work_ran = monotonic()
        self._of_thread = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this thread's turn, which ends with the block."""
        place = self._of_thread.place = _Place()
        self._wait_in(self._answers, place)
        try:
            yield
        finally:
            self._of_thread.place = None
            self._end(place)

    def let_others(self) -> None:
        """Between two slices of long work: let those run who wait. Outside of a turn nothing happens."""
        place = getattr(self._of_thread, "place", None)
        if place is None or monotonic() - place.since < SLICE:
            return
        place.worked += monotonic() - place.since
        place.called.clear()
        self._end(place)
        self._wait_in(self._answers if place.worked < SHORT else self._long_work, place)

    def _wait_in(self, queue: deque[_Place], place: _Place) -> None:
        with self._lock:
            queue.append(place)
            if self._running is None:
                self._call_next()
        while not place.called.wait(LEASE):
            with self._lock:
                if self._running is None or monotonic() - self._running.since > LEASE:
                    self._call_next()

    def _end(self, place: _Place) -> None:
        with self._lock:
            if self._running is place:  # else its lease was over, and another one runs
                self._call_next()

    def _call_next(self) -> None:
        now = monotonic()
        late = now - self._long_work_ran > LONGEST_REST
        queue = self._long_work if self._long_work and (late or not self._answers) else self._answers
        if queue is self._long_work or not self._long_work:
            self._long_work_ran = now
        self._running = queue.popleft() if queue else None
        if self._running is not None:
            self._running.since = now
            self._running.called.set()


turns = Turns()
