"""Training and validation rows, or cases, and folds, each class in the same proportion."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector, read_only
from logreg.errors import LabelError, SettingError

MOST_DRAWN = 10**9  # cases of a class from which NumPy draws; of more, each row gives its share


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Sorted row positions, each row in exactly one of the two."""

    train: Rows
    validation: Rows


def stratified_split(y: ArrayLike, share: float, seed: int) -> Split:
    """A random split that holds back `share` of each class, rounded to whole rows.

    Shapes: y (n,), any labels. A share of 0 holds nothing back; a class keeps at least one row to learn from.
    Raises SettingError unless 0 <= share < 1.
    """
    _refuse_share(share)
    labels = np.asarray(y)
    random = np.random.default_rng(seed)
    held_back = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        held_back[rows[: min(round(share * len(rows)), len(rows) - 1)]] = True
    return Split(read_only(np.flatnonzero(~held_back)), read_only(np.flatnonzero(held_back)))


def held_out_cases(y: ArrayLike, counts: ArrayLike, share: float, seed: int) -> Vector:
    """How many of each row's cases are held back: `share` of each class, rounded to whole cases.

    Shapes: y (n,), any labels; counts (n,) of whole numbers; the result (n,). The cases are drawn without
    replacement, as if each had a row of its own (multivariate hypergeometric); a class keeps at least one to
    learn from. Raises SettingError unless 0 <= share < 1.
    """
    _refuse_share(share)
    labels, cases = np.asarray(y), np.asarray(counts, dtype=np.int64)
    random = np.random.default_rng(seed)
    held_back = np.zeros(len(labels))
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        total = int(cases[rows].sum())
        wanted = max(0, min(round(share * total), total - 1))
        if total < MOST_DRAWN:
            drawn = random.multivariate_hypergeometric(cases[rows], wanted, method="marginals")
        else:
            drawn = np.floor(share * cases[rows])
        held_back[rows] = drawn
    return read_only(held_back)


def _refuse_share(share: float) -> None:
    if not 0 <= share < 1:
        raise SettingError(f"The validation share is {share}: choose at least 0 and less than 1.")


def stratified_folds(y: ArrayLike, folds: int, seed: int) -> tuple[Rows, ...]:
    """Disjoint sorted row positions that cover all rows, every class spread evenly over them.

    Shapes: y (n,) of 0 and 1. Raises SettingError for fewer than two folds, LabelError when a class has fewer
    rows than there are folds.
    """
    classes = np.asarray(y)
    if folds < 2:
        raise SettingError(f"There are {folds} folds asked for; give at least two.")
    fold_of_row = np.empty(classes.size, dtype=np.intp)
    random = np.random.default_rng(seed)
    for label in (0, 1):
        rows = random.permutation(np.flatnonzero(classes == label))
        if rows.size < folds:
            raise LabelError(
                f"Class {label} has {rows.size} rows, fewer than the {folds} folds; use fewer folds."
            )
        fold_of_row[rows] = np.arange(rows.size) % folds
    return tuple(np.flatnonzero(fold_of_row == fold) for fold in range(folds))
