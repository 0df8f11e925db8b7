"""Work that says how far it has come, done without listening."""

from collections.abc import Generator
from typing import TypeVar, cast

T = TypeVar("T")


def run_to_end(work: Generator[float, None, T]) -> T:
    """What a generator returns, after all the shares done that it yields."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return cast(T, end.value)
