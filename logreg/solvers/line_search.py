"""How far to go along a direction."""

from logreg.arrays import Vector
from logreg.objective.penalised_loss import LossEvaluation, PenalisedLoss

ROUNDING = 1e-14  # relative error of a mean of many losses
SUFFICIENT = 0.1  # share of the fall that the slope promises which a step must deliver
HALVINGS = 60
IDLE = 5  # steps of a Newton method without a fall of the loss: its errors had time to vanish


def backtrack(
    objective: PenalisedLoss,
    here: LossEvaluation,
    direction: Vector,
    *,
    length: float = 1.0,
    hessian: bool = False,
) -> tuple[LossEvaluation, float]:
    """The first of `length`, its half, its quarter, ... that lowers the loss enough: the point there, and it.

    `here` and 0 where none does. Source: Nocedal & Wright (2006), section 3.1.
    """
    longest = min(length, max_step_length(here.loss, float(here.gradient @ direction)))
    for halvings in range(HALVINGS):
        tried = longest * 0.5**halvings
        there = objective.at(here.coef + tried * direction, hessian=hessian)
        if sufficient_decrease(here, there):
            return there, tried
    return here, 0.0


def max_step_length(loss: float, slope: float) -> float:
    """The longest length worth a try: where a fall with this slope would be twice the whole loss.

    The loss is never below 0, but where all rows are far on the wrong side it is straight, and the model of
    Newton's method, which knows next to no curvature there, promises any fall.
    """
    return 2 * loss / -slope if slope < 0 else float("inf")


def sufficient_decrease(here: LossEvaluation, there: LossEvaluation) -> bool:
    """Whether the loss falls enough from here to there.

    Near the minimum rounding hides the fall of the loss; there the slope, which still shows it, must have
    become flatter.
    Source: Hager & Zhang (2005), SIAM J. Optim. 16(1), equation (4.1).
    """
    moved = there.coef - here.coef
    slope = float(here.gradient @ moved)
    fell = there.loss <= here.loss + SUFFICIENT * slope
    level = there.loss <= here.loss + ROUNDING * abs(here.loss)
    return slope < 0 and bool(fell or (level and there.gradient @ moved <= (2 * SUFFICIENT - 1) * slope))


def stalled_steps(before: int, here: LossEvaluation, there: LossEvaluation) -> int:
    """How many steps in a row have not lowered the loss beyond rounding; enough where none was possible."""
    if there.loss < here.loss * (1 - ROUNDING):
        return 0
    return IDLE if there is here else before + 1
