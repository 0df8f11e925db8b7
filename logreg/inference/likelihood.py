"""The log-likelihood as a sum over rows, and its maximum where some coefficients are held fixed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector
from logreg.errors import InferenceError
from logreg.functional.activations import log_sigmoid, sigmoid

NEGLIGIBLE = 1e-22  # squared standard errors: a Newton step shorter than its root moves nothing that is shown
SMALL = 1e-10  # squared standard errors: below it, a step no shorter than the last one is rounding
FAST = 1e-3  # a fall of the squared standard errors to which a curvature computed before still leads
ROUNDING = 1e-13  # relative error of a sum of many terms: a fall below it is none
LIMIT = 1000
AFFORDABLE = 2e10  # multiplications: beyond, a cheaper curvature that takes more steps
BLOCK = 2**22  # numbers held at once


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class State:
    """The likelihood and its derivatives at one coefficient vector."""

    coef: Vector  # (k,)
    value: float  # log-likelihood, nats, plus the penalty if there is one
    score: Vector  # (k,), the value's derivatives


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """Of log-odds A coef, A (n, k) with its column of ones, y (n,) of 0 and 1; `weight` (n,) counts each row.

    With `jeffreys`, half the log determinant of the information is added: Firth's penalised likelihood.
    Source: McCullagh & Nelder (1989), section 4.4; Firth (1993), Biometrika 80, 27-38.
    """

    A: Matrix
    y: Vector
    jeffreys: bool = False
    weight: Vector | None = None

    def at(self, coef: Vector) -> State:
        """Value and score, from one reading of the rows."""
        z = self.A @ coef
        p = sigmoid(z)
        terms, residual = log_sigmoid((2 * self.y - 1) * z), self.y - p
        if self.weight is not None:
            terms, residual = self.weight * terms, self.weight * residual
        value = float(terms.sum())
        if self.jeffreys:
            basis, triangle = np.linalg.qr(sqrt_weighted_rows(self.A, p, self.weight))
            residual = residual + (basis**2).sum(axis=1) * (0.5 - p)
            with np.errstate(divide="ignore"):
                value += float(np.log(np.abs(np.diag(triangle))).sum())
        return State(coef=coef, value=value, score=residual @ self.A)

    def curvature(self, coef: Vector) -> Matrix:
        """(k, k), minus the second derivatives of the value, or what stands in for them.

        Firth's penalty bends the value too. Its part is exact where that is affordable; else the leverages
        are held fixed, as if each row counted 1 + leverage times.
        """
        p = sigmoid(self.A @ coef)
        rows = sqrt_weighted_rows(self.A, p, self.weight)
        if not self.jeffreys:
            return np.asarray(rows.T @ rows)
        basis = np.linalg.qr(rows)[0]
        if self.A.size * self.A.shape[1] ** 2 <= AFFORDABLE:
            return np.asarray(rows.T @ rows + penalty_curvature(self.A, p, basis))
        leverage = (basis**2).sum(axis=1)
        return np.asarray((rows * (1 + leverage)[:, None]).T @ rows)


def sqrt_weighted_rows(A: Matrix, p: Vector, weight: Vector | None = None) -> Matrix:
    """The rows (n, k) times the roots of their weights p (1 - p), each counted `weight` times."""
    variance = p * (1 - p) if weight is None else weight * p * (1 - p)
    return np.asarray(np.sqrt(variance)[:, None] * A)


def penalty_curvature(A: Matrix, p: Vector, basis: Matrix) -> Matrix:
    """Minus the second derivatives of half the log determinant; `basis` (n, k) spans the rooted rows.

    The score's part is A' h (1/2 - p); a leverage h changes with its own weight and with all others'.
    """
    tilt, leverage = 1 - 2 * p, (basis**2).sum(axis=1)
    own = A.T @ ((leverage * (p * (1 - p) - tilt**2 / 2))[:, None] * A)
    one, other = np.triu_indices(A.shape[1])
    shared = np.zeros((len(one), A.shape[1]))
    for rows in np.array_split(np.arange(len(A)), 1 + len(A) * len(one) // BLOCK):
        pairs = basis[np.ix_(rows, one)] * basis[np.ix_(rows, other)]
        shared += pairs.T @ (tilt[rows, None] * A[rows])
    shared[one != other] *= np.sqrt(2.0)  # a pair stands for both its orders
    return np.asarray(own + shared.T @ shared / 2)


def maximise(
    likelihood: Likelihood,
    start: Vector,
    free: NDArray[np.bool_] | None = None,
    *,
    negligible: float = NEGLIGIBLE,
) -> State:
    """The largest value over the free coefficients, the others held at `start`; Newton with step halving.

    Ends where a step would move less than `negligible`, in squared standard errors; the value itself is then
    off by half of that. Raises InferenceError where the maximum is not reached.
    """
    moving = np.ones(len(start), dtype=bool) if free is None else free
    here, last, step = likelihood.at(start), np.inf, np.zeros_like(start)
    curvature = likelihood.curvature(start)[np.ix_(moving, moving)]
    for _ in range(LIMIT):
        step[moving] = newton_step(curvature, here.score[moving])
        promised = float(here.score @ step)
        if promised > FAST * last:  # too far gone for the curvature of an earlier step
            curvature = likelihood.curvature(here.coef)[np.ix_(moving, moving)]
            step[moving] = newton_step(curvature, here.score[moving])
            promised = float(here.score @ step)
        if promised <= negligible or last <= promised <= SMALL:
            return here
        there = backtrack_likelihood(likelihood, here, step)
        if there is here:
            return here
        here, last = there, promised
    raise InferenceError("The likelihood has no maximum within reach: look for separated classes.")


def backtrack_likelihood(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The first of the full step, its half, its quarter, ... that does not lower the value; else stay."""
    length = 1.0
    while length > np.finfo(float).eps:
        there = likelihood.at(here.coef + length * step)
        if there.value >= here.value - ROUNDING * abs(here.value):
            return there
        length /= 2
    return here


def newton_step(curvature: Matrix, score: Vector) -> Vector:
    """The Newton step; where Firth's value is not concave, curvatures count as positive: it leads uphill.

    The shortest of the best steps where the curvature is singular.
    """
    values, vectors = np.linalg.eigh(curvature)
    kept = np.abs(values) > len(values) * np.finfo(float).eps * np.abs(values).max(initial=0.0)
    return np.asarray(vectors[:, kept] @ ((vectors[:, kept].T @ score) / np.abs(values[kept])))
