"""What a column does to the probability on average: marginal effects."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.allowed_values import two_values
from logreg.data.changed_terms import changed_terms
from logreg.data.products import product_terms
from logreg.functional.activations import sigmoid
from logreg.inference.distributions import normal_two_sided
from logreg.inference.estimate import Estimate

SMALL_STEP = 2e-3  # standard deviations: what a slope is extrapolated from


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarginalEffects:
    """Average change of the probability for each term, (d,); NaN for terms that follow another term."""

    names: tuple[str, ...]
    effect: Vector
    std_err: Vector  # delta method
    p_value: Vector


def marginal_effects(
    estimate: Estimate, steps: Vector | None = None, covariance: Matrix | None = None
) -> MarginalEffects:
    """Average marginal effects over the rows as they are, other columns unchanged.

    A level steps from the reference, a column of two values from the lower to the higher one. Another number
    rises by its entry of `steps` (d,), in units of the design's columns; without `steps` its effect is the
    slope of the probability. Squares, splines and products follow their columns. `covariance` (k, k) replaces
    the model's own, for robust errors.
    Source: Greene (2018), Econometric Analysis, section 17.3; Williams (2012), Stata Journal 12, 308-331.
    """
    d = len(estimate.design.terms)
    sizes: list[float | None] = [None] * d if steps is None else [float(step) for step in steps]
    found = [term_effect(estimate, j, step) for j, step in enumerate(sizes)]
    effect = np.array([value for value, _ in found])
    jacobian = np.array([row for _, row in found]).reshape(d, estimate.n_coef)
    spread = estimate.covariance if covariance is None else covariance
    error = np.sqrt(np.einsum("ij,jk,ik->i", jacobian, spread, jacobian))
    with np.errstate(invalid="ignore"):
        z = effect / error
    return MarginalEffects(
        names=estimate.design.names,
        effect=read_only(effect),
        std_err=read_only(error),
        p_value=read_only(normal_two_sided(z)),
    )


def term_effect(estimate: Estimate, j: int, step: float | None) -> tuple[float, Vector]:
    """The effect of term j and its derivatives with respect to the coefficients (k,)."""
    design, term, n = estimate.design, estimate.design.terms[j], estimate.n_rows
    if term.level is not None:
        reference = design.levels[term.column][0]
        return difference(estimate, term.column, *(np.full(n, at, object) for at in (reference, term.level)))
    values = term.raw(design.X[:, j])
    if values is None or j != leading_term(estimate, term.sources):
        return np.nan, np.full(estimate.n_coef, np.nan)
    (column,) = term.sources
    if (pair := two_values(values)) is not None:
        return difference(estimate, column, *(np.full(n, at) for at in pair))
    if step is None:
        return slope(estimate, j, column)
    return difference(estimate, column, values, raw_values(estimate, j, step))


def leading_term(estimate: Estimate, sources: tuple[str, ...]) -> int | None:
    """The first term that tells a number by itself, and so carries its effect; None for products."""
    followers = product_terms(estimate.design)
    return next(
        (
            j
            for j, term in enumerate(estimate.design.terms)
            if term.level is None and term.sources == sources and len(sources) == 1 and j not in followers
        ),
        None,
    )


def raw_values(estimate: Estimate, j: int, step: float) -> Vector:
    """(n,) the raw column behind term j, with the term's entries higher by `step`."""
    found = estimate.design.terms[j].raw(estimate.design.X[:, j] + step)
    assert found is not None  # noqa: S101  the caller has asked for a term that tells its column
    return found


def slope(estimate: Estimate, j: int, column: str) -> tuple[float, Vector]:
    """The mean slope of the probability with respect to term j, and its derivatives (k,).

    Central differences over a small step and over half of it, extrapolated: right to about eleven digits.
    Source: Richardson (1911), Philosophical Transactions A 210, 307-357.
    """

    def central(step: float) -> tuple[float, Vector]:
        ends = (raw_values(estimate, j, side * step) for side in (-1, 1))
        change, derivative = difference(estimate, column, *ends)
        return change / (2 * step), derivative / (2 * step)

    step = SMALL_STEP * float(estimate.design.X[:, j].std())
    (wide, d_wide), (narrow, d_narrow) = central(step), central(step / 2)
    return (4 * narrow - wide) / 3, (4 * d_narrow - d_wide) / 3


def difference(estimate: Estimate, column: str, before: Vector, after: Vector) -> tuple[float, Vector]:
    """The mean probability with a raw column at `after` minus that at `before`, and its derivatives (k,)."""
    (p_before, d_before), (p_after, d_after) = (
        mean_probability(estimate, changed_terms(estimate.design, column, values))
        for values in (before, after)
    )
    return p_after - p_before, d_after - d_before


def mean_probability(estimate: Estimate, changes: Mapping[int, Vector]) -> tuple[float, Vector]:
    """The mean of p over the cases with some terms' entries replaced, and its derivatives (k,)."""
    X, share = estimate.design.X, estimate.cases / estimate.cases.sum()
    z = estimate.log_odds
    for j, entries in changes.items():
        z = z + (entries - X[:, j]) * estimate.coef[estimate.slopes[j]]
    p = np.asarray(sigmoid(z))
    weight = share * p * (1 - p)
    derivative = np.concatenate([[weight.sum()][: estimate.intercept], weight @ X])
    for j, entries in changes.items():
        derivative[estimate.slopes[j]] = weight @ entries
    return float(share @ p), derivative
