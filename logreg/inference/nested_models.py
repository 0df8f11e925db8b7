"""Tests of several coefficients at once: nested models, whole categories, many variables."""

from collections.abc import Collection, Generator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector
from logreg.data.design import Design, columns_of
from logreg.data.weighted_split import WeightedSplit, weighted_folds
from logreg.errors import SettingError
from logreg.functional.losses import cross_entropy_of_logits
from logreg.inference.distributions import chi_square_tail
from logreg.inference.estimability import NotEstimable, estimate_or_reason, redundant_columns
from logreg.inference.estimate import Estimate, maximum_likelihood, refuse_sampling_weights
from logreg.inference.likelihood import Likelihood
from logreg.inference.likelihood_maximum import maximise
from logreg.inference.wald import WaldTest, wald_test
from logreg.progress import run_to_end
from logreg.separation.geometry import standardised_coef


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodRatioTest:
    """A likelihood-ratio test: do these columns add to what the others say?"""

    columns: tuple[str, ...]  # left out of the smaller model
    statistic: float  # twice the fall of the log-likelihood
    df: int
    p_value: float
    aic_change: float  # smaller minus larger model; negative speaks for the smaller
    bic_change: float


def likelihood_ratio_test(estimate: Estimate, columns: Collection[str]) -> LikelihoodRatioTest:
    """The test of leaving out columns, with all terms that are made of them: levels, curves, products.

    With a Firth estimate, the penalised likelihood at zero coefficients takes the smaller model's place.
    Raises SettingError for a column that the model does not have.
    Source: Hosmer, Lemeshow & Sturdivant (2013), section 2.4; Heinze & Schemper (2002).
    """
    free = np.ones(estimate.n_coef, dtype=bool)
    free[estimate.slopes] = ~tested_terms(estimate.design, columns)
    refuse_sampling_weights(estimate)
    likelihood = Likelihood(estimate.standardised, estimate.y, estimate.firth, estimate.weight)
    full = likelihood.at(standardised_coef(estimate.design.X, estimate.coef, intercept=estimate.intercept))
    smaller = maximise(likelihood, np.where(free, full.coef, 0.0), free)
    statistic, df = max(2.0 * (full.value - smaller.value), 0.0), int((~free).sum())
    return LikelihoodRatioTest(
        columns=tuple(columns),
        statistic=statistic,
        df=df,
        p_value=float(chi_square_tail(statistic, df)) if df else 1.0,
        aic_change=statistic - 2.0 * df,
        bic_change=statistic - float(np.log(estimate.n_cases)) * df,
    )


def nested_test(estimate: Estimate, columns: Collection[str]) -> LikelihoodRatioTest | WaldTest:
    """The test of leaving out columns that the estimate allows: Wald's with sampling weights."""
    if not estimate.sampling:
        return likelihood_ratio_test(estimate, columns)
    return wald_test(estimate, tuple(columns), tested_terms(estimate.design, columns))


def column_tests(estimate: Estimate) -> tuple[LikelihoodRatioTest | WaldTest, ...]:
    """The test of leaving out each column, or group of terms, in the design's order."""
    return tuple(nested_test(estimate, (column,)) for column in columns_of(estimate.design))


def tested_terms(design: Design, columns: Collection[str]) -> NDArray[np.bool_]:
    """The terms (d,) that go with these columns. Raises SettingError for one that is not in the model."""
    owners = dict.fromkeys(owner for term in design.terms for owner in (term.column, *term.sources))
    if unknown := [name for name in columns if name not in owners]:
        raise SettingError(f"The model has no column {unknown[0]!r}: choose among {', '.join(owners)}.")
    return dropped_terms(design, columns)


def dropped_terms(design: Design, columns: Collection[str]) -> NDArray[np.bool_]:
    """The terms (d,) that go with these columns or groups of terms: a curve takes its products along."""
    own = {
        f for term in design.terms if term.column in columns and len(term.factors) == 1 for f in term.factors
    }
    return np.array(
        [term.rests_on(columns) or not own.isdisjoint(term.factors) for term in design.terms], dtype=bool
    )


def drop_columns(design: Design, columns: Collection[str]) -> Design:
    """The design without the terms of these columns, or groups of terms."""
    kept = np.flatnonzero(~dropped_terms(design, columns)).tolist()
    terms = tuple(design.terms[j] for j in kept)
    levels = {name: names for name, names in design.levels.items() if name not in columns}
    return replace(design, X=design.X[:, kept], terms=terms, levels=levels)


def holm(p_values: ArrayLike) -> Vector:
    """p-values (m,) adjusted so that the chance of even one false alarm among them stays below the level.

    Source: Holm (1979), Scandinavian Journal of Statistics 6, 65-70.
    """
    p = np.asarray(p_values, dtype=float)
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def cross_validated_loss(
    design: Design,
    y: Vector,
    *,
    folds: int = 10,
    seed: int = 0,
    firth: bool = False,
    weight: Vector | None = None,
    cases: bool = False,
) -> float:
    """Mean loss, nats a row or case, on what a fit has not seen: a fold is judged by the others' estimate.

    Shapes: y (n,) of 0 and 1, weight (n,) of any kind: fits and means are weighted. Folds are stratified, and
    with `cases` the weights are cases, which are dealt one by one.
    Infinite where the rest of a fold has no estimate by maximum likelihood, its classes being separated;
    Firth's always exists. Raises as weighted_folds does.
    """
    steps = cross_validation_steps(design, y, folds=folds, seed=seed, firth=firth, weight=weight, cases=cases)
    return run_to_end(steps)


def cross_validation_steps(
    design: Design,
    y: Vector,
    *,
    folds: int = 10,
    seed: int = 0,
    firth: bool = False,
    weight: Vector | None = None,
    cases: bool = False,
) -> Generator[float, None, float]:
    """`cross_validated_loss` fold by fold: yields the share done, and returns the loss."""
    total = 0.0
    for number, fold in enumerate(weighted_folds(y, folds, seed, weight=weight, cases=cases)):
        yield number / folds
        losses = held_out_loss(design, y, fold, firth=firth)
        total += float(losses.sum() if fold.validation_weight is None else fold.validation_weight @ losses)
    return total / (len(y) if weight is None else float(weight.sum()))


def held_out_loss(design: Design, y: Vector, fold: WeightedSplit, *, firth: bool) -> Vector:
    """The losses of the rows held out; columns that the rest cannot tell apart are left out."""
    rest = replace(design, X=design.X[fold.train])
    kept = ~np.isin(design.names, redundant_columns(rest))
    terms = tuple(term for term, keep in zip(design.terms, kept, strict=True) if keep)
    clean = replace(rest, X=rest.X[:, kept], terms=terms)
    found = (
        maximum_likelihood(clean, y[fold.train], firth=True, weight=fold.train_weight)
        if firth
        else estimate_or_reason(clean, y[fold.train], seconds=0.0, weight=fold.train_weight)
    )
    if isinstance(found, NotEstimable):
        return np.full(len(fold.validation), np.inf)
    logits = found.coef[0] + design.X[fold.validation][:, kept] @ found.coef[1:]
    return np.asarray(cross_entropy_of_logits(y[fold.validation], logits))
