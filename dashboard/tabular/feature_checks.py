"""What no model can learn from, said before anything is computed."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.tabular.errors import TableError
from dashboard.tabular.feature_columns import number_objection
from dashboard.tabular.kinds import FEW_VALUES, is_number, label, largest, place, smallest
from dashboard.tabular.labelled_rows import LabelledRows
from dashboard.tabular.missing_values import NUMBER_CHOICES
from dashboard.tabular.plan import MISSING, Column, Plan
from dashboard.tabular.row_view import FeatureView, feature_of
from dashboard.text.quoting import counted, quoted
from logreg.arrays import Rows
from logreg.data.factors import missing
from logreg.data.specification import SPLINES

MOST_CELLS = 40_000_000


def check_features(frame: pd.DataFrame, features: Sequence[Column], rows: Rows) -> None:
    """Raise TableError for a feature that these rows cannot teach anything about."""
    for column in features:
        values = frame[column.name] if len(rows) == len(frame) else frame[column.name].iloc[rows]
        objection = _objection(column, values)
        if objection:
            among = f"Among the {counted(len(rows), 'row')} that are used: " if len(rows) < len(frame) else ""
            raise TableError(f"{among}Column {quoted(column.name)} {objection}")


def _objection(column: Column, values: pd.Series) -> str:
    if column.missing not in MISSING:
        return f"cannot have its missing values treated as {quoted(column.missing)}: choose another way."
    if column.kind == "number" and _is_plain(column, values):
        return ""
    present = values.dropna()
    blanks = len(values) - len(present)
    if present.empty:
        return "is empty in every row: leave it out."
    if column.kind == "identifier":
        return "names rows: use it as a number or as categories, or leave it out."
    first = present.iloc[0]
    if bool((present == first).all()) and not (blanks and column.missing != "drop rows"):
        beside = f" in all {len(present):,} rows that are not blank" if blanks else " in every row"
        same = f"has the same value {quoted(label(first))}{beside}"
        return f"{same}, so it cannot tell the classes apart: leave it out."
    return (
        _number_objection(column, present) if column.kind == "number" else _level_objection(column, present)
    )


def _is_plain(column: Column, values: pd.Series) -> bool:
    """Whether a number varies and can be computed with: seen at once, as of most of many columns."""
    if column.missing not in NUMBER_CHOICES or "log" in column.terms or not is_number(values):
        return False
    return smallest(values) < largest(values) and not number_objection(values)


def _number_objection(column: Column, present: pd.Series) -> str:
    if column.missing in ("own level", "most frequent with indicator"):
        return "is a number: fill its missing values with the median, or leave those rows out."
    if present.dtype.kind not in "iuf":
        return (
            f"holds no numbers, but such as {quoted(present.iloc[0])}: use it as categories, or leave it out."
        )
    if present.min() != present.max() and (found := number_objection(present)):
        return f"cannot be used. {found}"
    if "log" in column.terms and bool((low := present <= 0).any()):
        position = int(np.flatnonzero(low.to_numpy())[0])
        return (
            f"has no logarithm in {counted(int(low.sum()), 'row')}: it is {label(present.iloc[position])} on "
            f"{place(present.index, position)}. Use it as it is, as a square or a spline, or leave it out."
        )
    return ""


def _level_objection(column: Column, present: pd.Series) -> str:
    if column.kind == "date":
        return ""
    if column.missing == "median with indicator":
        return "is no number: use missing as a level, fill with the most frequent, or leave those rows out."
    counts = present.value_counts()
    enough = max(column.join_below * len(present), 1)
    levels = int((counts >= enough).sum()) + bool(((counts < enough) & (counts > 0)).any())
    if levels <= FEW_VALUES:
        return ""
    return (
        f"has {levels:,} different values, such as {quoted(label(present.iloc[0]))}; at most {FEW_VALUES} "
        "can be categories. Join rare ones, or leave it out."
    )


def check_size(columns: FeatureView, features: Sequence[Column], plan: Plan, found: LabelledRows) -> None:
    """Raise TableError where there are more coefficients than cases, or too many cells to compute with."""
    width = {column.name: _width(columns, column) for column in features}
    n, total = len(found.y), sum(width.values())
    total += sum(width[first] * width[second] for first, second in plan.products)
    counts = found.weight_kind == "frequency" and found.weight is not None
    cases = int(found.weight.sum()) if counts and found.weight is not None else n
    if total >= cases:
        raise TableError(
            f"The {counted(len(features), 'feature')} need {counted(total + 1, 'coefficient')}, but there "
            f"are only {counted(cases, 'case' if counts else 'row')}: many models would fit them perfectly. "
            "Choose fewer features, or find more rows."
        )
    if total * n > MOST_CELLS:
        raise TableError(
            f"The features make a matrix of {n:,} rows and {total:,} columns; at most {MOST_CELLS:,} cells "
            "are used. Leave out the texts with many different values, or take a sample of the rows."
        )


def _width(columns: FeatureView, column: Column) -> int:
    """The number of terms that a column gives."""
    filled = column.missing in ("median with indicator", "most frequent with indicator")
    if column.kind == "number":
        return sum(SPLINES.get(form, 2) - 1 for form in column.terms) + filled
    values = columns[feature_of(column)]
    if values.dtype.kind == "f":
        return 1
    return len(pd.unique(values[~missing(values)])) - 1 + filled
