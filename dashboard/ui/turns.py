"""Runs of a page take turns: one at a time in this process, in the order in which they were asked for.

Python's threads share one lock. Twenty runs at once hand it to each other all the time, and each ends about
as late as the last of them; one after the other, the first answers twenty times sooner.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

SLICE = 0.1  # seconds that long work may go on before it lets others run
SHORT = 1.0  # seconds up to which work still waits among the answers
LONGEST_REST = 0.4  # seconds until one run in the background goes before the answers
GLANCE = 0.1  # seconds between two looks whether a run in the background is asked for by now
LEASE = 0.1  # seconds after which a run that neither ends nor lets others run no longer holds them up


@dataclass(slots=True, eq=False)
class _Place:
    """One run's place in a queue, and how long it has worked."""

    asked: bool  # whether someone waits for it
    is_asked: Callable[[], bool]  # whether someone does by now
    called: threading.Event = field(default_factory=threading.Event)
    since: float = 0.0  # clock when it was called last
    worked: float = 0.0  # seconds in the turns before this one


class Turns:
    """Who runs now, and who waits: answers first, then what runs in the background.

    That is what nobody has just asked for, as the next second of a training, and what takes long, which comes
    back for every slice.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answers: deque[_Place] = deque()
        self._background: deque[_Place] = deque()
        self._running: _Place | None = None
        self._background_ran = monotonic()
        self._of_thread = threading.local()

    @contextmanager
    def turn(self, *, asked: bool = True, is_asked: Callable[[], bool] = bool) -> Iterator[None]:
        """Wait for this thread's turn, which ends with the block.

        `asked` where someone waits for it; `is_asked`, which tells whether someone does by now, may bring a
        run forward.
        """
        place = self._of_thread.place = _Place(asked, is_asked)
        self._wait_in(self._answers if asked else self._background, place)
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
        self._wait_in(self._answers if place.asked and place.worked < SHORT else self._background, place)

    def _wait_in(self, queue: deque[_Place], place: _Place) -> None:
        with self._lock:
            queue.append(place)
            if self._running is None:
                self._call_next()
        while not place.called.wait(min(GLANCE, LEASE)):
            with self._lock:
                self._bring_forward(place)
                if self._running is None or monotonic() - self._running.since > LEASE:
                    self._call_next()

    def _bring_forward(self, place: _Place) -> None:
        if place in self._background and place.is_asked():
            place.asked = True
            self._background.remove(place)
            self._answers.append(place)

    def _end(self, place: _Place) -> None:
        with self._lock:
            if self._running is place:  # else its lease was over, and another one runs
                self._call_next()

    def _call_next(self) -> None:
        now = monotonic()
        late = now - self._background_ran > LONGEST_REST
        queue = self._background if self._background and (late or not self._answers) else self._answers
        if queue is self._background or not self._background:
            self._background_ran = now
        self._running = queue.popleft() if queue else None
        if self._running is not None:
            self._running.since = now
            self._running.called.set()


turns = Turns()
