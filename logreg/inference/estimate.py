"""The maximum-likelihood estimate with its covariance: what every test and interval starts from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Vector, read_only
from logreg.data.design import Design
from logreg.data.inputs import as_design
from logreg.errors import InferenceError
from logreg.functional.activations import sigmoid
from logreg.inference.information import factorise, information_inverse
from logreg.inference.likelihood import Likelihood, State
from logreg.inference.likelihood_maximum import maximise
from logreg.linalg.weighted_gram import weighted_gram
from logreg.objective.in_memory import Objective
from logreg.separation.geometry import standardise, standardised_rows
from logreg.solvers.fitting import fit
from logreg.validation import check_labels

MANY_ROWS = 50_000
MOST_EXPLAINED = 0.5  # of the labels' variance: beyond, a discriminant leads far past the maximum
NEAR = 2e-5  # squared standard errors: little beside what the differences of the leverages move the maximum


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Estimate:
    """Coefficients at the maximum of the likelihood, or of Firth's penalised one, and their covariance."""

    design: Design
    y: Vector  # (n,) of 0 and 1
    coef: Vector  # (k,), intercept first, per unit of the design's columns
    covariance: Matrix  # (k, k), inverse Fisher information
    log_odds: Vector  # (n,), fitted
    log_likelihood: float  # nats, summed over the rows; without Firth's penalty
    firth: bool = False
    intercept: bool = True  # without one, all arrays (k,) begin with the first term
    weight: Vector | None = None  # (n,), how often or for how many each row counts
    sampling: bool = False  # the weights are sampling weights, and the covariance is a sandwich

    @property
    def names(self) -> tuple[str, ...]:
        """The k names, "(intercept)" first."""
        return (*["(intercept)"][: self.intercept], *self.design.names)

    @property
    def probability(self) -> Vector:
        """(n,), fitted."""
        return np.asarray(sigmoid(self.log_odds))

    @property
    def std_err(self) -> Vector:
        """(k,) standard errors."""
        return np.sqrt(np.diag(self.covariance))

    @property
    def n_rows(self) -> int:
        """The number of rows."""
        return len(self.y)

    @property
    def n_cases(self) -> int:
        """The number of cases: what frequency weights add up to, else the number of rows."""
        if self.weight is None or self.sampling:
            return self.n_rows
        return round(float(self.weight.sum()))

    @property
    def cases(self) -> Vector:
        """(n,) how many cases each row counts for."""
        return np.ones(self.n_rows) if self.weight is None else self.weight

    @property
    def counts(self) -> Vector:
        """(n,) how many cases each row is; one where it only stands for others, by a sampling weight."""
        return np.ones(self.n_rows) if self.sampling else self.cases

    @property
    def counted(self) -> str:
        """What `counts` adds up: cases where frequency weights count them, else rows."""
        return "rows" if self.weight is None or self.sampling else "cases"

    @property
    def n_coef(self) -> int:
        """The number of coefficients, the intercept included."""
        return len(self.coef)

    @property
    def rows(self) -> Matrix:
        """[1, X], (n, k)."""
        return self.with_ones(self.design.X)

    @property
    def standardised(self) -> Matrix:
        """The rows, (n, k), in columns of comparable size."""
        return standardised_rows(self.design.X, intercept=self.intercept)

    @property
    def slopes(self) -> NDArray[np.intp]:
        """(d,) positions of the terms' coefficients."""
        return np.arange(len(self.design.terms)) + self.intercept

    def error_of(self, directions: Matrix) -> Vector:
        """(m,) standard errors of m linear combinations (m, k) of the coefficients."""
        return np.asarray(np.sqrt(np.einsum("ij,jk,ik->i", directions, self.covariance, directions)))

    def with_ones(self, X: Matrix) -> Matrix:
        """[1, X] for any rows of the design's terms, (m, k)."""
        return np.column_stack([np.ones(len(X)), X]) if self.intercept else X


def maximum_likelihood(
    design: Design | ArrayLike,
    y: ArrayLike,
    *,
    firth: bool = False,
    intercept: bool = True,
    weight: Vector | None = None,
) -> Estimate:
    """The estimate for these rows; with `firth`, from Firth's penalised likelihood, which is always finite.

    Shapes: X (n, d) without intercept column, or a Design; y (n,) of 0 and 1; weight (n,) of counts: a row of
    weight 2 is a row that stands there twice. Without `firth` the caller has made sure that an estimate
    exists: `estimate_or_reason` does.
    """
    table = as_design(design)
    labels = check_labels(y, len(table.X))
    A, to_own = standardise(table.X, intercept=intercept)
    likelihood = Likelihood(A, labels, firth, weight)
    start: Vector = np.zeros(A.shape[1])
    if firth:
        start = linear_discriminant(A, labels, weight) if intercept else start
        start = maximise(likelihood.with_constant_leverage(), start, negligible=NEAR).coef
    elif len(A) >= MANY_ROWS:  # a fit reads many rows fewer times; one Newton step adds the last digits
        fitted = fit(Objective(A, labels, sample_weight=weight, fit_intercept=False))
        start = fitted.coef if fitted.status.succeeded else start
    return estimate_at(maximise(likelihood, start), likelihood, table, to_own)


def linear_discriminant(A: Matrix, y: Vector, weight: Vector | None = None) -> Vector:
    """(k,) the coefficients for classes that are normal with one covariance: near the maximum, and no loop.

    Shapes: A (n, k) with a column of ones, then columns of mean 0; y (n,) of both 0 and 1; weight (n,) of
    counts. By least squares, whose slopes are a multiple of these, which is bounded: the better least squares
    fit, the less are the classes normal. Source: Hastie, Tibshirani & Friedman (2009), exercise 4.2.
    """
    cases = np.ones(len(A)) if weight is None else weight
    n = float(cases.sum())
    share = float(cases @ y) / n
    spread_of_y = share * (1 - share)
    moments = (cases * (y - share)) @ A
    least_squares = information_inverse(weighted_gram(A, cases))(moments)
    explained = min(float(moments @ least_squares) / (n * spread_of_y), MOST_EXPLAINED)
    slopes = least_squares / (spread_of_y * (1 - explained))
    slopes[0] = np.log(share / (1 - share)) - (0.5 - share) * explained / (spread_of_y * (1 - explained))
    return np.asarray(slopes)


def estimate_at(best: State, likelihood: Likelihood, design: Design, to_own: Matrix) -> Estimate:
    """The estimate at a located maximum, in the design's own columns."""
    factor = best.factor or factorise(likelihood.A, best.curvature)
    root = to_own @ factor.root
    return Estimate(
        design=design,
        y=read_only(likelihood.y),
        coef=read_only(to_own @ best.coef),
        covariance=read_only(root @ root.T),
        log_odds=read_only(likelihood.A @ best.coef),
        log_likelihood=best.value - (factor.log_det / 2 if likelihood.jeffreys else 0.0),
        firth=likelihood.jeffreys,
        intercept=len(to_own) > design.X.shape[1],
        weight=likelihood.weight,
    )


def refuse_sampling_weights(estimate: Estimate) -> None:
    """Raise InferenceError with sampling weights, with which a test by the likelihood would be false."""
    if estimate.sampling:
        raise InferenceError(
            "With sampling weights the likelihood is no probability of the rows, so its ratio tests nothing: "
            "use Wald tests and intervals."
        )
