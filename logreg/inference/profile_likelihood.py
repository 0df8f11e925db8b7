"""Intervals by profile likelihood, which need not be symmetric and stay true in small samples."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector
from logreg.errors import InferenceError, SettingError
from logreg.evaluation.intervals import normal_quantile
from logreg.inference.estimate import Estimate, refuse_sampling_weights
from logreg.inference.likelihood import ROUNDING, Likelihood, State, maximise
from logreg.separation.geometry import root_mean_square, spread, standardised_coef, standardised_rows

PRECISION = 1e-11  # of the root deviance
NEGLIGIBLE = 1e-13  # squared standard errors: shorter steps change the maximum by less than PRECISION needs
ALIKE = 1e-6  # nats: maxima closer than this are one
LIMIT = 100


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


def profile_of(estimate: Estimate, index: int) -> Profile:
    """The profile of coefficient `index`, 0 being the intercept if there is one.

    Standardised columns keep the numbers sane; the intercept means what it does only where X is not centred.
    """
    if not 0 <= index < estimate.n_coef:
        raise SettingError(f"There is no coefficient {index}: choose one from 0 to {estimate.n_coef - 1}.")
    X, centred = estimate.design.X, estimate.intercept and index > 0
    width = spread(X) if estimate.intercept else root_mean_square(X)
    scale = np.concatenate([[1.0][: estimate.intercept], width])
    tangent = estimate.covariance[index] / estimate.covariance[index, index]
    if centred:
        A = standardised_rows(X)
        best, tangent = standardised_coef(X, estimate.coef), standardised_coef(X, tangent)
    else:
        A = estimate.rows / scale
        best, tangent = estimate.coef * scale, tangent * scale
    refuse_sampling_weights(estimate)
    likelihood = Likelihood(A, estimate.y, estimate.firth, estimate.weight)
    top = likelihood.at(best)
    return Profile(likelihood, best, tangent, index, float(scale[index]), top.value)


def profile_interval(estimate: Estimate, index: int, *, level: float = 0.95) -> tuple[float, float]:
    """The coefficients that a likelihood-ratio test at 1 - level does not reject: low and high.

    `index` counts the coefficients, the intercept being 0. Raises SettingError for one that does not exist
    and for a level outside of 0 to 1, InferenceError where an end is not reached.
    Source: Venzon & Moolgavkar (1988), Applied Statistics 37, 87-94; Heinze & Schemper (2002) with Firth's.
    """
    return endpoints(profile_of(estimate, index), estimate, level=level)


def endpoints(profile: Profile, estimate: Estimate, *, level: float) -> tuple[float, float]:
    """Both ends of the interval of a profiled coefficient."""
    reach, index = normal_quantile(level), profile.index
    centre, error = float(estimate.coef[index]), float(estimate.std_err[index])
    return endpoint(profile, centre, -error, reach), endpoint(profile, centre, error, reach)


def endpoint(profile: Profile, centre: float, error: float, reach: float) -> float:
    """Where the root deviance equals `reach`, on the side that the sign of `error` says.

    Newton's method on the root deviance, which is nearly linear, kept between the best values known to lie
    on both sides. Raises InferenceError where it does not settle: the profile jumps there, or has no end.
    """
    precision = max(PRECISION * reach, ROUNDING * abs(profile.top) / reach)
    inner, outer, value, start = centre, np.inf * error, centre + reach * error, profile.best
    for _ in range(LIMIT):
        state = profile.held_at(value, start)
        root = np.sqrt(max(2.0 * (profile.top - state.value), 0.0))
        if abs(root - reach) <= precision and profile.highest(value, state):
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


def profile_intervals(estimate: Estimate, *, level: float = 0.95) -> tuple[Vector, Vector]:
    """Low and high ends, (k,) each, for every coefficient."""
    ends = np.array([profile_interval(estimate, j, level=level) for j in range(estimate.n_coef)])
    return ends[:, 0], ends[:, 1]
