"""The log-likelihood as a sum over rows, and its maximum where some coefficients are held fixed."""

from collections import deque
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Matrix, Vector
from logreg.errors import InferenceError
from logreg.inference.firth_curvature import is_cheap, penalised_information
from logreg.inference.information import InformationFactor, factorise, information_inverse
from logreg.linalg.weighted_gram import weighted_gram
from logreg.objective.loss_kernel import class_signs, margin_curvature, p_other_class, total_loss
from logreg.solvers.hessian import Inverse
from logreg.solvers.lbfgs import Pair, inverse_hessian_product

NEGLIGIBLE = 1e-22  # squared standard errors: a Newton step shorter than its root moves nothing that is shown
SMALL = 1e-10  # squared standard errors: below it, a step no shorter than the last one is rounding
FAST = 1e-2  # a fall of the squared standard errors to which an information computed before still leads
SETTLED = 1e-2  # squared standard errors: nearer, the curvature found once leads to the end
SLOW = 1e-2  # a fall of the squared standard errors in a step, beyond which that curvature saves many
UNMEASURED = 5e-22  # squared standard errors and leverages: a step to be followed by less is the last
EVEN = 0.02  # a leverage: where no row's is larger, the penalty hardly bends the value
QUICK = 1e-4  # a fall of the squared standard errors in a step, with which Fisher's information does alone
ROUNDING = 1e-13  # relative error of a sum of many terms: a fall below it is none
LIMIT = 1000
HISTORY_SIZE = 10  # steps that tell how the penalty bends the value
RESTLESS = 0.1  # log-odds: far more than the last step to a maximum moves, and less than one to infinity
NO_MAXIMUM = "The likelihood has no maximum within reach: look for separated classes."


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class State:
    """The likelihood and its derivatives at one coefficient vector."""

    coef: Vector  # (k,)
    value: float  # log-likelihood, nats, plus the penalty if there is one
    score: Vector  # (k,), the value's derivatives
    curvature: Vector  # (n,), w p (1 - p)
    factor: InformationFactor | None = None  # where the value already needed it
    largest_leverage: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Likelihood:
    """Of log-odds A coef, A (n, k) with its column of ones, y (n,) of 0 and 1; `weight` (n,) counts each row.

    With `jeffreys`, half the log determinant of the information is added: Firth's penalised likelihood. With
    `leverage`, the penalty is that of rows which all have this leverage: near Firth's, and cheap.
    Source: McCullagh & Nelder (1989), section 4.4; Firth (1993), Biometrika 80, 27-38.
    """

    A: Matrix
    y: Vector
    jeffreys: bool = False
    weight: Vector | None = None
    leverage: float = 0.0

    @property
    def sign(self) -> Vector:
        """(n,) 1 for a row whose y is 1, else -1."""
        return class_signs(self.y)

    def signed_rows(self) -> Matrix:
        """(n, k), negated where y is 0."""
        return self.A * self.sign[:, None]

    def at(self, coef: Vector) -> State:
        """Value and score, from one exponential a row."""
        sign = self.sign
        margin = sign * (self.A @ coef)
        with np.errstate(over="ignore"):
            q = p_other_class(margin)
        curvature, residual = self.counted(margin_curvature(q)), self.counted(q)
        value, factor, largest = -total_loss(margin, q, self.weight), None, 1.0
        if self.jeffreys:
            factor = factorise(self.A, curvature)
            leverage = factor.leverages()
            residual, largest = residual + leverage * (q - 0.5), float(leverage.max())
            value += factor.log_det / 2
        elif self.leverage:
            residual = residual + self.leverage * self.counted(q - 0.5)
            value += self.leverage * (value - float(self.counted(margin).sum()) / 2)
        score = (sign * residual) @ self.A
        return State(
            coef=coef, value=value, score=score, curvature=curvature, factor=factor, largest_leverage=largest
        )

    def curvature_at(self, coef: Vector) -> Vector:
        """(n,) w p (1 - p) alone: p and 1 - p may change places, so no row needs its side."""
        with np.errstate(over="ignore"):
            return self.counted(margin_curvature(p_other_class(self.A @ coef)))

    def counted(self, row_values: Vector) -> Vector:
        """(n,) a number of each row as often as the row counts."""
        return row_values if self.weight is None else self.weight * row_values

    @property
    def penalised(self) -> bool:
        """Whether there is a penalty, with which the maximum is finite."""
        return self.jeffreys or self.leverage > 0

    def information(self, here: State) -> Matrix:
        """(k, k) Fisher's: minus the second derivatives of the log-likelihood without a penalty."""
        return weighted_gram(self.A, here.curvature) if here.factor is None else here.factor.information

    def solver(self, here: State, moving: NDArray[np.bool_]) -> Inverse:
        """The inverse of the moving coefficients' information."""
        if here.factor is not None and moving.all():
            return here.factor.solve
        return information_inverse(self.information(here)[np.ix_(moving, moving)])

    def penalised_solver(self, here: State, moving: NDArray[np.bool_]) -> Inverse | None:
        """The inverse of Firth's own curvature, None where that costs more than some steps."""
        if here.factor is None or not is_cheap(self.A):
            return None
        Z = self.signed_rows()
        q = p_other_class(Z @ here.coef)
        return information_inverse(penalised_information(Z, q, here.factor)[np.ix_(moving, moving)])

    def with_constant_leverage(self) -> "Likelihood":
        """The same with Firth's penalty as if the leverage of every case were the mean, k / n."""
        cases = len(self.A) if self.weight is None else float(self.weight.sum())
        return replace(self, jeffreys=False, leverage=self.A.shape[1] / cases)


def maximise(
    likelihood: Likelihood,
    start: Vector,
    free: NDArray[np.bool_] | None = None,
    *,
    negligible: float = NEGLIGIBLE,
) -> State:
    """The largest value over the free coefficients, the others held at `start`; Newton with step halving.

    Firth's penalty bends the value too: what the last steps told of that is added to Fisher's information, as
    in L-BFGS, unless that information alone goes quickly; where all goes slowly, the penalty's curvature is
    worked out once, near the end.
    Ends where a step would move less than `negligible`, in squared standard errors; the value is then off by
    half of that. Raises InferenceError where the maximum is not reached.
    """
    moving = np.ones(len(start), dtype=bool) if free is None else free
    here, last = likelihood.at(start), np.inf
    pairs: deque[Pair] = deque(maxlen=HISTORY_SIZE)
    solve, bent = likelihood.solver(here, moving), None
    for _ in range(LIMIT):
        step, promised = quasi_newton_step(here, moving, pairs, solve)
        if not likelihood.jeffreys and promised > FAST * last:  # too far gone for an earlier information
            solve = likelihood.solver(here, moving)
            step, promised = quasi_newton_step(here, moving, pairs, solve)
        to_come = here.largest_leverage * promised  # the smaller it is, the surer is what follows
        if likelihood.jeffreys and moving.all() and to_come**2 <= UNMEASURED * last < np.inf:
            return after_last_step(likelihood, here, step)
        if promised <= negligible or last <= promised <= SMALL:
            if not likelihood.penalised:
                check_at_rest(likelihood, step)
            return here
        near = promised <= SMALL  # where rounding decides which value is the larger one
        there = likelihood.at(here.coef + step) if near else backtrack_likelihood(likelihood, here, step)
        if there is here:
            return here
        if likelihood.jeffreys:
            remember_step(pairs, (there.coef - here.coef)[moving], (here.score - there.score)[moving])
            if bent is None and SLOW * last < promised <= SETTLED:
                bent = likelihood.penalised_solver(there, moving)
                if bent:
                    pairs.clear()
            solve = bent or likelihood.solver(there, moving)  # its value needed the information anyway
            even = there.largest_leverage <= EVEN
            if even and squared_length(there.score[moving], solve) <= QUICK * promised:
                pairs.clear()
        here, last = there, promised
    raise InferenceError(NO_MAXIMUM)


def quasi_newton_step(
    here: State, moving: NDArray[np.bool_], pairs: deque[Pair], solve: Inverse
) -> tuple[Vector, float]:
    """The step (k,) of the moving coefficients, and its squared length in standard errors."""
    step = np.zeros_like(here.coef)
    step[moving] = inverse_hessian_product(here.score[moving], pairs, solve)
    return step, float(here.score @ step)


def squared_length(score: Vector, solve: Inverse) -> float:
    """Of the step by this curvature alone, in standard errors."""
    return float(score @ solve(score))


def after_last_step(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The maximum, one step on, without its leverages: they would only tell that the score is 0 by now."""
    coef = here.coef + step
    return State(
        coef=coef,
        value=here.value + float(here.score @ step) / 2,
        score=np.zeros_like(coef),
        curvature=likelihood.curvature_at(coef),
    )


def check_at_rest(likelihood: Likelihood, step: Vector) -> None:
    """Raise InferenceError where a step that adds nothing still moves log-odds: the way to infinity."""
    if not float(np.abs(likelihood.A @ step).max(initial=0.0)) < RESTLESS:
        raise InferenceError(NO_MAXIMUM)


def remember_step(pairs: deque[Pair], s: Vector, y: Vector) -> bool:
    """Keep how the coefficients and minus the score changed; tell whether the value was concave there."""
    curvature = float(s @ y)
    if curvature > 0:
        pairs.append(Pair(s, y, curvature, 1.0))
    return curvature > 0


def backtrack_likelihood(likelihood: Likelihood, here: State, step: Vector) -> State:
    """The first of the full step, its half, its quarter, ... that does not lower the value; else stay."""
    length = 1.0
    while length > np.finfo(float).eps:
        there = likelihood.at(here.coef + length * step)
        if there.value >= here.value - ROUNDING * abs(here.value):
            return there
        length /= 2
    return here
