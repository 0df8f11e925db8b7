"""Rows that are left out, each counted once, under the first reason that it meets."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from logreg.arrays import Rows, read_only


class RowDrops:
    """Which rows of a table are still used; tells of every other one why it is not."""

    def __init__(self, n: int) -> None:
        """Begins with all n rows."""
        self.kept: NDArray[np.bool_] = np.ones(n, dtype=bool)
        self._rows: dict[str, Rows] = {}

    def drop(self, reason: str, rows: NDArray[np.bool_]) -> None:
        """Leave out those of these rows that are still used."""
        new = self.kept & rows
        if new.any():
            self._rows[reason] = read_only(np.flatnonzero(new))
            self.kept &= ~new

    @property
    def rows(self) -> Mapping[str, Rows]:
        """Reason -> positions in the table."""
        return dict(self._rows)

    @property
    def counts(self) -> Mapping[str, int]:
        """Reason -> rows left out for it."""
        return {reason: len(rows) for reason, rows in self._rows.items()}
