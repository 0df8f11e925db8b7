"""The loss around the paths of runs: a plane of two coefficients that holds their start and the minimum."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.inspection.loss_surface import Surface, loss_surface
from logreg.objective.in_memory import Objective

ROWS = 2000  # of many, enough to draw by
POINTS = 41
MARGIN = 1.5


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LossPlane:
    """The loss over two coefficients, all others held.

    Of many rows a sample is looked at, and what the others add to the loss and to its slopes at `held` is
    added everywhere: there the loss and its slopes are those of all rows, so a minimum stays where it is.
    """

    pair: tuple[int, int]
    held: Vector  # (k,), what the other coefficients are
    surface: Surface
    objective: Objective  # of the rows that it is drawn from
    left_out_loss: float  # what the rows left out add to the loss at `held`
    left_out_gradient: Vector  # (k,) and to its gradient

    def heights(self, first: ArrayLike, second: ArrayLike) -> Vector:
        """The loss (m,) at m points of the plane, given by its two coefficients (m,) each."""
        along, across = np.asarray(first, dtype=float), np.asarray(second, dtype=float)
        coef = np.tile(self.held, (len(along), 1))
        coef[:, self.pair[0]], coef[:, self.pair[1]] = along, across
        with np.errstate(over="ignore", invalid="ignore"):  # a run that diverges ends in infinities
            left_out = self.left_out_loss + (coef - self.held) @ self.left_out_gradient
            return np.array([self.objective.value(row) for row in coef]) + left_out


def loss_plane(objective: Objective, pair: tuple[int, int], start: Vector, goal: ArrayLike) -> LossPlane:
    """The plane of two coefficients through `goal` (k,), wide enough to hold it and the start (k,).

    The others are held at the goal. Of more than 2,000 rows a random sample is drawn.
    """
    held = np.asarray(goal, dtype=float)
    sampled = objective if objective.n_rows <= ROWS else objective.sample(ROWS, seed=0)
    x, y = (_span(float(start[j]), float(held[j])) for j in pair)
    surface = loss_surface(sampled, held, pair, x, y)
    everyone, drawn = objective.at(held), sampled.at(held)
    loss, gradient = everyone.loss - drawn.loss, everyone.gradient - drawn.gradient
    left_out = (
        loss + gradient[pair[0]] * (x - held[pair[0]]) + gradient[pair[1]] * (y - held[pair[1]])[:, None]
    )
    return LossPlane(
        pair=pair,
        held=held,
        surface=replace(surface, loss=read_only(surface.loss + left_out)),
        objective=sampled,
        left_out_loss=loss,
        left_out_gradient=gradient,
    )


def _span(start: float, goal: float) -> Vector:
    """Values on both sides of the start and the goal, the same for a goal that is a little nearer."""
    reach = 2.0 ** np.ceil(np.log2(max(abs(goal - start), 0.5)))
    middle = start + np.sign(goal - start) * reach / 2
    return np.linspace(middle - MARGIN * reach, middle + MARGIN * reach, POINTS)
