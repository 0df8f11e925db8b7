"""What can be said about a model's coefficients: the estimate, or why there is none."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from dashboard.analysis.training.model import Model
from logreg.arrays import Rows, Vector
from logreg.data.columns import take_rows
from logreg.data.design import Design
from logreg.inference import summary_views, warnings
from logreg.inference.estimability import (
    NotEstimable,
    Reason,
    check_design,
    check_fit,
    distance_to_optimum,
    estimate_steps,
)
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.nested_models import drop_columns
from logreg.inference.summary import summary_of
from logreg.inference.summary_views import standard_deviations, with_robust_errors
from logreg.progress import run_to_end
from logreg.separation.detection import SECONDS

TRAINED, LIKELIHOOD, FIRTH = "As trained", "Maximum likelihood", "Firth"
WALD, PROFILE = "Wald", "Profile likelihood"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What is asked: which estimate, which intervals, without which columns."""

    method: str = TRAINED
    interval: str = WALD
    level: float = 0.95
    errors: str = ""  # a kind of robust errors; empty for the model's own
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CoefficientReport:
    """The training rows in the columns' own units, the estimate and its summary, or the refusal."""

    model: Model
    options: ReportOptions
    columns: Mapping[str, NDArray[Any]]  # of the training rows
    design: Design
    y: Vector
    rows: Rows  # their numbers as the person counts them
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
    def finite(self) -> bool:
        """Whether the trained weights are numbers: training that diverged may have left them infinite."""
        return bool(np.isfinite(self.model.coef).all())

    @property
    def unfinished(self) -> bool:
        """Whether there is no estimate only because training has not come to its end."""
        return self.refused is not None and self.refused.why in (
            Reason.NOT_CONVERGED,
            Reason.DIVERGED,
        )

    def distance_to_optimum(self) -> "DistanceToOptimum | None":
        """How far training stands from the optimum; None where there is none to compare with."""
        if isinstance(self.best, NotEstimable) or self.options.left_out or not self.finite:
            return None
        trained = unit_names(self.model)
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


def build_report(model: Model, question: ReportOptions) -> CoefficientReport:
    """Everything that the question asks for, but for profile intervals: those are `profiled`."""
    return run_to_end(report_steps(model, question))


def report_steps(
    model: Model, question: ReportOptions, seconds: float = SECONDS
) -> Generator[float, None, CoefficientReport]:
    """The same step by step: yields the share done.

    `seconds` is how long the smallest set of separating columns is looked for.
    """
    data, train = model.problem.prepared, model.problem.split.train
    columns = take_rows(data.columns, train)
    y = data.y[train].astype(float)
    design = drop_columns(Design.learn(columns), question.left_out)
    best = yield from estimate_steps(design, y, seconds=seconds)
    answer = firth(design, y) if question.method == FIRTH else estimate_for(model, question, best)
    numbers = np.asarray(data.rows)[train] + 1
    return CoefficientReport(
        model=model,
        options=question,
        columns={name: values for name, values in columns.items() if name not in question.left_out},
        design=design,
        y=y,
        rows=numbers,
        best=best,
        estimate=answer if isinstance(answer, Estimate) else None,
        summary=summarised(answer, question) if isinstance(answer, Estimate) else None,
        refused=answer if isinstance(answer, NotEstimable) else None,
        warnings=warnings.estimate_warnings(answer, numbers) if isinstance(answer, Estimate) else (),
    )


def estimate_for(
    model: Model, question: ReportOptions, best: Estimate | NotEstimable
) -> Estimate | NotEstimable:
    """Maximum likelihood, and for a model as trained only where that is what it has reached."""
    if question.method == LIKELIHOOD or isinstance(best, NotEstimable):
        return best
    penalised, diverged = model.problem.settings.penalised, model.status is lr.Status.DIVERGED
    return check_fit(best, unit_names(model), penalised=penalised, diverged=diverged) or best


def firth(design: Design, y: Vector) -> Estimate | NotEstimable:
    """Firth's estimate, or why there is none."""
    if refused := check_design(design, y):
        return refused
    try:
        return maximum_likelihood(design, y, firth=True)
    except lr.InferenceError as error:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=str(error))


def unit_names(model: Model) -> Vector:
    """The trained coefficients (k,) in the columns' own units; infinite ones of a diverged run stay quiet."""
    with np.errstate(invalid="ignore", over="ignore"):
        return model.problem.design.in_units(model.coef)


def summarised(estimate: Estimate, question: ReportOptions) -> lr.Summary:
    """The summary with the level and the errors asked for."""
    summary = summary_of(estimate, level=question.level)
    return with_robust_errors(summary, question.errors) if question.errors else summary


def with_profile_intervals(
    evidence: CoefficientReport, summary: lr.Summary
) -> Generator[float, None, CoefficientReport]:
    """The evidence with profile intervals: yields the share done."""
    found = yield from summary_views.profile_steps(summary)
    new = tuple(doubt for doubt in found.warnings if doubt not in summary.warnings)
    return replace(evidence, summary=found, warnings=(*new, *evidence.warnings))
