"""Predictions for rows that their model has not seen, without holding rows back for good."""

from collections.abc import Generator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Vector, read_only
from logreg.data.columns import Columns, column_values, take_rows
from logreg.data.design import PLAIN, Design
from logreg.data.gaps import Replacement
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
    sampling: bool = False,
) -> Generator[float, None, Vector]:
    """The probability of each row (n,), from a model fitted to the other folds.

    columns are named arrays (n,), y_true (n,) holds 0 and 1, sample_weight (n,) weights above 0, counts or
    with `sampling` sampling weights; l1 and l2 are Objective's, and `spec` says how the columns enter.
    Encoding and scaling are learned anew without the fold that is predicted; a row with a level that the
    other folds lack is NaN.
    Yields the share of folds done after each of them.
    Raises LabelError when a class has fewer rows than there are folds.
    Source: Stone (1974), Cross-validatory choice and assessment of statistical predictions.
    """
    y = check_labels(y_true)
    weight = None if sample_weight is None else np.asarray(sample_weight, dtype=float)
    p = np.empty(y.size)
    for number, held_out in enumerate(stratified_folds(y, folds, seed), start=1):
        learned = np.setdiff1d(np.arange(y.size), held_out)
        counts = None if weight is None else weight[learned]
        design = Design.learn(
            take_rows(columns, learned),
            standardise=standardise,
            spec=spec,
            weight=counts,
            sampling=sampling,
        )
        coef = fit(Objective(design.X, y[learned], sample_weight=counts, l1=l1, l2=l2)).coef
        asked = take_rows(columns, held_out)
        p[held_out] = sigmoid(design.encode(asked) @ coef[1:] + coef[0])
        p[held_out[rows_with_unseen_levels(design, asked)]] = np.nan
        yield number / folds
    return read_only(p)


def rows_with_unseen_levels(design: Design, columns: Columns) -> NDArray[np.bool_]:
    """The rows (n,) that hold a level which the design has not learned, in any column.

    A missing value counts as its fill, and any level is known where rare ones were joined.
    """
    known = [
        np.isin(_learned_levels(design, name, columns).astype(str), levels)
        for name, levels in design.levels.items()
    ]
    rows = np.asarray(next(iter(columns.values()))).size
    return ~np.logical_and.reduce(known, axis=0) if known else np.zeros(rows, dtype=bool)


def _learned_levels(design: Design, name: str, columns: Columns) -> NDArray[np.object_]:
    """A column's levels (n,), filled and joined as the design does it."""
    replacement = design.replacements.get(name, Replacement())
    values = column_values(name, replacement.filled(columns[name]))
    return replacement.merged(values, design.levels[name])
