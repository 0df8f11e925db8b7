"""The table that statistics programs print: coefficients with errors, tests, intervals; measures of fit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Matrix, Vector, read_only
from logreg.classifier import LogisticRegression
from logreg.data.design import columns_of
from logreg.data.inputs import as_design
from logreg.errors import InferenceError, LabelError
from logreg.evaluation.intervals import normal_quantile
from logreg.functional.activations import odds
from logreg.inference.distributions import chi_square_tail, normal_two_sided
from logreg.inference.estimability import NotEstimable, check_fit, estimate_or_reason
from logreg.inference.estimate import Estimate
from logreg.inference.nested_models import nested_test
from logreg.inference.robust_errors import robust_covariance
from logreg.inference.warnings import estimate_warnings

MODEL_ERRORS = ""  # the standard errors that the inverse Fisher information gives
WALD, PROFILE = "Wald", "profile likelihood"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Summary:
    """Coefficients, their uncertainty, and how well the whole model fits; arrays (k,), intercept first.

    The null model is the intercept alone; of a model without intercept it is probability 1/2 for every row.
    """

    names: tuple[str, ...]
    coef: Vector  # log-odds for a change of `steps`
    std_err: Vector
    z: Vector  # coefficient over standard error
    p_value: Vector  # two-sided: of z, or of `chi_square` where there is one
    ci_low: Vector
    ci_high: Vector
    level: float
    steps: Vector  # units of the column that a coefficient is for
    per_deviation: bool  # whether those are standard deviations, and the columns count as standardised
    covariance: Matrix  # (k, k) of `coef`
    errors: str  # a kind of robust errors, or MODEL_ERRORS
    interval: str  # WALD or PROFILE
    chi_square: Vector | None  # likelihood-ratio statistics on 1 df; None where the tests are Wald's
    log_likelihood: float  # nats, summed
    null_log_likelihood: float  # of the null model
    lr_statistic: float  # twice what all columns add to the likelihood, Firth's for his estimate; or Wald's
    n_rows: int
    df_model: int  # coefficients without the intercept
    warnings: tuple[str, ...]
    estimate: Estimate

    @property
    def odds_ratio(self) -> Vector:
        """The ratio of the odds `steps` apart."""
        return np.asarray(odds(self.coef))

    @property
    def odds_ratio_low(self) -> Vector:
        """The lower end of its interval."""
        return np.asarray(odds(self.ci_low))

    @property
    def odds_ratio_high(self) -> Vector:
        """The upper end of its interval."""
        return np.asarray(odds(self.ci_high))

    @property
    def alpha(self) -> float:
        """The significance level that belongs to the intervals: 1 - level, without its rounding."""
        return round(1.0 - self.level, 12)

    @property
    def lr_p_value(self) -> float:
        """The test of all columns together, by likelihood ratio or Wald's; 1 without columns."""
        return float(chi_square_tail(self.lr_statistic, self.df_model)) if self.df_model else 1.0

    @property
    def mcfadden_r2(self) -> float:
        """1 - log-likelihood / null log-likelihood. Source: McFadden (1974)."""
        return 1.0 - self.log_likelihood / self.null_log_likelihood

    @property
    def cox_snell_r2(self) -> float:
        """1 - (null likelihood / likelihood)^(2/n). Source: Cox & Snell (1989)."""
        gain = 2.0 * (self.log_likelihood - self.null_log_likelihood)
        return float(-np.expm1(-gain / self.n_rows))

    @property
    def nagelkerke_r2(self) -> float:
        """Cox and Snell's, divided by the largest value it can take. Source: Nagelkerke (1991)."""
        return self.cox_snell_r2 / float(-np.expm1(2.0 * self.null_log_likelihood / self.n_rows))

    @property
    def tjur_r2(self) -> float:
        """Mean probability of the positive rows minus that of the negative ones. Source: Tjur (2009)."""
        p, y, cases = self.estimate.probability, self.estimate.y, self.estimate.cases
        positive, negative = (np.average(p[y == side], weights=cases[y == side]) for side in (1, 0))
        return float(positive - negative)

    @property
    def aic(self) -> float:
        """2 k - 2 log-likelihood."""
        return 2.0 * self.estimate.n_coef - 2.0 * self.log_likelihood

    @property
    def bic(self) -> float:
        """k log n - 2 log-likelihood."""
        return float(self.estimate.n_coef * np.log(self.n_rows)) - 2.0 * self.log_likelihood


def summarize(
    model: LogisticRegression,
    X: ArrayLike,
    y: ArrayLike,
    names: Sequence[str] | None = None,
    *,
    level: float = 0.95,
) -> Summary:
    """Standard errors, Wald tests and intervals, and measures of fit, for the rows the model learned from.

    Shapes: X (n, d), y (n,) of the model's two classes. Errors come from the inverse Fisher information at
    the optimum. A model without intercept is compared with probability 1/2 for every row, as R does: its R2
    and likelihood-ratio test tell how far it is from a coin, not from the mean. Raises InferenceError, with
    reason and remedy, where errors would be false: a penalised or weighted fit, an unfinished one, separated
    classes, redundant columns, fewer rows than coefficients.
    Source: Hosmer, Lemeshow & Sturdivant (2013), chapters 1 and 2.
    """
    if model.class_weight is not None:
        raise InferenceError("Class weights change what is estimated: fit without them for inference.")
    design = as_design(X, names)
    labels = coded_labels(model, y)
    found = estimate_or_reason(design, labels, intercept=model.fit_intercept)
    coef = np.concatenate([model.intercept_[: int(model.fit_intercept)], model.coef_[0]])
    if isinstance(found, NotEstimable):
        raise InferenceError(found.sentence)
    if refused := check_fit(found, coef, penalised=not np.isinf(model.C)):
        raise InferenceError(refused.sentence)
    return summary_of(found, level=level)


def coded_labels(model: LogisticRegression, y: ArrayLike) -> Vector:
    """The labels as 0 and 1, the model's second class being 1."""
    labels = np.asarray(y)
    strange = ~np.isin(labels, model.classes_)
    if strange.any():
        raise LabelError(
            f"y holds {labels[strange][0]!r}, which the model has not learned: give its own rows."
        )
    return np.asarray(labels == model.classes_[1], dtype=float)


def summary_of(estimate: Estimate, *, level: float = 0.95, errors: str = MODEL_ERRORS) -> Summary:
    """The table for an estimate, per unit of its columns; `errors` names a kind of robust errors."""
    covariance = robust_covariance(estimate, errors) if errors else estimate.covariance
    error = np.sqrt(np.diag(covariance))
    half_width = normal_quantile(level) * error
    z, null = estimate.coef / error, null_log_likelihood(estimate)
    return Summary(
        names=estimate.names,
        coef=estimate.coef,
        std_err=read_only(error),
        z=read_only(z),
        p_value=read_only(normal_two_sided(z)),
        ci_low=read_only(estimate.coef - half_width),
        ci_high=read_only(estimate.coef + half_width),
        level=level,
        steps=read_only(np.ones(estimate.n_coef)),
        per_deviation=False,
        covariance=read_only(covariance),
        errors=errors,
        interval=WALD,
        chi_square=None,
        log_likelihood=estimate.log_likelihood,
        null_log_likelihood=null,
        lr_statistic=whole_statistic(estimate, null),
        n_rows=estimate.n_cases,
        df_model=len(estimate.design.terms),
        warnings=estimate_warnings(estimate),
        estimate=estimate,
    )


def whole_statistic(estimate: Estimate, null: float) -> float:
    """Twice what all columns add to the log-likelihood; with sampling weights Wald's statistic of them all.

    Firth's estimate adds to his penalised likelihood. Source: Heinze & Schemper (2002).
    """
    if estimate.firth or estimate.sampling:
        return nested_test(estimate, columns_of(estimate.design)).statistic
    return 2.0 * (estimate.log_likelihood - null)


def null_log_likelihood(estimate: Estimate) -> float:
    """The largest log-likelihood of a model without columns."""
    cases = estimate.cases
    share = float(np.average(estimate.y, weights=cases)) if estimate.intercept else 0.5
    return float(cases.sum() * (share * np.log(share) + (1 - share) * np.log1p(-share)))
