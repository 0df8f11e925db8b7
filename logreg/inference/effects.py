"""What a column does to the probability on average: marginal effects."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.allowed_values import two_values
from logreg.data.products import product_terms
from logreg.functional.activations import sigmoid
from logreg.inference.distributions import normal_two_sided
from logreg.inference.estimate import Estimate

Changes = Mapping[int, Vector]
"""Position among the k coefficients -> that column of the rows (n,) after a change."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarginalEffects:
    """Average change of the probability for each term, (d,); NaN for products, which follow their columns."""

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
    slope of the probability. Squares and products follow their columns. `covariance` (k, k) replaces the
    model's own, for robust errors.
    Source: Greene (2018), Econometric Analysis, section 17.3; Williams (2012), Stata Journal 12, 308-331.
    """
    d = len(estimate.design.terms)
    followers = product_terms(estimate.design)
    found = [
        term_effect(estimate, j, None if steps is None else float(steps[j]), followers) for j in range(d)
    ]
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


def term_effect(
    estimate: Estimate, j: int, step: float | None, followers: Mapping[int, tuple[int, int]]
) -> tuple[float, Vector]:
    """The effect of term j and its derivatives with respect to the coefficients (k,)."""
    term, values = estimate.design.terms[j], estimate.design.X[:, j]
    if j in followers:
        return np.nan, np.full(estimate.n_coef, np.nan)
    if term.level is not None:
        return difference(estimate, with_level(estimate, j, 0.0), with_level(estimate, j, 1.0))
    pair = two_values(values)
    if pair is not None:
        low, high = (np.full(len(values), value) for value in pair)
        return difference(
            estimate, with_number(estimate, j, low, followers), with_number(estimate, j, high, followers)
        )
    if step is not None:
        return difference(estimate, {}, with_number(estimate, j, values + step, followers))
    return average_slope(estimate, j, followers)


def difference(estimate: Estimate, before: Changes, after: Changes) -> tuple[float, Vector]:
    """The mean probability after a change minus that before it, and its derivatives (k,)."""
    (p_before, d_before), (p_after, d_after) = (
        mean_probability(estimate, change) for change in (before, after)
    )
    return p_after - p_before, d_after - d_before


def mean_probability(estimate: Estimate, changes: Changes) -> tuple[float, Vector]:
    """The mean of p over the rows with some columns replaced, and its derivatives (k,)."""
    X, first = estimate.design.X, int(estimate.intercept)
    z = estimate.log_odds
    for at, new in changes.items():
        z = z + (new - X[:, at - first]) * estimate.coef[at]
    p = np.asarray(sigmoid(z))
    weight = p * (1 - p)
    derivative = weighted_sum(estimate, weight)
    for at, new in changes.items():
        derivative[at] = weight @ new
    return float(p.mean()), derivative / estimate.n_rows


def weighted_sum(estimate: Estimate, weight: Vector) -> Vector:
    """(k,) the sum of the rows [1, X] times their weights (n,), without a copy of X."""
    return np.concatenate([[weight.sum()][: estimate.intercept], weight @ estimate.design.X])


def average_slope(
    estimate: Estimate, j: int, followers: Mapping[int, tuple[int, int]]
) -> tuple[float, Vector]:
    """The mean slope of the probability with respect to number j, and its derivatives (k,)."""
    tangent = np.zeros((estimate.n_rows, estimate.n_coef))
    tangent[:, estimate.slopes[j]] = 1.0
    terms, X = estimate.design.terms, estimate.design.X
    for product, (first, second) in followers.items():
        for one, other in ((first, second), (second, first)):
            if one == j:  # of a square both, which gives 2 x
                own = terms[j].scale * terms[other].in_unit(X[:, other]) / terms[product].scale
                tangent[:, estimate.slopes[product]] += own
    p, slope = estimate.probability, tangent @ estimate.coef
    weight = p * (1 - p)
    derivative = weighted_sum(estimate, weight * (1 - 2 * p) * slope) + weight @ tangent
    return float((weight * slope).mean()), derivative / estimate.n_rows


def with_level(estimate: Estimate, j: int, value: float) -> dict[int, Vector]:
    """Term j set in every row and its category's other levels unset."""
    column, n = estimate.design.terms[j].column, estimate.n_rows
    return {
        int(at): np.full(n, value if other == j else 0.0)
        for other, (at, term) in enumerate(zip(estimate.slopes, estimate.design.terms, strict=True))
        if term.column == column
    }


def with_number(
    estimate: Estimate, j: int, entries: Vector, followers: Mapping[int, tuple[int, int]]
) -> dict[int, Vector]:
    """Number j with these entries (n,), and the squares and products that follow from it."""
    terms, X = estimate.design.terms, estimate.design.X
    changes = {int(estimate.slopes[j]): entries}
    for product, factors in followers.items():
        if j in factors:
            first, second = (terms[f].in_unit(entries if f == j else X[:, f]) for f in factors)
            changes[int(estimate.slopes[product])] = terms[product].encoded(first * second)
    return changes
