"""The same summary in other units, with other intervals, or with other errors."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from logreg.arrays import Vector, read_only
from logreg.errors import InferenceError, join_names
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimate import Estimate
from logreg.inference.profile_likelihood import endpoints, profile_of
from logreg.inference.robust_errors import robust_errors
from logreg.inference.summary import Summary, summary_of
from logreg.progress import run_to_end
from logreg.separation.geometry import spread


def rescaled(summary: Summary, steps: Vector) -> Summary:
    """Coefficients, errors and intervals for a change of `steps` (k,) units instead of one."""
    return replace(
        summary,
        coef=read_only(summary.coef * steps),
        std_err=read_only(summary.std_err * steps),
        ci_low=read_only(summary.ci_low * steps),
        ci_high=read_only(summary.ci_high * steps),
    )


def standard_deviations(summary: Summary) -> Vector:
    """(k,) one standard deviation of each number; 1 for the intercept and for indicators."""
    design = summary.estimate.design
    number = np.array([term.level is None for term in design.terms], dtype=bool)
    steps = np.ones(summary.estimate.n_coef)
    steps[summary.estimate.slopes] = np.where(number, spread(design.X), 1.0)
    return steps


def with_robust_errors(summary: Summary, kind: str) -> Summary:
    """Wald tests and intervals from sandwich errors."""
    return summary_of(summary.estimate, level=summary.level, std_err=robust_errors(summary.estimate, kind))


def with_profiles(summary: Summary) -> Summary:
    """Profile-likelihood intervals, and the likelihood-ratio test of each coefficient for its p-value.

    With a Firth estimate both use the penalised likelihood. Where a profile has no end within reach, the Wald
    interval and test stay, and a warning says so. Source: Heinze & Schemper (2002).
    """
    return run_to_end(profile_steps(summary))


def profile_steps(summary: Summary) -> Generator[float, None, Summary]:
    """`with_profiles` coefficient by coefficient: yields the share done, and returns the summary."""
    low, high, p_value = summary.ci_low.copy(), summary.ci_high.copy(), summary.p_value.copy()
    endless = []
    for j, name in enumerate(summary.names):
        yield j / len(summary.names)
        try:
            low[j], high[j], p_value[j] = ends_and_test(summary.estimate, j, summary.level)
        except InferenceError:
            endless.append(name)
    return replace(
        summary,
        ci_low=read_only(low),
        ci_high=read_only(high),
        p_value=read_only(p_value),
        warnings=(*summary.warnings, *missing_profile_warning(endless)),
    )


def ends_and_test(estimate: Estimate, j: int, level: float) -> tuple[float, float, float]:
    """Both ends of coefficient j's profile interval, and the p-value of its being 0."""
    profile = profile_of(estimate, j)
    low, high = endpoints(profile, estimate, level=level)
    fall = max(2.0 * (profile.top - profile.held_at(0.0, profile.best).value), 0.0)
    return low, high, float(chi_square_tail(fall, 1))


def missing_profile_warning(names: list[str]) -> tuple[str, ...]:
    """The warning that these coefficients have no profile interval."""
    if not names:
        return ()
    return (f"No end of the profile likelihood was found for {join_names(names)}: Wald intervals stand in.",)
