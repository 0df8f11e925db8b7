"""Training and validation rows, or cases, and folds, each class in the same proportion."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from logreg.arrays import Matrix, Rows, Vector, read_only
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
        held_back[rows] = _drawn(random, cases[rows], max(0, min(round(share * total), total - 1)))
    return read_only(held_back)


def _drawn(random: np.random.Generator, cases: NDArray[np.int64], wanted: int) -> NDArray[np.int64]:
    """How many of each row's cases are among `wanted` drawn ones; of too many, each row gives its share."""
    total = int(cases.sum())
    if total < MOST_DRAWN:
        return random.multivariate_hypergeometric(cases, wanted, method="marginals")
    return np.asarray(np.floor(wanted / total * cases), dtype=np.int64)


def _refuse_share(share: float) -> None:
    if not 0 <= share < 1:
        raise SettingError(f"The validation share is {share}: choose at least 0 and less than 1.")


def stratified_folds(y: ArrayLike, folds: int, seed: int) -> tuple[Rows, ...]:
    """Disjoint sorted row positions that cover all rows, every class spread evenly over them.

    Shapes: y (n,) of 0 and 1. Raises SettingError for fewer than two folds, LabelError when a class has fewer
    rows than there are folds.
    """
    classes = np.asarray(y)
    _refuse_folds(folds)
    fold_of_row = np.empty(classes.size, dtype=np.intp)
    random = np.random.default_rng(seed)
    for label in (0, 1):
        rows = random.permutation(np.flatnonzero(classes == label))
        _refuse_small_class(label, rows.size, "rows", folds)
        fold_of_row[rows] = np.arange(rows.size) % folds
    return tuple(np.flatnonzero(fold_of_row == fold) for fold in range(folds))


def dealt_cases(y: ArrayLike, counts: ArrayLike, folds: int, seed: int) -> Matrix:
    """How many of each row's cases lie in each fold (folds, n), every class spread evenly over them.

    Shapes: y (n,) of 0 and 1; counts (n,) of whole numbers. The cases are dealt as if each had a row of its
    own. Raises SettingError for fewer than two folds, LabelError when a class has fewer cases than there are
    folds.
    """
    _refuse_folds(folds)
    classes, left = np.asarray(y), np.array(counts, dtype=np.int64)
    random = np.random.default_rng(seed)
    dealt = np.zeros((folds, classes.size))
    for label in (0, 1):
        rows = np.flatnonzero(classes == label)
        _refuse_small_class(label, int(left[rows].sum()), "cases", folds)
        for fold in range(folds):
            drawn = _drawn(random, left[rows], int(left[rows].sum()) // (folds - fold))
            dealt[fold, rows] = drawn
            left[rows] -= drawn
    return read_only(dealt)


def _refuse_folds(folds: int) -> None:
    if folds < 2:
        raise SettingError(f"There are {folds} folds asked for; give at least two.")


def _refuse_small_class(label: int, size: int, what: str, folds: int) -> None:
    if size < folds:
        raise LabelError(f"Class {label} has {size} {what}, fewer than the {folds} folds; use fewer folds.")
