"""The learner's own table as the rows of a lesson, where it suits one."""

import numpy as np

from dashboard.analysis.lessons.evidence_answers import sweep_of
from dashboard.analysis.lessons.lesson_data import LessonData, class_distance
from dashboard.analysis.lessons.validation_answers import expanded_fits
from dashboard.tabular import Prepared
from logreg import LogregError
from logreg.arrays import Vector, read_only

FEWEST, MOST = 60, 20_000  # rows; with fewer little can be kept back, with more a learner would wait
MOST_COLUMNS = 6


def own_rows(prepared: Prepared | None) -> LessonData | None:
    """The visit's own rows, by the number column whose classes lie furthest apart without being separated.

    None where there is no table, or none with 60 to 20,000 unweighted rows and such a column.
    """
    if prepared is None or prepared.weight is not None or not FEWEST <= len(prepared.y) <= MOST:
        return None
    columns = _varying_numbers(prepared)
    by_distance = sorted(columns, key=lambda name: -class_distance(columns[name], prepared.y))
    for column in by_distance:
        kept = {name: columns[name] for name in by_distance[:MOST_COLUMNS]} | {column: columns[column]}
        found = LessonData(
            title=prepared.name,
            columns=kept,
            column=column,
            unit="",
            y=prepared.y,
            negative=prepared.negative,
            positive=prepared.positive,
            own=True,
        )
        if _suits(found):
            return found
    return None


def _varying_numbers(prepared: Prepared) -> dict[str, Vector]:
    numbers = {
        name: read_only(np.asarray(values, dtype=float))
        for name, values in prepared.columns.items()
        if values.dtype.kind in "fiu"
    }
    return {name: values for name, values in numbers.items() if np.isfinite(values).all() and np.ptp(values)}


def _suits(data: LessonData) -> bool:
    """Whether every question of a lesson has an answer on these rows."""
    land = data.landscape
    if not land.minimum_point or not data.x.min() <= land.boundary <= data.x.max():
        return False
    try:
        sweep_of(data)
        expanded_fits(data)
    except LogregError:
        return False
    return True
