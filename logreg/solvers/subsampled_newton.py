"""Subsampled Newton: the curvature is learned from a sample of the rows, the gradient from all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

import numpy as np

from logreg.arrays import Vector
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import Inverse, hessian_inverse, regular_inverse
from logreg.solvers.lbfgs import lbfgs
from logreg.solvers.line_search import backtrack
from logreg.solvers.newton import newton
from logreg.solvers.settings import SolverSettings
from logreg.solvers.step import Step

MOST_NUMBERS = 2**22  # in a sample: 32 MB
FEW_ROWS = 1000  # a sample of fewer costs no less
ROWS_PER_COEF = 10  # a smaller sample says too little about the curvature
ENOUGH_PER_COEF = 250  # rows; more would cost more than the readings of all rows that they save
READINGS = 25  # of all rows; when these were not enough, the sample is not like them
MAX_LOSS_RATIO = 2.0  # times the loss that the sample began with
NEWTON_STEPS = 10  # on a sample; one that needs more has no minimum, or one far from that of all rows


class Guess(NamedTuple):
    """What samples tell of the minimum."""

    coef: Vector  # (k,)
    solve: Inverse | None  # the inverse Hessian, where it has one
    max_loss: float  # a higher loss of all rows shows that they are not like the sample


@dataclass(frozen=True, kw_only=True)
class SubsampledNewtonSettings(SolverSettings):
    """The seed of the samples."""

    seed: int = 0


def subsampled_newton(
    objective: PenalisedLoss, start: Vector, settings: SubsampledNewtonSettings = SubsampledNewtonSettings()
) -> Iterator[Step]:
    """Newton's method on samples that grow, then L-BFGS on all rows with the last inverse Hessian as guess.

    A sample of m rows finds the minimum to within about sqrt(k / m), and its curvature is wrong by as much,
    so each reading of all rows shrinks the error by about that factor: five to eight readings are enough.
    Where they are not, because a few rows unlike the others rule, Newton's method begins anew on all rows.
    Shapes: start (k,). The first Step is the last sample's minimum, seen by all rows, or the start.
    Source: Byrd, Chin, Neveitt & Nocedal (2011), SIAM J. Optim. 21(3); Nocedal & Wright (2006), section 7.2.
    """
    guess = Guess(start, None, np.inf)
    for n_rows in sample_sizes(objective):
        guess = sample_minimum(objective.sample(n_rows, settings.seed), guess)
    taken = 0
    for step in islice(refine(objective, guess), READINGS):
        if step.stalled or not step.loss <= guess.max_loss:
            break
        yield step
        taken += 1
    for step in newton(objective, start):
        yield replace(step, iteration=taken + step.iteration)


def refine(objective: PenalisedLoss, guess: Guess) -> Iterator[Step]:
    """L-BFGS from a guess; where its Hessian is singular, with that of all rows.

    A sample says nothing of a column in which it holds no value but 0.
    """
    solve = guess.solve or hessian_inverse(objective.hessian(guess.coef))
    return lbfgs(objective, guess.coef, precondition=solve)


def sample_sizes(objective: PenalisedLoss) -> tuple[int, ...]:
    """A sixteenth of the rows, an eighth where columns are many, 2,000 at least if there are twice as many.

    At most 32 MB; and a quarter of these rows first, where that is not few.
    """
    n, k = objective.n_rows, objective.n_coef
    least = max(ROWS_PER_COEF * k, FEW_ROWS)
    wanted = max(n // 16, min(n // 8, ENOUGH_PER_COEF * k), min(n // 2, 2 * least))
    wide = max(1, min(wanted, MOST_NUMBERS // k))
    return (wide // 4, wide) if wide // 4 >= least else (wide,)


def sample_minimum(sample: PenalisedLoss, guess: Guess) -> Guess:
    """The sample's minimum up to its own noise; the guess where it has none.

    Newton's error squares at each step, so the last one is where the square of the promised fall of the loss
    is less than a tenth of k / m, the scale of the sample's noise.
    """
    at = partial(sample.at, hessian=True)
    here = at(guess.coef)
    max_loss = min(guess.max_loss, MAX_LOSS_RATIO * here.loss)
    for _ in range(NEWTON_STEPS):
        solve = regular_inverse(here.hessian)
        direction = -(solve or hessian_inverse(here.hessian))(here.gradient)
        promised = -here.gradient @ direction / 2
        if here.separated or not np.isfinite(promised):
            break
        if promised**2 <= 0.1 * sample.n_coef / sample.n_rows:
            return Guess(backtrack(sample.at, here, direction)[0].coef, solve, max_loss)
        here, _ = backtrack(at, here, direction)
    return Guess(guess.coef, regular_inverse(sample.hessian(guess.coef)), max_loss)
