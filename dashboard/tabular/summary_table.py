"""Table 1: every column by class, with how far the classes differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dashboard.tabular.kinds import is_date, is_number, texts
from dashboard.tabular.plan import Column
from dashboard.tabular.prepare import Prepared
from dashboard.tabular.table import Table
from logreg.arrays import Vector
from logreg.inspection.class_balance import (
    LevelCounts,
    NumberSummary,
    level_counts,
    number_summary,
    standardised_difference,
    standardised_level_difference,
)

MOST_LEVELS = 50
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NumberRow:
    """A number in the negative rows, the positive rows and all rows."""

    column: str
    negative: NumberSummary
    positive: NumberSummary
    total: NumberSummary
    missing: tuple[float, float, float]  # cases without a value, in the same order
    difference: float  # standardised, positive minus negative


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class CategoryRow:
    """A category in the negative rows, the positive rows and all rows; one entry a level."""

    column: str
    levels: tuple[str, ...]
    negative: LevelCounts
    positive: LevelCounts
    total: LevelCounts
    missing: tuple[float, float, float]
    difference: float  # standardised, never negative


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class SummaryTable:
    """Table 1 of a data set. Cases are what frequency weights count; sampling weights are left aside."""

    target: str
    names: tuple[str, str]  # of the negative and the positive class
    n: tuple[float, float, float]  # cases: negative, positive, all
    rows: tuple[NumberRow | CategoryRow, ...]


def summary_table(table: Table, prepared: Prepared, columns: Sequence[str] | None = None) -> SummaryTable:
    """Table 1 of the rows that are used; of the plan's features, or of any columns of the table.

    Numbers that the plan uses as categories are counted by level; texts of over 50 values are left out.
    """
    plan = prepared.plan
    wanted = plan.features if columns is None else tuple(columns)
    counted = prepared.weight is not None and prepared.weight_kind == "frequency"
    cases = np.asarray(prepared.weight) if counted else np.ones(len(prepared.y))
    masks = (prepared.y == 0, prepared.y == 1, np.ones(len(prepared.y), dtype=bool))
    rows = [_row(table, prepared, plan.column(name), masks, cases) for name in wanted]
    return SummaryTable(
        target=prepared.target,
        names=(prepared.negative, prepared.positive),
        n=_three([float(cases[mask].sum()) for mask in masks]),
        rows=tuple(row for row in rows if row is not None),
    )


def _row(
    table: Table, prepared: Prepared, column: Column, masks: Sequence[Mask], cases: Vector
) -> NumberRow | CategoryRow | None:
    values = table.frame[column.name].iloc[prepared.rows]
    gaps = values.isna().to_numpy()
    missing = _three([float(cases[mask & gaps].sum()) for mask in masks])
    if is_number(values) and column.kind != "category":
        numbers = values.to_numpy(dtype=float)
        by_class = [number_summary(numbers[mask], cases[mask]) for mask in masks]
        return NumberRow(
            column=column.name,
            negative=by_class[0],
            positive=by_class[1],
            total=by_class[2],
            missing=missing,
            difference=standardised_difference(by_class[0], by_class[1]),
        )
    named = texts(values)
    levels = column.order or tuple(sorted(set(named[~gaps].tolist())))
    if not levels or len(levels) > MOST_LEVELS or is_date(values):
        return None
    counts = [level_counts(named[mask], levels, cases[mask]) for mask in masks]
    return CategoryRow(
        column=column.name,
        levels=levels,
        negative=counts[0],
        positive=counts[1],
        total=counts[2],
        missing=missing,
        difference=standardised_level_difference(counts[0], counts[1]),
    )


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    negative, positive, total = values
    return negative, positive, total
