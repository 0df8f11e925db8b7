"""Predictions for rows that their model has not seen, without holding rows back for good."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Rows, Vector, read_only
from logreg.data.columns import Columns, column_values, take_rows
from logreg.data.design import PLAIN, Design
from logreg.data.imputation import Replacement
from logreg.data.specification import DesignSpec
from logreg.data.weighted_split import WeightedSplit, weighted_folds
from logreg.functional.activations import sigmoid
from logreg.objective.in_memory import Objective
from logreg.solvers.fitting import fit
from logreg.validation import check_labels


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OutOfFold:
    """Probabilities from models that have not seen what they predict.

    m rows in their order, each once; where cases are dealt, once for each fold that holds some of its cases.
    """

    rows: Rows  # (m,) positions
    p: Vector  # (m,), NaN for a row with a level that the other folds lack
    weight: Vector | None  # (m,)


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
    weight: Vector | None = None,
    cases: bool = False,
    sampling: bool = False,
) -> Generator[float, None, OutOfFold]:
    """The probability of each row, from a model fitted to the other folds.

    columns are named arrays (n,), y_true (n,) holds 0 and 1; weight (n,) and `cases` are those of
    `weighted_folds`, and `sampling` says that they are sampling weights; l1 and l2 are Objective's, and
    `spec` says how the columns enter. Encoding and scaling are learned anew without the fold predicted.
    Yields the share of folds done after each of them.
    Raises LabelError when a class has fewer rows, or cases, than there are folds.
    Source: Stone (1974), Cross-validatory choice and assessment of statistical predictions.
    """
    y = check_labels(y_true)
    parts: list[tuple[WeightedSplit, Vector]] = []
    for fold in weighted_folds(y, folds, seed, weight=weight, cases=cases):
        design = Design.learn(
            take_rows(columns, fold.train),
            standardise=standardise,
            spec=spec,
            weight=fold.train_weight,
            sampling=sampling,
        )
        objective = Objective(design.X, y[fold.train], sample_weight=fold.train_weight, l1=l1, l2=l2)
        coef = fit(objective).coef
        asked = take_rows(columns, fold.validation)
        p = sigmoid(design.encode(asked) @ coef[1:] + coef[0])
        p[rows_with_unseen_levels(design, asked)] = np.nan
        parts.append((fold, p))
        yield len(parts) / folds
    return joined_folds(parts)


def joined_folds(parts: Sequence[tuple[WeightedSplit, Vector]]) -> OutOfFold:
    """The predictions of all folds, in the order of the rows."""
    rows = np.concatenate([fold.validation for fold, _ in parts])
    order = np.argsort(rows, kind="stable")
    weights = [fold.validation_weight for fold, _ in parts if fold.validation_weight is not None]
    return OutOfFold(
        rows=read_only(rows[order]),
        p=read_only(np.concatenate([p for _, p in parts])[order]),
        weight=read_only(np.concatenate(weights)[order]) if weights else None,
    )


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
