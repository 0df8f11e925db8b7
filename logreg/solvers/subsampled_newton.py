"""Subsampled Newton: the curvature is learned from a sample of the rows, the gradient from all of them."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

import numpy as np

from logreg.arrays import Vector
from logreg.objective.float32_rows import Float32, Float32Rows
from logreg.objective.penalised_loss import PenalisedLoss
from logreg.solvers.hessian import Inverse, hessian_inverse
from logreg.solvers.lbfgs import CurvatureHistory, lbfgs
from logreg.solvers.newton import newton
from logreg.solvers.settings import SolverSettings
from logreg.solvers.shrunken_hessian import shrunken_inverse
from logreg.solvers.step import Step

MOST_NUMBERS = 2**22  # in a sample: 16 MB
FEW_ROWS = 1000  # a sample of fewer costs no less
ROWS_PER_COEF = 10  # a smaller sample says too little about the curvature
ENOUGH_PER_COEF = 250  # rows; more would cost more than the readings of all rows that they save
READINGS = 25  # of all rows; when these were not enough, the sample is not like them
MAX_LOSS_RATIO = 2.0  # times the loss that the sample began with
STEPS = 30  # on a sample; one that needs more has no minimum, or one far from that of all rows
NOISE = 0.02  # of k / m, the scale of the sample's noise: a smaller fall of its loss means nothing
OVERSHOT = 0.8  # share of the slope that may be left, with the other sign, at the end of a step
HALVINGS = 10


class Guess(NamedTuple):
    """What a sample tells of the minimum."""

    coef: Vector  # (k,)
    history: CurvatureHistory | None  # the sample's curvature, where its Hessian has an inverse
    max_loss: float  # a higher loss of all rows shows that they are not like the sample


@dataclass(frozen=True, kw_only=True)
class SubsampledNewtonSettings(SolverSettings):
    """The seed of the samples."""

    seed: int = 0


def subsampled_newton(
    objective: PenalisedLoss, start: Vector, settings: SubsampledNewtonSettings = SubsampledNewtonSettings()
) -> Iterator[Step]:
    """L-BFGS on all rows, begun at the minimum of a sample and guided by the sample's inverse Hessian.

    A sample of m rows finds the minimum to within about sqrt(k / m), and its curvature is wrong by as much,
    so each reading of all rows shrinks the error by about that factor: five to eight readings are enough.
    Where they are not, because a few rows unlike the others rule, Newton's method begins anew on all rows.
    The sample is read in float32, all rows are not: the answer has every digit.
    Shapes: start (k,). The first Step is the sample's minimum, seen by all rows, or the start.
    Source: Byrd, Chin, Neveitt & Nocedal (2011), SIAM J. Optim. 21(3); Nocedal & Wright (2006), section 7.2.
    """
    sample = objective.float32_sample(curvature_sample_size(objective), settings.seed)
    guess = sample_minimum(sample, start)
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
    history = guess.history or history_of(hessian_inverse(objective.hessian(guess.coef)))
    return lbfgs(objective, guess.coef, history=history)


def history_of(solve: Inverse) -> CurvatureHistory:
    """No steps yet, and an inverse Hessian as first guess."""
    return CurvatureHistory(solve, deque(maxlen=STEPS), scaled=False)


def curvature_sample_size(objective: PenalisedLoss) -> int:
    """A sixteenth of the rows, an eighth where columns are many, 2,000 at least if there are twice as many.

    At most 4 million numbers, 16 MB.
    """
    n, k = objective.n_rows, objective.n_coef
    least = max(ROWS_PER_COEF * k, FEW_ROWS)
    wanted = max(n // 16, min(n // 8, ENOUGH_PER_COEF * k), min(n // 2, 2 * least))
    return max(1, min(wanted, MOST_NUMBERS // k))


def sample_minimum(rows: Float32Rows, start: Vector) -> Guess:
    """The sample's minimum up to its own noise; the start where it has none.

    By L-BFGS, guided by the Hessian of a quarter of its rows where it begins. The last Hessian is that of all
    of its rows, and the pair of the coefficients and their product with it is the first of the history.
    """
    m, k = rows.Z.shape
    max_loss = MAX_LOSS_RATIO * rows.loss(start, rows.margins(start))
    for coef, gradient, curvature, promised in sample_path(rows, best_intercept(rows, start)):
        if not np.isfinite(gradient).all():
            break
        if promised <= NOISE * k / m:
            history = history_at(rows, curvature)
            if history:
                history.remember(coef, rows.hessian_product(coef, curvature))
            return Guess(coef, history, max_loss)
    _, curvature = rows.gradient(start, rows.margins(start))
    return Guess(start, history_at(rows, curvature), max_loss)


def history_at(rows: Float32Rows, curvature: Float32) -> CurvatureHistory | None:
    """The sample's inverse Hessian as first guess, None where it has none."""
    solve = shrunken_inverse(rows, curvature)
    return None if solve is None else history_of(solve)


def best_intercept(rows: Float32Rows, start: Vector) -> Vector:
    """The start (k,), or where it is 0 the intercept that fits best alone."""
    if start.any() or not rows.first_slope:
        return start
    mean_sign = float(rows.Z[:, 0] @ rows.normalised_weight)
    coef = np.zeros_like(start)
    if -1 < mean_sign < 1:
        coef[0] = np.log((1 + mean_sign) / (1 - mean_sign))
    return coef


def sample_path(rows: Float32Rows, coef: Vector) -> Iterator[tuple[Vector, Vector, Float32, float]]:
    """Coefficients (k,), gradient (k,), the rows' curvatures (m,) and the fall of the loss that is promised.

    Ends where all rows are on their own sides, after STEPS, or at once where the Hessian has no inverse.
    Losses are too coarse in float32 to be compared, so a step is judged by its slope at the other end.
    """
    margin = rows.margins(coef)
    gradient, curvature = rows.gradient(coef, margin)
    stride = 4 if len(margin) >= 4 * FEW_ROWS else 1
    history = history_at(rows.every(stride), stride * curvature[::stride])
    for _ in range(STEPS if history else 0):
        assert history is not None  # noqa: S101  for the types
        direction = history.direction(gradient)
        slope = float(gradient @ direction)
        yield coef, gradient, curvature, -slope / 2
        change = rows.margins(direction)
        for length in 0.5 ** np.arange(HALVINGS):
            there, tried = coef + length * direction, margin + np.float32(length) * change
            ahead, curvature = rows.gradient(there, tried)
            if float(ahead @ direction) <= -OVERSHOT * slope:
                break
        history.remember(there - coef, ahead - gradient)
        coef, margin, gradient = there, tried, ahead
        if margin.min() > 0 and rows.penalty.l2 == 0:
            return
