"""The estimates of a problem's training rows: maximum likelihood, L2, L1 and Firth, each one model."""

from collections.abc import Collection, Generator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

import logreg as lr
from dashboard.analysis.training.model import EstimateKind, Model
from dashboard.analysis.training.problem import Problem, build_problem, learned_design, weight_of
from logreg.arrays import Rows, Vector, read_only
from logreg.data.columns import take_rows
from logreg.data.design import Design
from logreg.data.specification import DesignSpec
from logreg.inference.estimability import NotEstimable, Reason, check_design, estimate_steps
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.weighted import weighted_estimate_or_reason
from logreg.progress import run_to_end
from logreg.separation.detection import SECONDS

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class EstimateChoice:
    """Which estimate is the model, and which columns it does without; as trained it has them all."""

    kind: EstimateKind = EstimateKind.TRAINED
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TrainingRows:
    """The training rows in the columns' own units, and what maximum likelihood finds in them."""

    columns: Mapping[str, NDArray[Any]]  # (n,) each
    design: Design  # not standardised
    y: Vector
    numbers: Rows  # what the person finds each row by
    classes: tuple[str, str]  # the names of the negative and the positive one
    weight: Vector | None  # (n,), how often or for how many each row counts
    sampling: bool  # whether the weights are sampling weights
    likelihood: Estimate | NotEstimable

    @property
    def n_cases(self) -> int:
        """What frequency weights add up to, else the number of rows."""
        if self.weight is None or self.sampling:
            return len(self.y)
        return round(float(self.weight.sum()))


def training_rows(problem: Problem) -> TrainingRows:
    """The rows that a problem learns from, with their maximum-likelihood estimate or why there is none."""
    return run_to_end(training_rows_steps(problem))


def training_rows_steps(problem: Problem, seconds: float = SECONDS) -> Generator[float, None, TrainingRows]:
    """`training_rows` step by step: yields the share done, and returns the rows.

    `seconds` is how long the smallest set of separating columns is looked for.
    """
    data, train = problem.prepared, problem.split.train
    raw = take_rows(data.columns, train)
    design, y, weight = learned_design(data, train), data.y[train].astype(float), weight_of(data, train)
    if weight is None or data.weight_kind is None:
        likelihood = yield from estimate_steps(design, y, seconds=seconds)
    else:
        likelihood = weighted_estimate_or_reason(design, y, weight, kind=data.weight_kind)
    return TrainingRows(
        columns=filled_columns(design, raw),
        design=design,
        y=y,
        numbers=data.numbers[train],
        classes=(data.negative, data.positive),
        weight=weight,
        sampling=data.weight_kind == "sampling",
        likelihood=likelihood,
    )


def filled_columns(design: Design, columns: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """Raw columns (n,) each, with what the design puts in place of missing values."""
    filling = design.replacements
    return {
        name: filling[name].filled(values) if name in filling else values for name, values in columns.items()
    }


def without_columns(problem: Problem, left_out: tuple[str, ...]) -> Problem:
    """The same rows and settings without some columns; the last one always stays."""
    data = problem.source
    kept = {name: values for name, values in data.columns.items() if name not in left_out}
    if not kept or len(kept) == len(data.columns):
        return problem
    spec = without_terms(data.spec, kept)
    fewer = replace(data, columns=kept, spec=spec)
    dropped = tuple(name for name in data.columns if name not in kept)
    return replace(build_problem(fewer, problem.settings), left_out=dropped)


def without_terms(spec: DesignSpec, kept: Collection[str]) -> DesignSpec:
    """What is asked of the design where only these columns are left; a product needs both of its columns."""
    return DesignSpec(
        {name: terms for name, terms in spec.columns.items() if name in kept},
        tuple(pair for pair in spec.products if set(pair) <= set(kept)),
    )


def with_penalty_of(problem: Problem, kind: EstimateKind) -> Problem:
    """The problem whose optimum the estimate is: a penalty is the problem's own, or else 1 / n."""
    settings, usual = problem.settings, 1.0 / problem.n_learned
    l1, l2 = {
        EstimateKind.TRAINED: (settings.l1, settings.l2),
        EstimateKind.L1: (settings.l1 or usual, settings.l2 if settings.l1 else 0.0),
        EstimateKind.L2: (0.0, settings.l2 or usual),
    }.get(kind, (0.0, 0.0))
    return build_problem(problem.source, replace(settings, l1=l1, l2=l2), problem)


def optimum_of(problem: Problem) -> EstimateKind:
    """The estimate that training on this problem would come to."""
    if problem.settings.l1:
        return EstimateKind.L1
    return EstimateKind.L2 if problem.settings.l2 else EstimateKind.LIKELIHOOD


def estimated_model(problem: Problem, kind: EstimateKind, rows: TrainingRows) -> Model | NotEstimable:
    """The model that an estimate of a problem with its penalty is, or why these rows have none.

    `rows` are the problem's own. Not for an estimate as trained: a run has that.
    """
    if kind in (EstimateKind.L1, EstimateKind.L2):
        fit = lr.fit(problem.objective)
        return _model(problem, kind, fit.coef, fit.status)
    found = rows.likelihood if kind is EstimateKind.LIKELIHOOD else firth_estimate(rows)
    if isinstance(found, NotEstimable):
        return found
    return _model(problem, kind, in_terms(problem.design, found.coef), lr.Status.CONVERGED, found)


def _model(
    problem: Problem, kind: EstimateKind, coef: Vector, status: lr.Status, found: Estimate | None = None
) -> Model:
    return Model(
        key=f"{kind.name.lower()} {next(_numbers)}",
        problem=problem,
        coef=coef,
        status=status,
        iteration=0,
        estimate=kind,
        inference=found,
    )


FIRTH_WITH_SAMPLING_WEIGHTS = (
    "Firth's penalty weighs as much as a few cases, and with sampling weights no number says how many cases "
    "there are. Use maximum likelihood or a penalty."
)


def firth_estimate(rows: TrainingRows) -> Estimate | NotEstimable:
    """Firth's estimate, or why there is none."""
    if rows.sampling:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=FIRTH_WITH_SAMPLING_WEIGHTS)
    if refused := check_design(rows.design, rows.y, n_cases=rows.n_cases):
        return refused
    try:
        return maximum_likelihood(rows.design, rows.y, firth=True, weight=rows.weight)
    except lr.InferenceError as error:
        return NotEstimable(why=Reason.OUT_OF_REACH, sentence=str(error))


def in_terms(design: Design, coef: Vector) -> Vector:
    """Coefficients (k,) per unit of the columns as those of a design's terms: `in_units` undone."""
    center = np.array([term.center for term in design.terms])
    scale = np.array([term.scale for term in design.terms])
    return read_only(np.concatenate([[coef[0] + coef[1:] @ center], coef[1:] * scale]))
