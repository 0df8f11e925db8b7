"""How far to go along a direction."""

from logreg.arrays import Vector
from logreg.mean_loss import MeanLoss, Point

ROUNDING = 1e-14  # relative error of a mean of many losses
SUFFICIENT = 0.1  # share of the fall that the slope promises which a step must deliver
HALVINGS = 60


def backtrack(
    objective: MeanLoss, here: Point, direction: Vector, *, length: float = 1.0, hessian: bool = False
) -> tuple[Point, float]:
    """The first of `length`, its half, its quarter, ... that lowers the loss enough: the point there, and it.

    `here` and 0 where none does. Near the minimum rounding hides the fall of the loss; there the slope, which
    still shows it, must have become flatter.
    Source: Nocedal & Wright (2006), section 3.1; Hager & Zhang (2005), SIAM J. Optim. 16(1), equation (4.1).
    """
    slope = float(here.gradient @ direction)
    for halvings in range(HALVINGS):
        tried = length * 0.5**halvings
        there = objective.at(here.coef + tried * direction, hessian=hessian)
        fell = there.loss <= here.loss + SUFFICIENT * tried * slope
        level = there.loss <= here.loss + ROUNDING * abs(here.loss)
        if fell or (level and there.gradient @ direction <= (2 * SUFFICIENT - 1) * slope):
            return there, tried
    return here, 0.0
