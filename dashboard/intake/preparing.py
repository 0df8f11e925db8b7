"""A table, a target, its positive value and features -> rows that a model can learn from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.intake.error import IntakeError, counted, quoted
from dashboard.intake.judging import feature_objection, is_numeric, label, labels, target_objection
from dashboard.intake.lines import ROW
from dashboard.intake.taken import Taken
from logreg.arrays import Rows, read_only
from logreg.data.design import Design

MOST_CELLS = 40_000_000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prepared:
    """The n rows a model learns from, as chosen: every data set of the dashboard is one of these."""

    name: str
    columns: Mapping[str, NDArray[Any]]  # feature -> (n,), numbers or texts, read-only
    table: Mapping[str, NDArray[Any]]  # every column but the target -> (n,), as read, gaps included
    design: Design  # learned on all n rows, not standardised
    y: NDArray[np.int64]  # (n,), 1 where the target has its positive value
    rows: Rows  # (n,), positions in the table
    numbers: NDArray[Any]  # (n,), what the person finds each row by
    numbered: str  # what those count: lines of the file, or rows
    target: str
    positive: str
    negative: str
    dropped: Mapping[str, int]  # reason -> rows dropped for it; each row is counted once
    notes: tuple[str, ...]


def prepare(frame: pd.DataFrame, target: str, positive: object, features: Sequence[str]) -> Prepared:
    """The complete rows of the chosen columns, with y = 1 where the target has its positive value.

    Raises IntakeError, with the column, the value and the remedy, for a choice that no model can learn from.
    """
    if frame.index.name is None:
        frame = frame.set_axis(pd.RangeIndex(1, len(frame) + 1, name=ROW))
    features = tuple(dict.fromkeys(features))
    _refuse_choice(frame, target, features)
    values = _two_values(frame[target], label(positive))
    rows, dropped = _complete_rows(frame, target, features)
    chosen = frame[[*features, target]]
    kept = chosen.iloc[rows] if dropped else chosen
    _refuse_what_is_left(kept[target], kept[list(features)], frame[target], dropped)
    columns = {name: read_only(_values(kept[name])) for name in features}
    return Prepared(
        name=str(frame.attrs.get("name", "")),
        columns=columns,
        table=Taken(frame.drop(columns=target), rows),
        design=Design.learn(columns),
        y=read_only((kept[target] == values[1]).to_numpy(dtype=np.int64)),
        rows=read_only(rows),
        numbers=read_only(frame.index.to_numpy()[rows]),
        numbered=str(frame.index.name),
        target=target,
        positive=label(values[1]),
        negative=label(values[0]),
        dropped=dropped,
        notes=_notes(kept[list(features)]),
    )


def _refuse_choice(frame: pd.DataFrame, target: str, features: Sequence[str]) -> None:
    """What can be said before any row is dropped."""
    for name in (target, *features):
        if name not in frame.columns:
            raise IntakeError(f"There is no column {quoted(name)}. Choose among the columns of the table.")
    if not features:
        raise IntakeError("No feature is chosen. Choose at least one column to predict the target from.")
    if target in features:
        raise IntakeError(
            f"Column {quoted(target)} is the target and a feature at once. Remove it from the features."
        )
    if objection := target_objection(frame[target]):
        raise IntakeError(objection)
    for name in features:
        if objection := feature_objection(frame[name]):
            raise IntakeError(objection)


def _two_values(target: pd.Series, positive: str) -> tuple[Any, Any]:
    """The values of a two-valued target, the positive one last."""
    first, second = sorted(pd.unique(target.dropna()))
    if positive == label(second):
        return first, second
    if positive == label(first):
        return second, first
    raise IntakeError(
        f"Target {quoted(target.name)} has no value {quoted(positive)}. "
        f"Choose {quoted(label(first))} or {quoted(label(second))} as the positive one."
    )


def _complete_rows(frame: pd.DataFrame, target: str, features: Sequence[str]) -> tuple[Rows, dict[str, int]]:
    """Positions of the complete rows; the others, counted under the first column without a value."""
    complete = np.ones(len(frame), dtype=bool)
    dropped: dict[str, int] = {}
    for name in (target, *features):
        missing = complete & frame[name].isna().to_numpy()
        if count := int(missing.sum()):
            what = "target" if name == target else "column"
            dropped[f"no value in {what} {quoted(name)}"] = count
            complete &= ~missing
    return np.flatnonzero(complete), dropped


def _refuse_what_is_left(
    target: pd.Series, features: pd.DataFrame, before: pd.Series, dropped: Mapping[str, int]
) -> None:
    """What can only be said of the rows that are complete."""
    if target.nunique() < 2:
        raise IntakeError(_too_little_left(target, before, dropped))
    for name in features if dropped else ():
        if objection := feature_objection(features[name]):
            raise IntakeError(f"Among the {counted(len(features), 'complete row')}: {objection}")
    _refuse_too_many_coefficients(features)


def _too_little_left(target: pd.Series, before: pd.Series, dropped: Mapping[str, int]) -> str:
    reason = max(dropped, key=lambda reason: dropped[reason])
    left = "no row is left" if target.empty else f"only rows with {quoted(label(target.iloc[0]))} are left"
    return (
        f"Of {counted(len(before), 'row')}, {sum(dropped.values()):,} lack a value, so {left} "
        f"(most often: {reason}). Leave that column out, or fill its cells."
    )


def _refuse_too_many_coefficients(features: pd.DataFrame) -> None:
    wide = sum(1 if is_numeric(features[name]) else features[name].nunique() - 1 for name in features)
    n = len(features)
    if wide >= n:
        raise IntakeError(
            f"The {counted(features.shape[1], 'chosen feature')} need {counted(wide + 1, 'coefficient')}, "
            f"but there are only {counted(n, 'complete row')}: many models would fit them perfectly. "
            "Choose fewer features, or upload more rows."
        )
    if wide * n > MOST_CELLS:
        raise IntakeError(
            f"The chosen features make a matrix of {n:,} rows and {wide:,} columns; at most {MOST_CELLS:,} "
            "cells are used. Leave out the texts with many different values, or upload a sample of the rows."
        )


def _values(column: pd.Series) -> NDArray[Any]:
    """A column as an array: numbers as float64, everything else as text."""
    if is_numeric(column):
        return column.to_numpy(dtype=np.float64)
    return column.astype("str").to_numpy(dtype=object)


def _notes(features: pd.DataFrame) -> tuple[str, ...]:
    texts = {name: labels(features[name]) for name in features if not is_numeric(features[name])}
    return tuple(
        f"Column {quoted(name)} is read as {counted(len(found), 'category', 'categories')}; "
        f"coefficients compare with {quoted(found[0])}."
        for name, found in texts.items()
    )
