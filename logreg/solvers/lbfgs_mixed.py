"""L-BFGS in mixed precision: the early readings of many columns in float32, half the memory to read.

Independent columns take 14 to 20 readings. Tried for fewer: the best length of each step saves 0 to 2, a
history of 30 steps none, and a start at the minimum of half the rows, with 7 or 10 of them a column, none.
"""

from collections import deque
from collections.abc import Generator, Iterator
from dataclasses import replace
from itertools import count
from typing import NamedTuple

import numpy as np

from logreg.arrays import Vector
from logreg.objective.in_memory import Objective
from logreg.objective.penalised_loss import LossEvaluation, PenalisedLoss
from logreg.solvers.lbfgs import CurvatureHistory, LbfgsSettings, diagonal_history, lbfgs, some_rows
from logreg.solvers.settings import NO_SETTINGS, SolverSettings
from logreg.solvers.shrunken_hessian import shrunken_inverse
from logreg.solvers.step import Step, step

OFF_CENTRE = 30  # standard deviations: a column whose mean is farther from 0 loses too many digits
SMALLEST, LARGEST = 1e-30, 1e30  # standard deviations that float32 holds with room to spare
NOISE = 6e-7  # over sqrt(n): what float32 makes of a component of the gradient that is 0
COARSEST = 1.2e-8  # of few rows: from there on, the rows themselves lead there in fewer steps
PATIENCE = 10  # steps without a smaller gradient: float32 tells no more
OVERSHOT = 0.8  # share of the slope that may be left, with the other sign, at the end of a step
LENGTHS = 10  # tried along a direction
SLOW_STEPS, SLOW_FALL = 15, 1e-4  # a gradient that has not fallen so far says that columns are much alike
ROWS_PER_COEF = 4  # of a sample that then shows how


class Handover(NamedTuple):
    """Where float32 leads no further."""

    iteration: int
    coef: Vector  # (k,)
    history: CurvatureHistory


def lbfgs_mixed(
    objective: PenalisedLoss,
    start: Vector,
    settings: SolverSettings = NO_SETTINGS,  # noqa: ARG001  every solver has settings
) -> Iterator[Step]:
    """L-BFGS on the rows rounded to float32 as long as these tell the gradient, then on the rows themselves.

    Shapes: start (k,). The first Step is the start itself. Where columns are much alike, the Hessian of a
    sample takes over from the diagonal. Rows far from 0 for their spread, or not in memory, get plain L-BFGS.
    Source: Nocedal & Wright (2006), algorithms 7.4 and 7.5.
    """
    rows = some_rows(objective)
    if not (isinstance(objective, Objective) and isinstance(rows, Objective) and suits_float32(rows)):
        yield from lbfgs(objective, start)
        return
    history = diagonal_history(rows, start, LbfgsSettings().history_size)
    taken, coef, history = yield from float32_steps(objective, start, history)
    for exact in lbfgs(objective, coef, history=history):
        yield replace(exact, iteration=taken + exact.iteration)


def suits_float32(rows: Objective) -> bool:
    """Whether rounding the columns keeps digits enough, as these rows show them."""
    X = rows.X.astype(float, copy=False)
    mean, spread = X.mean(axis=0), X.std(axis=0)
    fits = (np.abs(mean) <= OFF_CENTRE * spread) & (spread < LARGEST) & ((spread > SMALLEST) | (spread == 0))
    return bool(fits.all())


def float32_steps(
    objective: Objective, start: Vector, history: CurvatureHistory
) -> Generator[Step, None, Handover]:
    """The steps on rounded rows; returns where to go on with the rows themselves."""
    rounded, floor = objective.in_float32(), min(COARSEST, NOISE / np.sqrt(objective.n_rows))
    here, smallest, since = rounded.at(start), np.inf, 0
    first = last = float(np.abs(here.gradient).max(initial=0))
    for iteration in count():
        size = float(np.abs(here.gradient).max(initial=0))
        smallest, since = (size, 0) if size < smallest else (smallest, since + 1)
        if history.scaled and (iteration == SLOW_STEPS or since == PATIENCE) and size > SLOW_FALL * first:
            history, since = sampled_history(objective, here.coef) or history, 0
        if not floor < size < np.inf or since >= PATIENCE or here.separated:
            break
        yield replace(step(iteration, here), rounded=True)
        direction = history.direction(here.gradient)
        if size * min(size / last, 1) <= floor:  # the next point may be the last
            return Handover(iteration + 1, here.coef + direction, history)
        there = flatter_point(rounded, here, direction)
        if there is here:
            break
        history.remember(there.coef - here.coef, there.gradient - here.gradient)
        here, last = there, size
    return Handover(iteration, here.coef, history)


def sampled_history(objective: Objective, coef: Vector) -> CurvatureHistory | None:
    """The inverse Hessian of a sample as first guess; None where rows are too few or it has none."""
    n_rows = ROWS_PER_COEF * objective.n_coef
    if objective.n_rows < 2 * n_rows:
        return None
    rows = objective.float32_sample(n_rows, seed=0)
    solve = shrunken_inverse(rows, rows.gradient(coef, rows.margins(coef))[1])
    return None if solve is None else CurvatureHistory(solve, deque(maxlen=SLOW_STEPS), scaled=False)


def flatter_point(rounded: Objective, here: LossEvaluation, direction: Vector) -> LossEvaluation:
    """A point along the direction where the loss is flatter, `here` where there is none.

    Near the minimum float32 tells slopes still, but losses no more.
    """
    slope, length = float(here.gradient @ direction), 1.0
    for _ in range(LENGTHS):
        there = rounded.at(here.coef + length * direction)
        ahead = float(there.gradient @ direction)
        if ahead <= -OVERSHOT * slope:
            return there
        length *= max(slope / (slope - ahead), 0.1)
    return here
