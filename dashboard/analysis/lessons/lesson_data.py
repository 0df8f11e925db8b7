"""The rows that figures and answers are about: a data set of the app, or the learner's own table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.lessons.lesson_values import DataName
from dashboard.tabular import Prepared
from logreg.arrays import Vector, read_only
from logreg.data.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.inspection.class_balance import number_summary, standardised_difference
from logreg.inspection.landscape import Landscape, landscape

LOADERS = {"tumours": load_tumour_size, "wisconsin": load_breast_cancer}
SHOWN = {"tumours": "size", "wisconsin": "mean radius"}
OWN = "own_or_"
DATA_NAMES = (*LOADERS, *(f"{OWN}{name}" for name in LOADERS))
FEWEST, MOST = 20, 20_000  # rows of an own table; beyond that a lesson would keep its learner waiting


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LessonData:
    """Number columns (n,) each, the one that is looked at, and the classes (n,) of 0 and 1."""

    title: str
    columns: Mapping[str, Vector]
    column: str
    unit: str
    y: NDArray[np.int64]
    negative: str
    positive: str
    own: bool = False

    @property
    def x(self) -> Vector:
        """The column that is looked at (n,)."""
        return self.columns[self.column]

    @property
    def landscape(self) -> Landscape:
        """The loss over weight and bias of that column, and its minimum."""
        return landscape(self.column, self.x, self.y)


def lesson_data(name: DataName, own: LessonData | None) -> LessonData:
    """The data set of that name; the learner's own where the name allows it and there is one."""
    if name.name.startswith(OWN) and own is not None:
        return own
    return _built_in(name.name.removeprefix(OWN))


@cache
def _built_in(name: str) -> LessonData:
    data: Dataset = LOADERS[name]()
    column = SHOWN[name]
    return LessonData(
        title=data.name,
        columns=data.columns,
        column=column,
        unit=data.units.get(column, ""),
        y=data.y,
        negative=data.negative,
        positive=data.positive,
    )


def own_data(prepared: Prepared | None) -> LessonData | None:
    """The visit's own rows, by the number column whose classes lie furthest apart without being separated.

    None where there is no table, or none with 20 to 20,000 unweighted rows and such a column.
    """
    if prepared is None or prepared.weight is not None or not FEWEST <= len(prepared.y) <= MOST:
        return None
    columns = {
        name: read_only(np.asarray(values, dtype=float))
        for name, values in prepared.columns.items()
        if values.dtype.kind in "fiu" and np.isfinite(np.asarray(values, dtype=float)).all()
    }
    varying = {name: values for name, values in columns.items() if np.ptp(values) > 0}
    for column in sorted(varying, key=lambda name: -_distance(varying[name], prepared.y)):
        found = LessonData(
            title=prepared.name,
            columns=varying,
            column=column,
            unit="",
            y=prepared.y,
            negative=prepared.negative,
            positive=prepared.positive,
            own=True,
        )
        if found.landscape.minimum_point:
            return found
    return None


def _distance(values: Vector, y: NDArray[np.int64]) -> float:
    """How far the classes lie apart, in standard deviations."""
    distance = standardised_difference(*(number_summary(values[y == label]) for label in (0, 1)))
    return abs(distance) if np.isfinite(distance) else 0.0
