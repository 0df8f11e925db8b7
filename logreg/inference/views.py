"""The same summary in other units, with other intervals, or with other errors."""

from dataclasses import replace

import numpy as np

from logreg.arrays import Vector, read_only
from logreg.distributions import chi_square_tail
from logreg.inference.profile import endpoints, profile_of
from logreg.inference.robust import robust_errors
from logreg.inference.summary import Summary, summary_of
from logreg.parting import spread


def in_steps(summary: Summary, steps: Vector) -> Summary:
    """Coefficients, errors and intervals for a change of `steps` (k,) units instead of one."""
    return replace(
        summary,
        coef=read_only(summary.coef * steps),
        std_err=read_only(summary.std_err * steps),
        ci_low=read_only(summary.ci_low * steps),
        ci_high=read_only(summary.ci_high * steps),
    )


def deviations(summary: Summary) -> Vector:
    """(k,) one standard deviation of each number; 1 for the intercept and for indicators."""
    design = summary.estimate.design
    number = np.array([term.level is None for term in design.terms], dtype=bool)
    return np.concatenate([[1.0], np.where(number, spread(design.X), 1.0)])


def with_robust_errors(summary: Summary, kind: str) -> Summary:
    """Wald tests and intervals from sandwich errors."""
    return summary_of(summary.estimate, level=summary.level, std_err=robust_errors(summary.estimate, kind))


def with_profiles(summary: Summary) -> Summary:
    """Profile-likelihood intervals, and the likelihood-ratio test of each coefficient for its p-value.

    With a Firth estimate both use the penalised likelihood. Source: Heinze & Schemper (2002).
    """
    ends, p_values = [], []
    for j in range(len(summary.coef)):
        profile = profile_of(summary.estimate, j)
        ends.append(endpoints(profile, summary.estimate, level=summary.level))
        fall = max(2.0 * (profile.top - profile.held_at(0.0, profile.best).value), 0.0)
        p_values.append(float(chi_square_tail(fall, 1)))
    low, high = np.array(ends).T
    return replace(
        summary, ci_low=read_only(low), ci_high=read_only(high), p_value=read_only(np.array(p_values))
    )
