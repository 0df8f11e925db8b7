"""Predictions for rows that their model has not seen, without holding rows back for good."""

from collections.abc import Generator

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Vector, read_only
from logreg.data.columns import Columns, take_rows
from logreg.data.design import PLAIN, Design
from logreg.data.specification import DesignSpec
from logreg.data.split import stratified_folds
from logreg.functional.activations import sigmoid
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import fit
from logreg.validation import check_labels


def out_of_fold(
    columns: Columns,
    y_true: ArrayLike,
    *,
    folds: int = 5,
    seed: int = 0,
    l1: float = 0.0,
    l2: float = 0.0,
    standardise: bool = True,
    spec: DesignSpec = PLAIN,
    sample_weight: ArrayLike | None = None,
) -> Generator[float, None, Vector]:
    """The probability of each row (n,), from a model fitted to the other folds.

    columns are named arrays (n,), y_true (n,) holds 0 and 1, sample_weight (n,) weights above 0; l1 and l2 are
    Objective's, `spec` is Design.learn's. Encoding and scaling are learned anew without the fold that is predicted. Yields the share of folds done after each of them.
    Raises LabelError when a class has fewer rows than there are folds.
    Source: Stone (1974), Cross-validatory choice and assessment of statistical predictions.
    """
    y = check_labels(y_true)
    weight = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
    p = np.empty(y.size)
    for number, held_out in enumerate(stratified_folds(y, folds, seed), start=1):
        learned = np.setdiff1d(np.arange(y.size), held_out)
        design = Design.learn(take_rows(columns, learned), standardise=standardise, spec=spec)
        counts = None if weight is None else weight[learned]
        coef = fit(Objective(design.X, y[learned], sample_weight=counts, l1=l1, l2=l2)).coef
        p[held_out] = sigmoid(design.encode(take_rows(columns, held_out)) @ coef[1:] + coef[0])
        yield number / folds
    return read_only(p)
