"""When a learning rate is too high: each kind of method shows it in its own way."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import ParamSpec

from logreg.solvers.step import Step

MAX_RISES = 20  # with a rate that fits the loss never rises; with one a little high it may while it settles
MAX_STEPS_ABOVE = 200  # that a method with momentum or noise may take before it must find something lower

P = ParamSpec("P")


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


def nonmonotone_divergence_guard(solver: Callable[P, Iterator[Step]]) -> Callable[P, Iterator[Step]]:
    """Mark the Steps of a method with momentum or noise as diverging when it is lost.

    Its loss may rise for a while. Lost means: at three times the start, and no new lowest loss for 200 steps.
    """

    @wraps(solver)
    def watched(*args: P.args, **kwargs: P.kwargs) -> Iterator[Step]:
        first, lowest, found = None, float("inf"), 0
        for step in solver(*args, **kwargs):
            if step.under_way:
                yield step
                continue
            first = step.loss if first is None else first
            if step.loss < lowest:
                lowest, found = step.loss, step.iteration
            lost = step.loss > 3 * first and step.iteration - found >= MAX_STEPS_ABOVE
            yield replace(step, diverged=lost)

    return watched
