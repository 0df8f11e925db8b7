"""When a fixed rate is too high: each kind of method shows it in its own way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from logreg.solvers.step import Step

MAX_RISES = (
    20  # a descent method whose rate fits never rises; one that is a little high may rise while it settles
)
MAX_STALL = 200  # steps that a method with a memory may roam before it must have found something lower

P = ParamSpec("P")
Part = TypeVar("Part", bound=Step | None)


def monotone_divergence_guard(solver: Callable[P, Iterator[Step]]) -> Callable[P, Iterator[Step]]:
    """Mark the Steps of a descent method as diverging once its loss has risen 20 times."""

    @wraps(solver)
    def watched(*args: P.args, **kwargs: P.kwargs) -> Iterator[Step]:
        before, rises = float("inf"), 0
        for step in solver(*args, **kwargs):
            rises += step.loss > before * (1 + 1e-12)  # beyond rounding
            before = step.loss
            yield replace(step, diverged=rises >= MAX_RISES)

    return watched


def nonmonotone_divergence_guard(solver: Callable[P, Iterator[Part]]) -> Callable[P, Iterator[Part]]:
    """Mark the Steps of a method with momentum or noise as diverging when it is lost.

    Its loss may rise for a while. Lost means: at three times the start, and no new lowest loss for 200 steps.
    """

    @wraps(solver)
    def watched(*args: P.args, **kwargs: P.kwargs) -> Iterator[Any]:
        first, lowest, found = None, float("inf"), 0
        parts: Iterator[Step | None] = solver(*args, **kwargs)
        for step in parts:
            if step is None:  # only a solver in parts says it
                yield step
                continue
            first = step.loss if first is None else first
            if step.loss < lowest:
                lowest, found = step.loss, step.iteration
            lost = step.loss > 3 * first and step.iteration - found >= MAX_STALL
            yield replace(step, diverged=lost)

    return watched
