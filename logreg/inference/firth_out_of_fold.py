"""Firth's predictions for rows that their model has not seen."""

from collections.abc import Generator
from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.data.columns import Columns, take_rows
from logreg.data.design import PLAIN, Design
from logreg.data.specification import DesignSpec
from logreg.data.split import stratified_folds
from logreg.evaluation.out_of_fold import rows_with_unseen_levels
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
) -> Generator[float, None, Vector]:
    """The probability of each row (n,), from Firth's estimate of the other folds.

    columns are named arrays (n,), y_true (n,) holds 0 and 1, weight (n,) counts; the folds are those of
    `out_of_fold`, and `spec` says what terms the columns become, learned on the other folds. Columns that a
    fold's other rows cannot tell apart are left out there, and a row with a level that they lack is NaN.
    Yields the share of folds done after each.
    Raises LabelError when a class has fewer rows than there are folds.
    """
    y = check_labels(y_true)
    p = np.empty(y.size)
    for number, held_out in enumerate(stratified_folds(y, folds, seed), start=1):
        learned = np.setdiff1d(np.arange(y.size), held_out)
        counts = None if weight is None else weight[learned]
        design = Design.learn(take_rows(columns, learned), spec=spec, weight=counts)
        kept = ~np.isin(design.names, redundant_columns(design))
        terms = tuple(term for term, keep in zip(design.terms, kept, strict=True) if keep)
        clean = replace(design, X=design.X[:, kept], terms=terms)
        coef = maximum_likelihood(clean, y[learned].astype(float), firth=True, weight=counts).coef
        asked = take_rows(columns, held_out)
        p[held_out] = sigmoid(design.encode(asked)[:, kept] @ coef[1:] + coef[0])
        p[held_out[rows_with_unseen_levels(design, asked)]] = np.nan
        yield number / folds
    return read_only(p)
