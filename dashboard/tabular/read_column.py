"""One column as read, with what is told and asked about it."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.questions import Question
from dashboard.tabular.table import Note, ReadOptions


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ReadColumn:
    """The values and their reading; the texts that meant missing, and those that only usually do."""

    series: pd.Series
    reading: str
    missing: tuple[str, ...]
    levels: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    questions: tuple[Question[ReadOptions], ...] = ()

    def told(self, note: Note) -> "ReadColumn":
        """The same values, with one note more."""
        return replace(self, notes=(*self.notes, note))

    def as_moments(self, moments: NDArray[np.datetime64], reading: str, note: Note) -> "ReadColumn":
        """Numbers read as the moments (n,) that they say; of their notes those on what was decided stay."""
        return ReadColumn(
            series=pd.Series(moments, index=self.series.index),
            reading=reading,
            missing=self.missing,
            notes=(note, *(each for each in self.notes if each.kind == "decided")),
        )


def spelled(value: float) -> str:
    """A number as people write it: up to 15 digits, a true minus sign."""
    return f"{value:.15g}".replace("-", "\u2212")


def any_of(mask: NDArray[np.bool_]) -> int:
    """The place of the first True."""
    return int(np.argmax(mask))
