"""The rows that figures and answers are about: a data set of the app, or the learner's own table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.lessons.lesson_values import DataName
from logreg.arrays import Vector
from logreg.data.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.inspection.class_balance import number_summary, standardised_difference
from logreg.inspection.landscape import Landscape, landscape

T = TypeVar("T")
LOADERS = {"tumours": load_tumour_size, "wisconsin": load_breast_cancer}
IN_LINKS = {"Tumour sizes": "tumour-sizes", "Wisconsin tumours": "wisconsin"}
SHOWN = {"tumours": "size", "wisconsin": "mean radius"}
OWN = "own_or_"
DATA_NAMES = (*LOADERS, *(f"{OWN}{name}" for name in LOADERS))


@dataclass(frozen=True, eq=False, kw_only=True)
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
    kept: dict[str, Any] = field(default_factory=dict)  # computed from these rows

    def once(self, name: str, compute: Callable[[], T]) -> T:
        """What `compute` gives, kept with these rows: an own table leaves nothing behind."""
        if name not in self.kept:
            self.kept[name] = compute()
        found: T = self.kept[name]
        return found

    @property
    def named_in_links(self) -> str:
        """What stands for these rows in an address; empty for an own table, which is never in a link."""
        return "" if self.own else IN_LINKS[self.title]

    @property
    def x(self) -> Vector:
        """The column that is looked at (n,)."""
        return self.columns[self.column]

    @cached_property
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


def class_distance(values: Vector, y: NDArray[np.int64]) -> float:
    """How far the classes lie apart, in standard deviations."""
    distance = standardised_difference(*(number_summary(values[y == label]) for label in (0, 1)))
    return abs(distance) if np.isfinite(distance) else 0.0
