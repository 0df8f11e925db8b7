"""The log-likelihood as a sum over rows, and its maximum where some coefficients are held fixed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.activations import log_sigmoid, sigmoid
from logreg.arrays import Matrix, Vector
from logreg.errors import InferenceError

NEGLIGIBLE = 1e-22  # squared standard errors: a Newton step shorter than its root moves nothing that is shown
ROUNDING = 1e-13  # relative error of a sum of many terms: a fall below it is none
LIMIT = 1000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class State:
    """The likelihood and its derivatives at one coefficient vector."""

    coef: Vector  # (k,)
    value: float  # log-likelihood, nats, plus the penalty if there is one
    score: Vector  # (k,), the value's derivatives
    information: Matrix  # (k, k), A' W A


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """Of log-odds A coef, A (n, k) with its column of ones, y (n,) of 0 and 1.

    With `jeffreys`, half the log determinant of the information is added: Firth's penalised likelihood.
    Source: McCullagh & Nelder (1989), section 4.4; Firth (1993), Biometrika 80, 27-38.
    """

    A: Matrix
    y: Vector
    jeffreys: bool = False

    def at(self, coef: Vector) -> State:
        """Value, score and information, from one reading of the rows."""
        z = self.A @ coef
        p = sigmoid(z)
        rooted = np.sqrt(p * (1 - p))[:, None] * self.A
        value = float(log_sigmoid((2 * self.y - 1) * z).sum())
        residual = self.y - p
        if self.jeffreys:
            basis, triangle = np.linalg.qr(rooted)
            residual = residual + (basis**2).sum(axis=1) * (0.5 - p)
            with np.errstate(divide="ignore"):
                value += float(np.log(np.abs(np.diag(triangle))).sum())
        return State(coef=coef, value=value, score=residual @ self.A, information=rooted.T @ rooted)


def maximum(likelihood: Likelihood, start: Vector, free: NDArray[np.bool_] | None = None) -> State:
    """The largest value over the free coefficients, the others held at `start`; Newton with step halving.

    Raises InferenceError where the maximum is not reached.
    """
    moving = np.ones(len(start), dtype=bool) if free is None else free
    here = likelihood.at(start)
    for _ in range(LIMIT):
        step = np.zeros_like(start)
        step[moving] = solved(here.information[np.ix_(moving, moving)], here.score[moving])
        promised = float(here.score @ step)
        if promised <= NEGLIGIBLE:
            return here
        there = climb(likelihood, here, step)
        if there is here:
            return here
        here = there
    raise InferenceError(
        "The likelihood has no maximum within reach: look for columns that separate the classes."
    )


def climb(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The first of the full step, its half, its quarter, ... that does not lower the value; else stay."""
    length = 1.0
    while length > np.finfo(float).eps:
        there = likelihood.at(here.coef + length * step)
        if there.value >= here.value - ROUNDING * abs(here.value):
            return there
        length /= 2
    return here


def solved(information: Matrix, score: Vector) -> Vector:
    """The Newton step; the shortest of the best where the information is singular."""
    if information.size == 0:
        return score
    return np.asarray(np.linalg.lstsq(information, score, rcond=None)[0])
