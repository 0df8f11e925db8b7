"""How far to go along a direction: backtracking, for every solver without a fixed learning rate."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from logreg.arrays import Vector
from logreg.objective.penalised_loss import LossEvaluation

ROUNDING = 1e-14  # relative error of a mean of many losses
SUFFICIENT = 0.1  # share of the promised fall of the loss that a step must deliver
HALVINGS = 60
MAX_STALLED = 5  # steps of a Newton method without a fall of the loss: its errors had time to vanish

Evaluation = TypeVar("Evaluation", bound=LossEvaluation)


def backtrack(
    at: Callable[[Vector], Evaluation],
    here: Evaluation,
    direction: Vector,
    *,
    slope: float | None = None,
    length: float = 1.0,
) -> tuple[Evaluation, float]:
    """The first of `length`, its half, its quarter, ... that lowers the loss enough: the point there, and it.

    `at` evaluates the loss; `slope` is its change along the whole direction as the solver's model promises
    it, by default the gradient's. `here` and 0 where no length will do.
    Source: Nocedal & Wright (2006), section 3.1.
    """
    slope = float(here.gradient @ direction) if slope is None else slope
    lengths = halved_lengths(here.loss, slope, length)
    tried = ((at(here.coef + length * direction), length) for length in lengths)
    return next((found for found in tried if sufficient_decrease(here, found[0])), (here, 0.0))


def first_sufficient(here: Evaluation, candidates: Iterable[Evaluation]) -> Evaluation:
    """The first of the candidates that lowers the loss enough, `here` where none does."""
    return next((there for there in candidates if sufficient_decrease(here, there)), here)


def halved_lengths(loss: float, slope: float, length: float = 1.0) -> Iterator[float]:
    """The longest length worth a try, its half, its quarter, ..."""
    longest = min(length, max_step_length(loss, slope))
    return (longest * 0.5**halvings for halvings in range(HALVINGS))


def max_step_length(loss: float, slope: float) -> float:
    """The longest length worth a try: where a fall with this slope would be twice the whole loss.

    The loss is never below 0, but where all rows are far on the wrong side it is straight, and the model of
    Newton's method, which knows next to no curvature there, promises any fall.
    """
    return 2 * loss / -slope if slope < 0 else float("inf")


def sufficient_decrease(here: LossEvaluation, there: LossEvaluation) -> bool:
    """Whether the loss falls enough from here to there: Armijo's condition, with an l1 penalty as without.

    Near the minimum rounding hides the fall of the loss. There it is estimated by the mean of the gradients
    at both ends, which still show it, and by the exact change of the l1 penalty, which has no gradient.
    Source: Hager & Zhang (2005), SIAM J. Optim. 16(1), equation (4.1); with l1 Tseng & Yun (2009),
    Math. Program. 117.
    """
    moved, l1_change = there.coef - here.coef, there.l1_penalty - here.l1_penalty
    promised = float(here.gradient @ moved) + l1_change
    if not promised < 0:
        return False
    if there.loss <= here.loss + SUFFICIENT * promised:
        return True
    by_gradients = (here.gradient + there.gradient) @ moved / 2 + l1_change
    level = there.loss <= here.loss + ROUNDING * abs(here.loss)
    return level and bool(by_gradients <= SUFFICIENT * promised)


def stalled_steps(before: int, here: LossEvaluation, there: LossEvaluation) -> int:
    """How many steps in a row have not lowered the loss beyond rounding; enough where none was possible."""
    if there.loss < here.loss * (1 - ROUNDING):
        return 0
    return MAX_STALLED if there is here else before + 1
