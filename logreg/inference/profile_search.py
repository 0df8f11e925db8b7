"""The ends of a profile interval: where the likelihood, maximised over the others, has fallen enough."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector
from logreg.errors import InferenceError
from logreg.inference.firth_maximum import HISTORY_SIZE, remember_step
from logreg.inference.likelihood import Likelihood, State
from logreg.inference.likelihood_maximum import maximise
from logreg.inference.newton_maximum import ROUNDING
from logreg.solvers.lbfgs import Pair, inverse_hessian_product

PRECISION = 1e-11  # of the root deviance
NEGLIGIBLE = 1e-13  # squared standard errors: shorter steps change the maximum by less than PRECISION needs
ALIKE = 1e-6  # nats: maxima closer than this are one
LIMIT = 100
NEWTON_STEPS = 25  # about five are needed


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The likelihood maximised over all coefficients but one."""

    likelihood: Likelihood
    best: Vector  # (k,), in the likelihood's own coordinates
    tangent: Vector  # (k,), how they follow, at the maximum, when the coefficient is moved by 1
    index: int
    unit: float  # its coordinate for a coefficient of 1
    top: float  # the maximum

    def held_at(self, value: float, near: Vector) -> State:
        """The maximum with the coefficient held at `value`, begun along the tangent from `near`."""
        free = np.arange(len(self.best)) != self.index
        start = near + (value - near[self.index] / self.unit) * self.tangent
        held = np.where(free, start, value * self.unit)
        return maximise(self.likelihood, held, free, negligible=NEGLIGIBLE)

    def highest(self, value: float, found: State) -> bool:
        """Whether no higher maximum is met from elsewhere; Firth's likelihood can have several."""
        if not self.likelihood.jeffreys:
            return True
        return self.held_at(value, self.best).value <= found.value + ALIKE

    def root_deviance(self, here: State) -> float:
        """The root of twice the fall from the maximum."""
        return float(np.sqrt(max(2.0 * (self.top - here.value), 0.0)))

    def precision(self, reach: float) -> float:
        """How near a root deviance can come to `reach`."""
        return max(PRECISION * reach, ROUNDING * abs(self.top) / reach)


def endpoint(profile: Profile, centre: float, error: float, reach: float) -> float:
    """Where the root deviance equals `reach`, on the side that the sign of `error` says.

    Raises InferenceError where no method settles: the profile jumps there, or has no end.
    """
    found = newton_endpoint(profile, error, reach)
    return bracketed_endpoint(profile, centre, error, reach) if found is None else found


def newton_endpoint(profile: Profile, error: float, reach: float) -> float | None:
    """The end by Newton's method on all coefficients at once; None where the way is not smooth.

    It begins at Wald's end, and the curvature is Fisher's information with what the last steps told of it.
    Source: Venzon & Moolgavkar (1988), Applied Statistics 37, 87-94.
    """
    likelihood, j = profile.likelihood, profile.index
    pairs: deque[Pair] = deque(maxlen=HISTORY_SIZE)
    here, last = likelihood.at(profile.best + reach * error * profile.tangent), np.inf
    for _ in range(NEWTON_STEPS):
        model = quadratic_model(likelihood, here, pairs, j)
        miss = abs(profile.root_deviance(here) - reach)
        if miss <= profile.precision(reach) and model.below_profile <= NEGLIGIBLE:
            return float(here.coef[j] / profile.unit)
        step = model.step_to(profile.top - reach**2 / 2, float(np.sign(error)))
        away = miss + np.sqrt(max(model.below_profile, 0.0))
        if step is None or away > last:
            return None
        there = likelihood.at(here.coef + step)
        concave = remember_step(pairs, step, here.score - there.score) if likelihood.jeffreys else True
        if not concave:
            return None
        here, last = there, away
    return None


@dataclass(frozen=True, slots=True, eq=False)
class QuadraticModel:
    """The likelihood near a point, by its score and its inverse information V."""

    index: int
    newton: Vector  # (k,) the step to the model's maximum
    column: Vector  # (k,) V's column of the coefficient
    top: float  # the model's maximum
    below_profile: float  # twice what the other coefficients can still add, nats

    def step_to(self, value: float, side: float) -> Vector | None:
        """To the best point of this value: to the maximum, then away along V's column; None without one."""
        excess, variance = self.top - value, float(self.column[self.index])
        if not (excess > 0 and variance > 0):
            return None
        return np.asarray(self.newton + self.column * (side * np.sqrt(2 * excess / variance)))


def quadratic_model(likelihood: Likelihood, here: State, pairs: deque[Pair], index: int) -> QuadraticModel:
    """The model at a point, with what earlier steps told of the curvature."""
    solve = likelihood.solver(here, np.ones(len(here.coef), dtype=bool))
    newton = inverse_hessian_product(here.score, pairs, solve)
    column = inverse_hessian_product(np.eye(len(newton))[index], pairs, solve)
    others = newton - column * (newton[index] / column[index])
    return QuadraticModel(
        index, newton, column, here.value + float(here.score @ newton) / 2, float(here.score @ others)
    )


def bracketed_endpoint(profile: Profile, centre: float, error: float, reach: float) -> float:
    """The end by the profile, point by point.

    Newton's method on the root deviance, which is nearly linear, kept between the best values known to lie
    on both sides. Raises InferenceError where it does not settle.
    """
    inner, outer, value, start = centre, np.inf * error, centre + reach * error, profile.best
    for _ in range(LIMIT):
        state = profile.held_at(value, start)
        root = profile.root_deviance(state)
        if abs(root - reach) <= profile.precision(reach) and profile.highest(value, state):
            return value
        inner, outer = (value, outer) if root < reach else (inner, value)
        slope = -state.score[profile.index] * profile.unit / root if root > 0 else 0.0
        value, start = (
            between(inner, outer, value + (reach - root) / slope if slope else np.nan, error),
            state.coef,
        )
    raise InferenceError("The profile of the likelihood has no end within reach.")


def between(inner: float, outer: float, wanted: float, error: float) -> float:
    """The wanted value where it lies strictly between, else the middle, or a step outwards."""
    if min(inner, outer) < wanted < max(inner, outer):
        return wanted
    return inner + 2.0 * error if np.isinf(outer) else (inner + outer) / 2.0
