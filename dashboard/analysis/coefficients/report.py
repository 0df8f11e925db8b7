"""What can be said about a model's coefficients: the estimate, or why there is none."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from dashboard.analysis.training.estimates import TrainingRows
from dashboard.analysis.training.model import EstimateKind, Model
from logreg.arrays import Rows, Vector
from logreg.data.design import Design
from logreg.inference import summary_views, warnings
from logreg.inference.estimability import (
    NotEstimable,
    Reason,
    check_fit,
    distance_to_optimum,
)
from logreg.inference.estimate import Estimate
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import standard_deviations, with_robust_errors

WALD, PROFILE = "Wald", "Profile likelihood"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is asked of a model's coefficients: which intervals, at which level, with which errors."""

    interval: str = WALD
    level: float = 0.95
    errors: str = ""  # a kind of robust errors; empty for the model's own


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CoefficientReport:
    """The training rows in the columns' own units, the estimate and its summary, or the refusal."""

    model: Model
    options: ReportOptions
    columns: Mapping[str, NDArray[Any]]  # of the training rows
    design: Design
    y: Vector
    rows: Rows  # their numbers as the person counts them
    weight: Vector | None  # (n,), how often or for how many each row counts
    sampling: bool  # whether the weights are sampling weights
    best: Estimate | NotEstimable  # by maximum likelihood
    estimate: Estimate | None
    summary: lr.Summary | None
    refused: NotEstimable | None
    warnings: tuple[str, ...]  # what speaks against believing the summary

    @property
    def classes(self) -> tuple[str, str]:
        """The names of the negative and the positive class."""
        return self.model.problem.prepared.negative, self.model.problem.prepared.positive

    @property
    def numbered(self) -> str:
        """What the numbers of the rows count: lines of the file, or rows."""
        return self.model.problem.prepared.numbered

    @property
    def firth(self) -> bool:
        """Whether this is Firth's estimate."""
        return self.model.estimate is EstimateKind.FIRTH

    @property
    def estimate_with_errors(self) -> Estimate | None:
        """The estimate with the covariance of the errors asked for: what intervals of predictions rest on."""
        if self.estimate is None or self.summary is None:
            return self.estimate
        return replace(self.estimate, covariance=self.summary.covariance)

    @property
    def finite(self) -> bool:
        """Whether the trained weights are numbers: training that diverged may have left them infinite."""
        return bool(np.isfinite(self.model.coef).all())

    @property
    def unfinished(self) -> bool:
        """Whether there is no estimate only because training has not come to its end."""
        return self.refused is not None and self.refused.why in (
            Reason.NOT_CONVERGED,
            Reason.DIVERGED,
            Reason.SQUARED_ERROR,
        )

    def distance_to_optimum(self) -> "DistanceToOptimum | None":
        """How far training stands from the optimum; None where there is none to compare with."""
        if isinstance(self.best, NotEstimable) or not self.finite:
            return None
        trained = coef_in_units(self.model)
        away, steps = distance_to_optimum(self.best, trained), standard_deviations(summary_of(self.best))
        return DistanceToOptimum(
            names=self.best.names[1:],
            trained=(trained * steps)[1:],
            optimum=(self.best.coef * steps)[1:],
            farthest=float(away.max()),
            where=self.best.names[int(away.argmax())],
        )


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DistanceToOptimum:
    """Slopes (d,) per standard deviation of their column, as trained and at the optimum."""

    names: tuple[str, ...]
    trained: Vector
    optimum: Vector
    farthest: float  # in standard errors, the intercept counted too
    where: str  # its name


def build_report(model: Model, options: ReportOptions, rows: TrainingRows) -> CoefficientReport:
    """Everything that is asked of a model and its training rows.

    But for profile intervals: those are `with_profile_intervals`.
    """
    return _report(model, options, rows, estimate_for(model, rows.likelihood))


def refused_report(
    trained: Model, options: ReportOptions, rows: TrainingRows, refused: NotEstimable
) -> CoefficientReport:
    """What can be said where the rows do not have the estimate that was chosen."""
    return _report(trained, options, rows, refused)


def _report(
    model: Model, options: ReportOptions, rows: TrainingRows, answer: Estimate | NotEstimable
) -> CoefficientReport:
    estimate, refused = (None, answer) if isinstance(answer, NotEstimable) else (answer, None)
    return CoefficientReport(
        model=model,
        options=options,
        columns=rows.columns,
        design=rows.design,
        y=rows.y,
        rows=rows.numbers,
        weight=rows.weight,
        sampling=rows.sampling,
        best=rows.likelihood,
        estimate=estimate,
        summary=summarised(estimate, options) if estimate else None,
        refused=refused,
        warnings=_warnings(model, estimate, rows) if estimate else (),
    )


def _warnings(model: Model, estimate: Estimate, rows: TrainingRows) -> tuple[str, ...]:
    return warnings.estimate_warnings(estimate, rows.numbers, model.problem.prepared.numbered)


def estimate_for(model: Model, best: Estimate | NotEstimable) -> Estimate | NotEstimable:
    """The estimate that this model is, or why errors and tests of its coefficients would be false.

    `best` is maximum likelihood for its rows: as trained, a model is that only where it has come to it.
    """
    if model.inference is not None:
        return model.inference
    if model.squared_error:
        return NotEstimable(why=Reason.SQUARED_ERROR, sentence=SQUARED_ERROR)
    if isinstance(best, NotEstimable):
        return _penalised_refusal() if model.penalised and best.separation else best
    diverged = model.status is lr.Status.DIVERGED
    return check_fit(best, coef_in_units(model), penalised=model.penalised, diverged=diverged) or best


SQUARED_ERROR = (
    "These coefficients minimise squared error, not cross-entropy. They are no maximum-likelihood estimate, "
    "so its standard errors, p-values and intervals are not theirs. Fit to the optimum of cross-entropy."
)


def _penalised_refusal() -> NotEstimable:
    return NotEstimable(
        why=Reason.PENALISED,
        sentence="A penalty pulls the coefficients towards 0, so the usual errors and p-values do not hold "
        "for them. Without it separated classes have no finite optimum: use Firth's method.",
    )


def coef_in_units(model: Model) -> Vector:
    """The trained coefficients (k,) in the columns' own units; infinite ones of a diverged run stay quiet."""
    with np.errstate(invalid="ignore", over="ignore"):
        return model.problem.design.in_units(model.coef)


def summarised(estimate: Estimate, options: ReportOptions) -> lr.Summary:
    """The summary with the level and the errors asked for."""
    summary = summary_of(estimate, level=options.level)
    return with_robust_errors(summary, options.errors) if options.errors else summary


def with_profile_intervals(
    report: CoefficientReport, summary: lr.Summary
) -> Generator[float, None, CoefficientReport]:
    """The report with profile intervals: yields the share done."""
    found = yield from summary_views.profile_steps(summary)
    new = tuple(doubt for doubt in found.warnings if doubt not in summary.warnings)
    return replace(report, summary=found, warnings=(*new, *report.warnings))
