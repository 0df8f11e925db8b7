"""Firth's predictions for rows that their model has not seen."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector
from logreg.data.columns import Columns, take_rows
from logreg.data.design import PLAIN, Design
from logreg.data.specification import DesignSpec
from logreg.data.weighted_split import WeightedSplit, weighted_folds
from logreg.evaluation.out_of_fold import OutOfFold, joined_folds, rows_with_unseen_levels
from logreg.functional.activations import sigmoid
from logreg.inference.estimability import redundant_columns
from logreg.inference.estimate import maximum_likelihood
from logreg.validation import check_labels


def firth_out_of_fold(
    columns: Columns,
    y_true: ArrayLike,
    *,
    folds: int = 5,
    seed: int = 0,
    spec: DesignSpec = PLAIN,
    weight: Vector | None = None,
    cases: bool = False,
) -> Generator[float, None, OutOfFold]:
    """The probability of each row, from Firth's estimate of the other folds.

    columns are named arrays (n,), y_true (n,) holds 0 and 1, weight (n,) counts; the folds are those of
    `out_of_fold`, and `spec` says what terms the columns become, learned on the other folds. Columns that a
    fold's other rows cannot tell apart are left out there, and a row with a level that they lack is NaN.
    Yields the share of folds done after each.
    Raises LabelError when a class has fewer rows, or cases, than there are folds.
    """
    y = check_labels(y_true).astype(float)
    parts: list[tuple[WeightedSplit, Vector]] = []
    for fold in weighted_folds(y, folds, seed, weight=weight, cases=cases):
        design = Design.learn(take_rows(columns, fold.train), spec=spec, weight=fold.train_weight)
        kept = ~np.isin(design.names, redundant_columns(design))
        terms = tuple(term for term, keep in zip(design.terms, kept, strict=True) if keep)
        clean = replace(design, X=design.X[:, kept], terms=terms)
        coef = maximum_likelihood(clean, y[fold.train], firth=True, weight=fold.train_weight).coef
        asked = take_rows(columns, fold.validation)
        p = sigmoid(design.encode(asked)[:, kept] @ coef[1:] + coef[0])
        p[rows_with_unseen_levels(design, asked)] = np.nan
        parts.append((fold, p))
        yield len(parts) / folds
    return joined_folds(parts)
