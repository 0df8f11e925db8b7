"""Splits and folds of weighted rows: one that counts cases may have some of them on either side."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, Vector, read_only
from logreg.data.split import dealt_cases, held_out_cases, stratified_folds, stratified_split


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WeightedSplit:
    """Sorted positions of the rows to learn from and of those held out, and what each counts there.

    The weights are None where all rows count the same. A row of several cases may be on both sides.
    """

    train: Rows
    validation: Rows
    train_weight: Vector | None = None
    validation_weight: Vector | None = None


def weighted_split(
    y: ArrayLike, share: float, seed: int, *, weight: Vector | None = None, cases: bool = False
) -> WeightedSplit:
    """A random split that holds back `share` of each class: of its rows, or of its cases.

    Shapes: y (n,), any labels; weight (n,), above 0. With `cases` the weights are whole numbers of cases,
    which are split one by one; else a row keeps its weight. Raises SettingError unless 0 <= share < 1.
    """
    if cases and weight is not None and share:
        return _by_cases(weight, held_out_cases(y, weight, share, seed))
    split = stratified_split(y, share, seed)
    return _by_rows(split.train, split.validation, weight)


def weighted_folds(
    y: ArrayLike, folds: int, seed: int, *, weight: Vector | None = None, cases: bool = False
) -> tuple[WeightedSplit, ...]:
    """For each fold what it holds out and what the other folds hold, every class spread evenly over them.

    Shapes: y (n,) of 0 and 1, weight (n,), above 0. With `cases` the weights are whole numbers of cases,
    which are dealt one by one. Raises SettingError for fewer than two folds, LabelError when a class has
    fewer rows, or cases, than there are folds.
    """
    if cases and weight is not None:
        return tuple(_by_cases(weight, held) for held in dealt_cases(y, weight, folds, seed))
    every = np.arange(np.size(y))
    return tuple(_by_rows(np.delete(every, held), held, weight) for held in stratified_folds(y, folds, seed))


def _by_rows(train: Rows, validation: Rows, weight: Vector | None) -> WeightedSplit:
    if weight is None:
        return WeightedSplit(train=train, validation=validation)
    return WeightedSplit(
        train=train,
        validation=validation,
        train_weight=read_only(weight[train]),
        validation_weight=read_only(weight[validation]),
    )


def _by_cases(weight: Vector, held: Vector) -> WeightedSplit:
    """Of the held-out cases of each row (n,), the split."""
    learned = weight - held
    train, validation = np.flatnonzero(learned), np.flatnonzero(held)
    return WeightedSplit(
        train=read_only(train),
        validation=read_only(validation),
        train_weight=read_only(learned[train]),
        validation_weight=read_only(held[validation]),
    )
