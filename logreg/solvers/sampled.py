"""Learn the curvature from a sample, and only the slope from all rows."""

from collections.abc import Callable, Iterator

import numpy as np

from logreg.arrays import Vector
from logreg.mean_loss import MeanLoss
from logreg.solvers.curvature import inverse
from logreg.solvers.lbfgs import lbfgs
from logreg.solvers.line_search import backtrack
from logreg.solvers.step import Step

MOST_NUMBERS = 2**22  # in a sample: 32 MB
NEWTON_STEPS = 10  # on a sample; one that needs more has no minimum, or one far from that of all rows


def sampled(objective: MeanLoss, start: Vector, *, seed: int = 0) -> Iterator[Step]:
    """Newton's method on a sample, then L-BFGS on all rows with the sample's inverse Hessian as first guess.

    A sample of m rows finds the minimum to within about sqrt(k / m), and its curvature is wrong by as much,
    so each reading of all rows shrinks the error by about that factor: five or six readings are enough.
    Shapes: start (k,). The first Step is the sample's minimum, seen by all rows.
    Source: Byrd, Chin, Neveitt & Nocedal (2011), SIAM J. Optim. 21(3); Nocedal & Wright (2006), section 7.2.
    """
    coef, precondition = sample_minimum(objective.sample(sample_size(objective), seed), start)
    yield from lbfgs(objective, coef, precondition=precondition)


def sample_size(objective: MeanLoss) -> int:
    """A sixteenth of the rows, a quarter of few ones, at most 32 MB."""
    wanted = max(objective.n_rows // 16, min(objective.n_rows // 4, 4000))
    return int(max(1, min(wanted, MOST_NUMBERS // objective.n_coef)))


def sample_minimum(sample: MeanLoss, start: Vector) -> tuple[Vector, Callable[[Vector], Vector]]:
    """The sample's minimum up to its own noise, and its inverse Hessian; `start` where it has no minimum.

    Newton's error squares at each step, so the last one is where the square of the promised fall of the loss
    is less than a tenth of k / m, the scale of the sample's noise.
    """
    here = sample.at(start, hessian=True)
    for _ in range(NEWTON_STEPS):
        solve = inverse(here.hessian)
        direction = -solve(here.gradient)
        promised = -here.gradient @ direction / 2
        if here.separates or not np.isfinite(promised):
            break
        if promised**2 <= 0.1 * sample.n_coef / sample.n_rows:
            return here.coef + direction, solve
        here, _ = backtrack(sample, here, direction, hessian=True)
    return start, inverse(sample.hessian(start))
