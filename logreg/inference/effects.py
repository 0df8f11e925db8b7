"""What a column does to the probability on average: marginal effects."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.functional.activations import sigmoid
from logreg.inference.distributions import normal_two_sided
from logreg.inference.estimate import Estimate


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class MarginalEffects:
    """Average change of the probability per unit of each term, (d,)."""

    names: tuple[str, ...]
    effect: Vector
    std_err: Vector  # delta method
    p_value: Vector


def marginal_effects(estimate: Estimate, steps: Vector | None = None) -> MarginalEffects:
    """Average marginal effects: the slope of the probability, or for a level its step from the reference.

    Averaged over the rows as they are, other columns unchanged. `steps` (d,) tells slopes for a change of so
    many units instead of one.
    Source: Greene (2018), Econometric Analysis, section 17.3; Williams (2012), Stata Journal 12, 308-331.
    """
    terms = estimate.design.terms
    parts = [
        average_slope(estimate, j) if term.level is None else level_difference(estimate, j)
        for j, term in enumerate(terms)
    ]
    slopes = np.array([value for value, _ in parts])
    jacobian = np.array([row for _, row in parts]).reshape(len(parts), estimate.n_coef)
    size = np.ones(len(parts)) if steps is None else steps
    error = size * estimate.error_of(jacobian)
    return MarginalEffects(
        names=estimate.design.names,
        effect=read_only(size * slopes),
        std_err=read_only(error),
        p_value=read_only(normal_two_sided(size * slopes / error)),
    )


def average_slope(estimate: Estimate, j: int) -> tuple[float, Vector]:
    """The mean of p (1 - p) b_j and its derivatives by the coefficients."""
    at = estimate.slopes[j]
    p, b = estimate.probability, float(estimate.coef[at])
    weight = estimate.cases / estimate.cases.sum() * p * (1 - p)
    derivative = b * ((weight * (1 - 2 * p)) @ estimate.rows)
    derivative[at] += weight.sum()
    return float(weight.sum()) * b, derivative


def level_difference(estimate: Estimate, j: int) -> tuple[float, Vector]:
    """The mean of p at the level minus p at the reference, and its derivatives."""
    at, off = (with_level(estimate, j, value) for value in (1.0, 0.0))
    p_at, p_off = sigmoid(at @ estimate.coef), sigmoid(off @ estimate.coef)
    share = estimate.cases / estimate.cases.sum()
    derivative = (share * p_at * (1 - p_at)) @ at - (share * p_off * (1 - p_off)) @ off
    return float(share @ (p_at - p_off)), derivative


def with_level(estimate: Estimate, j: int, value: float) -> Matrix:
    """All rows with term j set and its category's other levels unset."""
    column = estimate.design.terms[j].column
    rows = estimate.rows.copy()
    for other, (at, term) in enumerate(zip(estimate.slopes, estimate.design.terms, strict=True)):
        if term.column == column:
            rows[:, at] = value if other == j else 0.0
    return rows
