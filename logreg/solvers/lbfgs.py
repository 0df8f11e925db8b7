"""L-BFGS: Newton's method with the curvature learned from the last few steps."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import count
from typing import NamedTuple

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import diagonal_inverse
from logreg.solvers.line_search import backtrack
from logreg.solvers.step import Step, step

DIAGONAL_ROWS = 300  # show each column's curvature to within a tenth


class Pair(NamedTuple):
    """What one step told of the curvature."""

    s: Vector  # (k,) how the coefficients changed
    y: Vector  # (k,) how the gradient changed with them
    curvature: float  # their product
    gamma: float  # the first guess of the inverse Hessian times this has that curvature


def lbfgs(
    objective: PenalisedLoss,
    start: Vector,
    *,
    history_size: int = 10,
    precondition: Callable[[Vector], Vector] | None = None,
) -> Iterator[Step]:
    """L-BFGS with backtracking.

    Shapes: start (k,). The first Step is the start itself. `precondition` is a first guess of the inverse
    Hessian; when None, its diagonal as some rows show it, so that the columns' units do not matter.
    Source: Nocedal & Wright (2006), algorithms 7.4 and 7.5.
    """
    here, stuck = objective.at(start), False
    if precondition is None:
        some_rows = objective.sample(min(DIAGONAL_ROWS, objective.n_rows), seed=0)
        precondition = diagonal_inverse(some_rows.curvatures(start))
    pairs: deque[Pair] = deque(maxlen=history_size)
    for iteration in count():
        yield step(iteration, here, stuck=stuck)
        direction = -inverse_hessian_product(here.gradient, pairs, precondition)
        there, _ = backtrack(objective, here, direction)
        if there is here and pairs:  # they mislead: start anew
            pairs.clear()
            there, _ = backtrack(objective, here, -precondition(here.gradient))
        moved, turned = there.coef - here.coef, there.gradient - here.gradient
        curvature = float(moved @ turned)
        if curvature > 0:  # always, but for rounding: the loss is convex
            pairs.append(Pair(moved, turned, curvature, curvature / float(turned @ precondition(turned))))
        here, stuck = there, there is here


def inverse_hessian_product(
    gradient: Vector, pairs: deque[Pair], precondition: Callable[[Vector], Vector]
) -> Vector:
    """The two-loop recursion: (k,) -> (k,)."""
    q, shares = gradient.copy(), []
    for pair in reversed(pairs):
        shares.append((pair.s @ q) / pair.curvature)
        q -= shares[-1] * pair.y
    r = precondition(q)
    if pairs:
        r = r * pairs[-1].gamma
    for pair, share in zip(pairs, reversed(shares), strict=True):
        r = r + (share - (pair.y @ r) / pair.curvature) * pair.s
    return r
