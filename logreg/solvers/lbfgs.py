"""L-BFGS: Newton's method with the curvature learned from the last few steps."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import diagonal_inverse
from logreg.solvers.line_search import backtrack
from logreg.solvers.settings import SolverSettings, check_count
from logreg.solvers.step import Step, step

DIAGONAL_ROWS = 300  # show each column's curvature to within a tenth


class Pair(NamedTuple):
    """What one step told of the curvature; names as in Nocedal & Wright."""

    s: Vector  # (k,) how the coefficients changed
    y: Vector  # (k,) how the gradient changed with them
    curvature: float  # their product
    gamma: float  # the first guess of the inverse Hessian times this has that curvature


@dataclass(frozen=True, kw_only=True)
class LbfgsSettings(SolverSettings):
    """How many of the last steps are kept to learn the curvature from, at least 1; else SettingError."""

    history_size: int = 10

    def __post_init__(self) -> None:
        check_count("history_size", self.history_size)


@dataclass(frozen=True, slots=True, eq=False)
class CurvatureHistory:
    """What the last steps told of the curvature, on top of a first guess of the inverse Hessian."""

    precondition: Callable[[Vector], Vector]  # the first guess
    pairs: deque[Pair]  # oldest first; of a limited length
    scaled: bool  # the first guess knows no scale: it takes that of the last step

    def remember(self, s: Vector, y: Vector) -> None:
        """Keep how the coefficients (k,) and the gradient (k,) changed in a step."""
        curvature = float(s @ y)
        if curvature > 0:  # always, but for rounding: the loss is convex
            gamma = curvature / float(y @ self.precondition(y)) if self.scaled else 1.0
            self.pairs.append(Pair(s, y, curvature, gamma))

    def direction(self, gradient: Vector) -> Vector:
        """(k,) minus the inverse Hessian times the gradient."""
        return -inverse_hessian_product(gradient, self.pairs, self.precondition)


def lbfgs(
    objective: PenalisedLoss,
    start: Vector,
    settings: LbfgsSettings = LbfgsSettings(),
    *,
    history: CurvatureHistory | None = None,
) -> Iterator[Step]:
    """L-BFGS with backtracking: coef <- coef - t H gradient, H an inverse Hessian from the last steps.

    Shapes: start (k,). The first Step is the start itself. `history` is what is known of the curvature; when
    None, its diagonal as some rows show it, so that the columns' units do not matter.
    Source: Nocedal & Wright (2006), algorithms 7.4 and 7.5.
    """
    here, stalled = objective.at(start), False
    history = history or diagonal_history(some_rows(objective), start, settings.history_size)
    for iteration in count():
        yield step(iteration, here, stalled=stalled)
        there, _ = backtrack(objective.at, here, history.direction(here.gradient))
        if there is here and history.pairs:  # they mislead: start anew
            history.pairs.clear()
            there, _ = backtrack(objective.at, here, history.direction(here.gradient))
        history.remember(there.coef - here.coef, there.gradient - here.gradient)
        here, stalled = there, there is here


def some_rows(objective: PenalisedLoss) -> PenalisedLoss:
    """The same loss over the rows that show the diagonal."""
    return objective.sample(min(DIAGONAL_ROWS, objective.n_rows), seed=0)


def diagonal_history(rows: PenalisedLoss, start: Vector, size: int) -> CurvatureHistory:
    """No steps yet, and the diagonal of the Hessian at the start as these rows show it."""
    return CurvatureHistory(diagonal_inverse(rows.curvatures(start)), deque(maxlen=size), scaled=True)


def inverse_hessian_product(
    gradient: Vector, pairs: deque[Pair], precondition: Callable[[Vector], Vector]
) -> Vector:
    """The two-loop recursion: (k,) -> (k,)."""
    q, alphas = gradient.copy(), []
    for pair in reversed(pairs):
        alphas.append((pair.s @ q) / pair.curvature)
        q -= alphas[-1] * pair.y
    r = precondition(q)
    if pairs:
        r = r * pairs[-1].gamma
    for pair, alpha in zip(pairs, reversed(alphas), strict=True):
        r = r + (alpha - (pair.y @ r) / pair.curvature) * pair.s
    return r
