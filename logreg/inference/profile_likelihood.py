"""Intervals by profile likelihood, which need not be symmetric and stay true in small samples."""

import numpy as np

from logreg.arrays import Vector
from logreg.errors import SettingError
from logreg.evaluation.intervals import normal_quantile
from logreg.inference.estimate import Estimate, refuse_sampling_weights
from logreg.inference.likelihood import Likelihood
from logreg.inference.profile_search import Profile, endpoint
from logreg.separation.geometry import root_mean_square, spread, standardised_coef, standardised_rows


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


def profile_intervals(estimate: Estimate, *, level: float = 0.95) -> tuple[Vector, Vector]:
    """Low and high ends, (k,) each, for every coefficient."""
    ends = np.array([profile_interval(estimate, j, level=level) for j in range(estimate.n_coef)])
    return ends[:, 0], ends[:, 1]
