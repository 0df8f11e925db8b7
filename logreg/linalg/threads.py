"""One thread for each core, and work shared out among them."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TypeVar

from logreg.errors import SettingError
from logreg.linalg.cpu_count import usable_cpus

Item = TypeVar("Item")
Result = TypeVar("Result")

_limit: ContextVar[int | None] = ContextVar("thread limit", default=None)


def parallel_map(
    work: Callable[[Item], Result], items: Sequence[Item], *, backwards: bool = False
) -> list[Result]:
    """work(item) for each item, in the items' order; a core that is free takes the next one.

    `backwards` begins with the last item.
    """
    done: dict[int, Result] = {}
    queue = iter(range(len(items))[:: -1 if backwards else 1])

    def worker() -> None:
        for i in queue:
            done[i] = work(items[i])

    if thread_count() == 1:
        worker()
    else:
        for running in [threads().submit(worker) for _ in range(thread_count())]:
            running.result()
    return [done[i] for i in range(len(items))]


def thread_count() -> int:
    """How many threads share work: one for each usable core, or fewer where `limit_threads` says so."""
    usable, limit = usable_cpus(), _limit.get()
    return usable if limit is None else min(limit, usable)


@contextmanager
def limit_threads(limit: int | None) -> Iterator[None]:
    """At most so many threads share the work that is done inside; None sets no limit.

    Raises SettingError for a limit that is not a whole number of at least 1.
    """
    if limit is not None and not (limit == int(limit) >= 1):
        raise SettingError(f"n_threads is {limit}: choose a whole number of at least 1, or None.")
    before = _limit.set(limit)
    try:
        yield
    finally:
        _limit.reset(before)


@cache
def threads() -> ThreadPoolExecutor:
    """The threads of this process, started when first asked for.

    They are not pinned to cores. Pinned, the best fits of 30,000 x 35 and 60,000 x 20 took as long, those of
    100,000 x 50 and 1,000,000 x 20 longer (2.7 and 1.1 times), and beside ten other processes the median fit
    took 0.97 to 4 times as long: a pinned thread waits for its core while another is free.
    """
    return ThreadPoolExecutor(usable_cpus())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=threads.cache_clear)  # a child process inherits no threads
