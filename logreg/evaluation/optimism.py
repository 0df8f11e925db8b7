"""How much of a model's apparent performance comes from having learned from the rows that judge it."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, fields

import numpy as np

from logreg.arrays import Matrix, Rows, Vector
from logreg.evaluation.bootstrap import case_draws
from logreg.evaluation.calibration import brier_score, calibration_line
from logreg.evaluation.thresholds import ThresholdSweep
from logreg.functional.activations import sigmoid
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import fit

Refit = Callable[[Rows, Vector], Vector | None]
"""Rows (m,) and how often each was drawn (m,) -> coefficients (k,), None where there is no estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationMeasures:
    """Discrimination and calibration of predicted log-odds; NaN where a measure is not defined."""

    roc_auc: float
    brier: float
    scaled_brier: float  # 1 - Brier score / that of predicting the share of positives; 1 is perfect
    calibration_intercept: float
    calibration_slope: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Optimism:
    """Apparent measures, their mean optimism over bootstrap samples, and apparent less optimism.

    n_resamples: samples that gave an estimate; n_failed: those that did not, and were left out.
    """

    apparent: ValidationMeasures
    optimism: ValidationMeasures
    corrected: ValidationMeasures
    n_resamples: int
    n_failed: int


def validation_measures(y: Vector, logits: Vector, weight: Vector | None = None) -> ValidationMeasures:
    """The measures on rows with labels y (n,) of 0 and 1 and finite log-odds (n,), weighted by weight (n,).

    Source: Steyerberg et al. (2010), Assessing the performance of prediction models, Epidemiology 21:128.
    """
    p = np.asarray(sigmoid(logits))
    share = float(np.average(y, weights=weight))
    brier = brier_score(y, p, weight)
    both = 0 < share < 1
    intercept, slope = calibration_line(y, logits, weight)
    return ValidationMeasures(
        roc_auc=ThresholdSweep(y, p, weight).roc_auc if both else float("nan"),
        brier=brier,
        scaled_brier=1 - brier / (share * (1 - share)) if both else float("nan"),
        calibration_intercept=intercept,
        calibration_slope=slope,
    )


def optimism(
    X: Matrix,
    y: Vector,
    coef: Vector,
    refit: Refit,
    *,
    n_resamples: int,
    seed: int,
    weight: Vector | None = None,
    sampling: bool = False,
) -> Generator[float, None, Optimism]:
    """Performance corrected for optimism by the bootstrap, of a model with these coefficients.

    In each resample of the rows the model is estimated anew; its measures there less its measures on the
    rows themselves are one reading of the optimism. Shapes: X (n, d), y (n,) of 0 and 1, coef (k,) with the
    intercept first, weight (n,): counts, and cases are drawn; with `sampling` sampling weights, and rows are
    drawn that keep theirs. Yields the share done after every resample.
    Source: Harrell, Lee & Mark (1996), Multivariable prognostic models, Statistics in Medicine 15:361,
    section 5; what `validate` of the R package rms computes.
    """
    n = len(y)
    counts = np.ones(n) if weight is None or sampling else weight
    draw, rng = case_draws(np.arange(n), counts, n), np.random.default_rng(seed)
    readings: list[Vector] = []
    for number in range(n_resamples):
        drawn = draw(rng) * (weight if weight is not None and sampling else 1.0)
        rows = np.flatnonzero(drawn)
        found = refit(rows, drawn[rows]) if 0 < y[rows].mean() < 1 else None
        if found is not None:
            there = validation_measures(y[rows], _logits(X[rows], found), drawn[rows])
            here = validation_measures(y, _logits(X, found), weight)
            readings.append(_array(there) - _array(here))
        yield (number + 1) / n_resamples
    apparent = validation_measures(y, _logits(X, coef), weight)
    mean = _means(readings)
    return Optimism(
        apparent=apparent,
        optimism=_measures(mean),
        corrected=_measures(_array(apparent) - mean),
        n_resamples=len(readings),
        n_failed=n_resamples - len(readings),
    )


def penalised_refit(
    X: Matrix, y: Vector, *, l1: float = 0.0, l2: float = 0.0, start: Vector | None = None
) -> Refit:
    """What minimises Objective's loss on the rows drawn; without a penalty it is maximum likelihood.

    start (k,): coefficients near which the search begins, as those of all rows.
    None where the optimum is not reached, as where the rows drawn separate the classes, and where a column
    without a penalty is the same in all of them.
    """

    def refit(rows: Rows, counts: Vector) -> Vector | None:
        drawn = X[rows]
        if not (l1 or l2) and not np.ptp(drawn, axis=0).all():
            return None
        found = fit(Objective(drawn, y[rows], sample_weight=counts, l1=l1, l2=l2), start=start)
        return found.coef if found.status.succeeded else None

    return refit


def _logits(X: Matrix, coef: Vector) -> Vector:
    return np.asarray(X @ coef[1:] + coef[0])


def _array(measures: ValidationMeasures) -> Vector:
    return np.array([getattr(measures, each.name) for each in fields(measures)])


def _measures(values: Vector) -> ValidationMeasures:
    names = [each.name for each in fields(ValidationMeasures)]
    return ValidationMeasures(**dict(zip(names, map(float, values), strict=True)))


def _means(readings: Sequence[Vector]) -> Vector:
    """Each measure's mean over the samples where it is defined; NaN where there is none."""
    found = np.array(readings).reshape(len(readings), len(fields(ValidationMeasures)))
    known = ~np.isnan(found)
    total = np.where(known, found, 0.0).sum(axis=0)
    return np.where(known.any(axis=0), total / np.maximum(known.sum(axis=0), 1), np.nan)
