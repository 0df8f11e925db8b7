"""The columns that part the rows into groups, and the ways to give the groups thresholds."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from dashboard import state
from dashboard.bench import Bench
from logreg.groups import Grouping, equal_recall, equal_selection

MOST = 12  # groups that a person can compare

Policy = Callable[[Bench, Grouping, float], float | Mapping[str, float]]


def columns(bench: Bench) -> list[str]:
    """Columns with few different values among the judging rows."""

    def few() -> list[str]:
        return [name for name in bench.source.columns if 2 <= _distinct(_values(bench, name)) <= MOST]

    return state.once("group columns", bench.key, few)


def grouping(bench: Bench, column: str) -> Grouping:
    """The judging rows by this column's values."""
    return state.once("grouping", (bench.key, column), lambda: Grouping(_values(bench, column)))


def _same(_bench: Bench, _groups: Grouping, threshold: float) -> float:
    return threshold


def _recall(bench: Bench, groups: Grouping, threshold: float) -> Mapping[str, float]:
    return equal_recall(bench.judge.y, bench.p, groups, bench.judging.at(threshold).recall)


def _selection(bench: Bench, groups: Grouping, threshold: float) -> Mapping[str, float]:
    return equal_selection(bench.p, groups, bench.judging.at(threshold).flagged_share)


POLICIES: Mapping[str, Policy] = {
    "the same threshold": _same,
    "its own: found alike": _recall,
    "its own: flagged alike": _selection,
}


def _values(bench: Bench, name: str) -> NDArray[np.generic]:
    return np.asarray(bench.source.columns[name])[bench.judge.rows]


def _distinct(values: NDArray[np.generic]) -> int:
    """How many different values there are; a look at the first rows settles most columns."""
    head = np.unique(values[:1000]).size
    return head if head > MOST else np.unique(values).size
