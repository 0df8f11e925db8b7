"""The columns that split the rows into groups."""

from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.group_evaluation import GroupedRows
from dashboard.tabular.kinds import label
from dashboard.ui.session import visit
from logreg.arrays import Rows, Vector, read_only
from logreg.data.quantiles import weighted_quantiles
from logreg.evaluation.groups import Grouping

MOST = 12  # groups that a person can compare


def columns(evaluation: ThresholdEvaluation) -> list[str]:
    """Columns of numbers, and those with few different values, that differ among the judging rows."""

    def telling() -> list[str]:
        return [name for name in evaluation.source.columns if _parts(_values(evaluation, name))]

    return visit.cached_in_session("group columns", evaluation.key, telling)


def grouping(evaluation: ThresholdEvaluation, column: str) -> GroupedRows:
    """The rows that choose and those that judge by this column's values, or quarters of many numbers."""
    return visit.cached_in_session(
        "grouping", (evaluation.key, column), lambda: _grouped_rows(evaluation, column)
    )


def grouped(values: NDArray[Any], weight: Vector | None = None) -> Grouping:
    """Rows with the same value together, or numbers in four parts; those without a value apart, last.

    The parts hold about as much weight (n,) each.
    """
    code, names = pd.factorize(values, sort=True)
    words = [label(name) for name in names]
    if len(words) > MOST:
        code, words = _quarters(values, weight)
    if (code < 0).any():
        code, words = np.where(code < 0, len(words), code), [*words, "(no value)"]
    return Grouping(tuple(words), read_only(code))


def _quarters(numbers: Vector, weight: Vector | None) -> tuple[Rows, list[str]]:
    """Which of four parts of about as many rows each number falls into, -1 for none, and their names."""
    known = ~np.isnan(numbers)
    counts = np.ones(known.sum()) if weight is None else weight[known]
    quarters = weighted_quantiles(numbers[known], [0.25, 0.5, 0.75], counts, sampling=True)
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


def _grouped_rows(evaluation: ThresholdEvaluation, column: str) -> GroupedRows:
    """The same groups on both sides: of all rows together, and then part by part."""
    if evaluation.same_rows:
        groups = grouped(_values(evaluation, column), evaluation.evaluation_rows.weight)
        return GroupedRows(groups, groups)
    chosen, judged = evaluation.selection_rows, evaluation.evaluation_rows
    weight = None
    if chosen.weight is not None and judged.weight is not None:
        weight = np.concatenate([chosen.weight, judged.weight])
    rows = np.concatenate([chosen.rows, judged.rows])
    whole = grouped(np.asarray(evaluation.source.columns[column])[rows], weight)
    first, second = np.split(whole.code, [chosen.rows.size])
    return GroupedRows(Grouping(whole.names, first), Grouping(whole.names, second))


def _values(evaluation: ThresholdEvaluation, name: str) -> NDArray[Any]:
    return np.asarray(evaluation.source.columns[name])[evaluation.evaluation_rows.rows]


def _parts(values: NDArray[Any]) -> bool:
    """Whether a column can split the rows; a look at the first ones settles most columns."""
    few_or_many = pd.unique(values[:1000]).size
    if few_or_many <= MOST:
        few_or_many = pd.unique(values).size
    return few_or_many > 1 and (few_or_many <= MOST or values.dtype.kind in "iuf")
