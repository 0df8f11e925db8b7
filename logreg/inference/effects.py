"""What a column does to the probability on average: marginal effects."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.allowed_values import two_values
from logreg.data.changed_terms import changed_terms, square_root
from logreg.data.design import Term
from logreg.data.factors import Log, Square
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
    slope of the probability. It is the raw column that changes, and with it all terms that are made of it:
    logs, squares, splines and products. One of them carries the effect, a number as it is before its
    logarithm; a column that is a logarithm or a square alone rises until that has risen by the step. A square
    alone has no slope. `covariance` (k, k) replaces the model's own, for robust errors.
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
    if term.factors and term.level is not None:
        return indicator_effect(estimate, j)
    if term.level is not None:
        reference = design.levels[term.column][0]
        return difference(estimate, term.column, *(np.full(n, at, object) for at in (reference, term.level)))
    if j != leading_term(estimate, term.sources) or (step is None and is_square(term)):
        return np.nan, np.full(estimate.n_coef, np.nan)
    values = raw_values(estimate, j, 0.0)
    (column,) = term.sources
    if (pair := two_values(values)) is not None:
        return difference(estimate, column, *(np.full(n, at) for at in pair))
    if step is None:
        return slope(estimate, j, column)
    return difference(estimate, column, values, raw_values(estimate, j, step))


def indicator_effect(estimate: Estimate, j: int) -> tuple[float, Vector]:
    """The effect of a mark of missing values, from 0 to 1; two levels together follow their columns."""
    if len(estimate.design.terms[j].factors) > 1:
        return np.nan, np.full(estimate.n_coef, np.nan)
    ends = (mean_probability(estimate, {j: np.full(estimate.n_rows, at)}) for at in (0.0, 1.0))
    (p_before, d_before), (p_after, d_after) = ends
    return p_after - p_before, d_after - d_before


def leading_term(estimate: Estimate, sources: tuple[str, ...]) -> int | None:
    """The term that carries the effect of a number: as it is, else its logarithm, else its square."""
    followers, terms = product_terms(estimate.design), estimate.design.terms
    alone = [
        j
        for j, term in enumerate(terms)
        if term.level is None and term.sources == sources and len(sources) == 1 and j not in followers
    ]
    return min(alone, key=lambda j: [is_square(terms[j]), is_logarithm(terms[j]), j], default=None)


def is_logarithm(term: Term) -> bool:
    """Whether the term is the logarithm of a column."""
    return len(term.factors) == 1 and isinstance(term.factors[0], Log)


def is_square(term: Term) -> bool:
    """Whether the term does not tell its column but for the sign, as a square does."""
    return len(term.factors) == 1 and isinstance(term.factors[0], Square)


def raw_values(estimate: Estimate, j: int, step: float) -> Vector:
    """(n,) the raw column behind term j, whose entries are higher by `step`; a square gives it no sign."""
    term, entries = estimate.design.terms[j], estimate.design.X[:, j] + step
    found = square_root(term, entries) if is_square(term) else term.raw(entries)
    assert found is not None  # noqa: S101  leading terms tell their column
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
    if any(Log(column) in term.factors for term in estimate.design.terms):  # which must stay above 0
        lowest = float(raw_values(estimate, j, 0.0).min()) / estimate.design.terms[j].scale
        step = min(step, SMALL_STEP * lowest)
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
