"""The same summary in other units, with other intervals, or with other errors."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.allowed_values import two_values
from logreg.errors import InferenceError, join_names
from logreg.evaluation.intervals import normal_quantile
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimate import Estimate
from logreg.inference.profile_likelihood import endpoints, profile_of
from logreg.inference.summary import PROFILE, Summary, summary_of
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
        steps=read_only(summary.steps * steps),
        covariance=read_only(summary.covariance * np.outer(steps, steps)),
    )


def standard_deviations(summary: Summary) -> Vector:
    """(k,) one standard deviation (divided by n) of each number, and 1 for the intercept and for indicators.

    A number of two values is an indicator too: its step leads from the lower to the higher one. Weighted
    rows count as often as their weight says.
    """
    design = summary.estimate.design
    steps, deviations = np.ones(summary.estimate.n_coef), spread(design.X)
    if summary.estimate.weight is not None:
        away = design.X - np.average(design.X, axis=0, weights=summary.estimate.weight)
        deviations = np.sqrt(np.average(away**2, axis=0, weights=summary.estimate.weight))
    for at, j, deviation in zip(summary.estimate.slopes, range(len(design.terms)), deviations, strict=True):
        pair = two_values(design.X[:, j])
        if design.terms[j].level is None:
            steps[at] = deviation if pair is None else pair[1] - pair[0]
    return steps


def per_standard_deviation(summary: Summary) -> Summary:
    """The summary of a model whose numbers are standardised, its intercept included.

    Slopes are for one step of `standard_deviations`; the intercept is the log-odds where every number is at
    its mean, every column of two values at its lower one, and every category at its reference.
    """
    scaled = replace(rescaled(summary, standard_deviations(summary)), per_deviation=True)
    return with_intercept_at(scaled, centres(summary.estimate)) if summary.estimate.intercept else scaled


def centres(estimate: Estimate) -> Vector:
    """(d,) the mean of each number over the cases; the lower of two values, and 0 for an indicator."""
    design = estimate.design
    return np.array(
        [
            0.0
            if term.level is not None
            else X.min()
            if two_values(X)
            else np.average(X, weights=estimate.weight)
            for term, X in zip(design.terms, design.X.T, strict=True)
        ]
    )


def with_intercept_at(summary: Summary, centre: Vector) -> Summary:
    """The summary with the intercept moved to where the columns hold `centre` (d,), in the design's units."""
    moved = centred(summary.estimate, centre)
    direction = np.concatenate([[1.0], centre / summary.steps[1:]])
    covariance = summary.covariance.copy()
    covariance[0] = covariance[:, 0] = summary.covariance @ direction
    covariance[0, 0] = direction @ summary.covariance @ direction
    b, error = float(moved.coef[0]), float(np.sqrt(covariance[0, 0]))
    low, high, chi_square = intercept_interval(summary, moved, error)
    return replace(
        summary,
        coef=with_first(summary.coef, b),
        std_err=with_first(summary.std_err, error),
        z=with_first(summary.z, b / error),
        p_value=with_first(summary.p_value, float(chi_square_tail(chi_square, 1))),
        ci_low=with_first(summary.ci_low, low),
        ci_high=with_first(summary.ci_high, high),
        covariance=read_only(covariance),
        chi_square=None if summary.chi_square is None else with_first(summary.chi_square, chi_square),
    )


def intercept_interval(summary: Summary, moved: Estimate, error: float) -> tuple[float, float, float]:
    """Both ends of the moved intercept's interval and its statistic on 1 df, of the summary's kind."""
    if summary.interval == PROFILE:
        try:
            return ends_and_statistic(moved, 0, summary.level)
        except InferenceError:
            pass  # Wald's stands in, as the summary's warning says of such an intercept
    b, half_width = float(moved.coef[0]), normal_quantile(summary.level) * error
    return b - half_width, b + half_width, (b / error) ** 2


def with_first(values: Vector, first: float) -> Vector:
    """The values (k,) with another first one."""
    return read_only(np.concatenate([[first], values[1:]]))


def centred(estimate: Estimate, centre: Vector) -> Estimate:
    """The same estimate in columns that are 0 where they held `centre` (d,)."""
    design = estimate.design
    back: Matrix = np.eye(estimate.n_coef)
    back[0, 1:] = centre
    terms = tuple(
        replace(term, center=term.center + at * term.scale)
        for term, at in zip(design.terms, centre.tolist(), strict=True)
    )
    return replace(
        estimate,
        design=replace(design, X=design.X - centre, terms=terms),
        coef=read_only(back @ estimate.coef),
        covariance=read_only(back @ estimate.covariance @ back.T),
    )


def with_robust_errors(summary: Summary, kind: str) -> Summary:
    """Wald tests and intervals from sandwich errors."""
    return summary_of(summary.estimate, level=summary.level, errors=kind)


def with_profiles(summary: Summary) -> Summary:
    """Profile-likelihood intervals, and the likelihood-ratio test of each coefficient for its p-value.

    With a Firth estimate both use the penalised likelihood. Where a profile has no end within reach, the Wald
    interval and test stay, and a warning says so. Source: Heinze & Schemper (2002).
    """
    return run_to_end(profile_steps(summary))


def profile_steps(summary: Summary) -> Generator[float, None, Summary]:
    """`with_profiles` coefficient by coefficient: yields the share done, and returns the summary."""
    low, high = summary.ci_low.copy(), summary.ci_high.copy()
    chi_square = summary.z**2  # Wald's, until the likelihood ratio takes its place
    p_value = summary.p_value.copy()
    endless = []
    for j, name in enumerate(summary.names):
        yield j / len(summary.names)
        try:
            low[j], high[j], chi_square[j] = ends_and_statistic(summary.estimate, j, summary.level)
            p_value[j] = chi_square_tail(chi_square[j], 1)
        except InferenceError:
            endless.append(name)
    return replace(
        summary,
        ci_low=read_only(low),
        ci_high=read_only(high),
        p_value=read_only(p_value),
        chi_square=read_only(chi_square),
        interval=PROFILE,
        warnings=(*summary.warnings, *missing_profile_warning(endless)),
    )


def ends_and_statistic(estimate: Estimate, j: int, level: float) -> tuple[float, float, float]:
    """Both ends of coefficient j's profile interval, and the likelihood-ratio statistic of its being 0."""
    profile = profile_of(estimate, j)
    low, high = endpoints(profile, estimate, level=level)
    return low, high, max(2.0 * (profile.top - profile.held_at(0.0, profile.best).value), 0.0)


def missing_profile_warning(names: list[str]) -> tuple[str, ...]:
    """The warning that these coefficients have no profile interval."""
    if not names:
        return ()
    return (f"No end of the profile likelihood was found for {join_names(names)}: Wald intervals stand in.",)
