"""The columns that part the rows into groups, and the ways to give the groups thresholds."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard import state
from dashboard.intake import label
from dashboard.workbench.bench import Bench
from logreg.arrays import read_only
from logreg.groups import Group, Grouping, equal_recall, equal_selection, group_counts

MOST = 12  # groups that a person can compare

Policy = Callable[[Bench, Grouping, float], float | Mapping[str, float]]


def columns(bench: Bench) -> list[str]:
    """Columns with few different values among the judging rows."""

    def few() -> list[str]:
        return [name for name in bench.source.columns if 2 <= _distinct(_values(bench, name)) <= MOST]

    return state.once("group columns", bench.key, few)


def grouping(bench: Bench, column: str) -> Grouping:
    """The judging rows by this column's values."""

    def gathered() -> Grouping:
        code, names = pd.factorize(_values(bench, column), sort=True)
        return Grouping(tuple(label(name) for name in names), read_only(code))

    return state.once("grouping", (bench.key, column), gathered)


def by_pin(
    bench: Bench, column: str, policy: str, thresholds: Mapping[str, float]
) -> dict[str, tuple[Group, ...]]:
    """Each pin's groups, by its letter. Raises LabelError where a group cannot have its own threshold."""
    groups = grouping(bench, column)
    return {
        letter: group_counts(bench.judge.y, bench.p, groups, POLICIES[policy](bench, groups, threshold))
        for letter, threshold in thresholds.items()
    }


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
    head = pd.unique(values[:1000]).size
    return head if head > MOST else pd.unique(values).size
