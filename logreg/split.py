"""Rows to learn from and rows to judge by, each class in the same proportion."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from logreg.arrays import Rows, read_only
from logreg.errors import SettingError


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
    if not 0 <= share < 1:
        raise SettingError(f"The validation share is {share}: choose at least 0 and less than 1.")
    labels = np.asarray(y)
    random = np.random.default_rng(seed)
    held_back = np.zeros(len(labels), dtype=bool)
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        held_back[rows[: min(round(share * len(rows)), len(rows) - 1)]] = True
    return Split(read_only(np.flatnonzero(~held_back)), read_only(np.flatnonzero(held_back)))
