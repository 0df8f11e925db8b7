"""The target as 0 and 1, and each row's weight, with the rows that have neither left out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.errors import TableError
from dashboard.tabular.kinds import is_number, label, place, texts
from dashboard.tabular.plan import GroupedCounts, Plan, WeightKind
from dashboard.tabular.row_drops import RowDrops
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import counted, listed, quoted
from logreg.arrays import Rows, Vector, read_only


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LabelledRows:
    """n cases or groups of cases; a row of grouped counts gives two of them, one of each class."""

    rows: Rows  # (n,) positions in the table
    y: NDArray[np.int64]  # (n,)
    weight: Vector | None  # (n,), above 0
    weight_kind: WeightKind | None


def class_names(frame: pd.DataFrame, plan: Plan) -> tuple[str, str]:
    """What the positive and the negative class are called. Raises TableError for a target that is not two."""
    name = plan.target
    if name is None:
        raise TableError("No column is the target: choose the one that the model shall predict.")
    if plan.counts:
        return plan.counts.successes, plan.counts.failures or f"not {plan.counts.successes}"
    if plan.cut:
        sides = f"> {exact_number(plan.cut.value)}", f"≤ {exact_number(plan.cut.value)}"
        return sides if plan.cut.above else (sides[1], sides[0])
    if plan.groups:
        return ", ".join(plan.groups.positive), ", ".join(plan.groups.negative)
    return _two_values(target_values(frame, plan), plan.positive)


def target_values(frame: pd.DataFrame, plan: Plan) -> pd.Series:
    """The target, blanks as the level that they mean where the plan says so."""
    column = plan.column(plan.target or "")
    values = frame[column.name]
    if column.missing != "own level" or plan.counts:
        return values
    named = texts(values)
    named[values.isna().to_numpy()] = column.missing_level
    return pd.Series(named, index=values.index, name=column.name)


def _two_values(target: pd.Series, positive: str | None) -> tuple[str, str]:
    found = sorted({label(value) for value in target.dropna().unique()[:1000]})
    name = quoted(target.name)
    if not found:
        raise TableError(f"Target {name} is empty in every row. Choose another column.")
    if len(found) == 1:
        blanks = int(target.isna().sum())
        where = f"its {counted(len(target) - blanks, 'row')} that are not blank" if blanks else "every row"
        raise TableError(
            f"Target {name} has the value {quoted(found[0])} in {where}; a model needs two classes. Choose "
            "another column, or say what blank means."
        )
    if len(found) > 2:
        raise TableError(
            f"Target {name} has {target.nunique():,} different values ({listed(found)}); a model needs two "
            "classes. Say which values are positive and which negative, or choose another column."
        )
    if positive not in found:
        asked = "Say which value" if positive is None else f"It has no value {quoted(positive)}; say which"
        raise TableError(f"{asked} of target {name} is positive: {quoted(found[0])} or {quoted(found[1])}.")
    return positive, next(value for value in found if value != positive)


def drop_unlabelled(frame: pd.DataFrame, plan: Plan, drops: RowDrops) -> None:
    """Leave out the rows whose target is missing or in neither class."""
    name = plan.target or ""
    for column in filter(None, _target_columns(plan)):
        values = target_values(frame, plan) if column == name else frame[column]
        drops.drop(f"no value in target {quoted(column)}", values.isna().to_numpy())
    if plan.groups:
        target = target_values(frame, plan)
        named = {*plan.groups.positive, *plan.groups.negative}
        found = [label(value) for value in target.dropna().unique()]
        if others := [value for value in found if value not in named]:
            rows = np.isin(texts(target).astype(str), others)
            drops.drop(f"target {quoted(name)} is {listed(sorted(others))}", rows)


def drop_unweighted(frame: pd.DataFrame, plan: Plan, drops: RowDrops) -> None:
    """Leave out the rows without a weight or with the weight 0. Raises TableError for one below 0."""
    name = plan.weight
    if name is None:
        return
    weight = _counts_of(frame, name, whole=plan.weight_kind == "frequency")
    drops.drop(f"no value in weight {quoted(name)}", np.isnan(weight))
    drops.drop(f"weight {quoted(name)} is 0", weight == 0)


def labelled_rows(frame: pd.DataFrame, plan: Plan, kept: NDArray[np.bool_]) -> LabelledRows:
    """The cases of the rows that are kept. Raises TableError for values that cannot be."""
    rows = np.flatnonzero(kept)
    if plan.counts:
        return _grouped(frame, plan.counts, rows)
    weight = None
    if plan.weight is not None:
        weight = read_only(frame[plan.weight].to_numpy(dtype=float)[rows])
    return LabelledRows(
        rows=read_only(rows),
        y=read_only(_positive(target_values(frame, plan).iloc[rows], plan).astype(np.int64)),
        weight=weight,
        weight_kind=plan.weight_kind if weight is not None else None,
    )


def _positive(target: pd.Series, plan: Plan) -> NDArray[np.bool_]:
    if plan.cut:
        if not is_number(target):
            raise TableError(
                f"Target {quoted(target.name)} holds no numbers, so it cannot be cut: choose values."
            )
        above = target.to_numpy(dtype=float) > plan.cut.value
        return above if plan.cut.above else ~above
    chosen: Sequence[str] = plan.groups.positive if plan.groups else [plan.positive or ""]
    values = [value for value in target.unique() if label(value) in set(chosen)]
    return target.isin(values).to_numpy(dtype=bool)


def _target_columns(plan: Plan) -> tuple[str | None, ...]:
    if plan.counts:
        return plan.counts.successes, plan.counts.trials, plan.counts.failures
    return (plan.target,)


def _grouped(frame: pd.DataFrame, counts: GroupedCounts, rows: Rows) -> LabelledRows:
    """Each row's successes and failures as two cases with weights; those of weight 0 left out."""
    failures: Vector
    successes = _counts_of(frame, counts.successes, whole=True)[rows]
    if counts.trials:
        failures = _counts_of(frame, counts.trials, whole=True)[rows] - successes
        if (failures < 0).any():
            at = int(np.flatnonzero(failures < 0)[0])
            raise TableError(
                f"{quoted(counts.successes)} is {successes[at]:g} on {place(frame.index, int(rows[at]))}, "
                f"more than {quoted(counts.trials)}. Correct one of them, or choose other columns."
            )
    elif counts.failures:
        failures = _counts_of(frame, counts.failures, whole=True)[rows]
    else:
        raise TableError("Grouped counts need trials or failures beside the successes: choose that column.")
    weight: Vector = np.column_stack([successes, failures]).ravel()
    present = weight > 0
    return LabelledRows(
        rows=read_only(np.repeat(rows, 2)[present]),
        y=read_only(np.tile([1, 0], len(rows))[present].astype(np.int64)),
        weight=read_only(weight[present]),
        weight_kind="frequency",
    )


def _counts_of(frame: pd.DataFrame, name: str, *, whole: bool) -> Vector:
    """A column as weights (n,), NaN where missing. Raises TableError for what cannot be one."""
    if name not in frame or not is_number(frame[name]):
        raise TableError(f"{quoted(name)} holds no numbers, so it cannot count rows: choose another column.")
    values = frame[name].to_numpy(dtype=float)
    bad = (values < 0) | np.isinf(values) | ((values % 1 != 0) & ~np.isnan(values) if whole else False)
    if bad.any():
        at = int(np.flatnonzero(bad)[0])
        wanted = "a whole number, 0 or more" if whole else "a number, 0 or more"
        way = ", or use them as sampling weights" if whole and values[at] > 0 else ""
        raise TableError(
            f"{quoted(name)} is {label(values[at])} on {place(frame.index, at)}; a count has to be {wanted}. "
            f"Correct it{way}, or choose another column."
        )
    return values
