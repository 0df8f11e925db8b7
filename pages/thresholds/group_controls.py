"""The columns that split the rows into groups, and the ways to give the groups thresholds."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.tabular.kinds import label
from dashboard.ui.session import visit
from logreg.arrays import Rows, Vector, read_only
from logreg.evaluation.groups import Group, Grouping, equal_recall, equal_selection, group_counts

MOST = 12  # groups that a person can compare

Policy = Callable[[ThresholdEvaluation, Grouping, float], float | Mapping[str, float]]


def columns(evaluation: ThresholdEvaluation) -> list[str]:
    """Columns of numbers, and those with few different values, that differ among the judging rows."""

    def telling() -> list[str]:
        return [name for name in evaluation.source.columns if _parts(_values(evaluation, name))]

    return visit.cached_in_session("group columns", evaluation.key, telling)


def grouping(evaluation: ThresholdEvaluation, column: str) -> Grouping:
    """The judging rows by this column's values, or by its quarters where it has many numbers."""
    return visit.cached_in_session(
        "grouping", (evaluation.key, column), lambda: grouped(_values(evaluation, column))
    )


def grouped(values: NDArray[Any]) -> Grouping:
    """Rows with the same value together, or numbers in four parts; those without a value apart, last."""
    code, names = pd.factorize(values, sort=True)
    words = [label(name) for name in names]
    if len(words) > MOST:
        code, words = _quarters(values)
    if (code < 0).any():
        code, words = np.where(code < 0, len(words), code), [*words, "(no value)"]
    return Grouping(tuple(words), read_only(code))


def _quarters(numbers: Vector) -> tuple[Rows, list[str]]:
    """Which of four parts of about as many rows each number falls into, -1 for none, and their names."""
    quarters = np.nanquantile(numbers, [0.25, 0.5, 0.75], method="inverted_cdf")
    below_the_largest = numbers[numbers < np.nanmax(numbers)].max()
    limits = np.unique(np.minimum(quarters, below_the_largest))
    parts = np.searchsorted(limits, numbers)  # a number equal to a limit stays below it
    code = np.where(np.isnan(numbers), -1, parts)
    return code, _spans(limits)


def _spans(limits: Vector) -> list[str]:
    """The parts between one limit or more: `up to 12`, `above 12 to 20`, `above 20`."""
    ends = [f"{limit:.4g}" for limit in limits]
    between = [f"above {low} to {high}" for low, high in pairwise(ends)]
    return [f"up to {ends[0]}", *between, f"above {ends[-1]}"]


def counts_by_threshold(
    evaluation: ThresholdEvaluation, column: str, policy: str, thresholds: Mapping[str, float]
) -> dict[str, tuple[Group, ...]]:
    """The groups by letter. Raises LabelError where a group cannot have its own threshold."""
    groups = grouping(evaluation, column)
    return {
        letter: group_counts(
            evaluation.evaluation_rows.y,
            evaluation.p,
            groups,
            POLICIES[policy](evaluation, groups, threshold),
        )
        for letter, threshold in thresholds.items()
    }


def _same(_evaluation: ThresholdEvaluation, _groups: Grouping, threshold: float) -> float:
    return threshold


def _recall(evaluation: ThresholdEvaluation, groups: Grouping, threshold: float) -> Mapping[str, float]:
    return equal_recall(
        evaluation.evaluation_rows.y, evaluation.p, groups, evaluation.evaluation_sweep.at(threshold).recall
    )


def _selection(evaluation: ThresholdEvaluation, groups: Grouping, threshold: float) -> Mapping[str, float]:
    return equal_selection(evaluation.p, groups, evaluation.evaluation_sweep.at(threshold).flagged_share)


POLICIES: Mapping[str, Policy] = {
    "the same threshold": _same,
    "its own: found alike": _recall,
    "its own: flagged alike": _selection,
}


def _values(evaluation: ThresholdEvaluation, name: str) -> NDArray[Any]:
    return np.asarray(evaluation.source.columns[name])[evaluation.evaluation_rows.rows]


def _parts(values: NDArray[Any]) -> bool:
    """Whether a column can split the rows; a look at the first ones settles most columns."""
    few_or_many = pd.unique(values[:1000]).size
    if few_or_many <= MOST:
        few_or_many = pd.unique(values).size
    return few_or_many > 1 and (few_or_many <= MOST or values.dtype.kind in "iuf")
