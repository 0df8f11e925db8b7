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


def rescaled_share(work: Generator[float, None, T], begin: float) -> Generator[float, None, T]:
    """The same work as the last part of a larger whole, its shares moved to `begin` up to 1."""
    while True:
        try:
            share = next(work)
        except StopIteration as stop:
            return cast(T, stop.value)
        yield begin + (1 - begin) * share
