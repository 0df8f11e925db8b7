"""One thread for each core, and work shared out among them."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


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

    for running in [threads().submit(worker) for _ in available_cpus()]:
        running.result()
    return [done[i] for i in range(len(items))]


def available_cpus() -> Sequence[int]:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


@cache
def threads() -> ThreadPoolExecutor:
    """The threads of this process, started when first asked for."""
    cores = available_cpus()
    free = iter(cores)
    return ThreadPoolExecutor(len(cores), initializer=lambda: pin_to_cpu(next(free)))


def pin_to_cpu(core: int) -> None:
    """Keep this thread on one core: threads that wake each other would be put on the same one."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=threads.cache_clear)  # a child process inherits no threads
