"""A table and a plan -> rows that a model can learn from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from dashboard.tabular.date_features import is_category
from dashboard.tabular.errors import TableError
from dashboard.tabular.feature_checks import check_features, check_size
from dashboard.tabular.kinds import ROW
from dashboard.tabular.labelled_rows import (
    LabelledRows,
    class_names,
    drop_unlabelled,
    drop_unweighted,
    labelled_rows,
)
from dashboard.tabular.plan import Column, Plan, Role, WeightKind
from dashboard.tabular.preparing_notes import preparing_notes
from dashboard.tabular.row_drops import RowDrops
from dashboard.tabular.row_view import FeatureView, RowView, feature_of
from dashboard.tabular.table import ReadOptions, Table
from dashboard.text.quoting import counted, quoted
from logreg import LogregError
from logreg.arrays import Rows, Vector, read_only
from logreg.data.design import Design
from logreg.data.specification import CategoryTerms, ColumnTerms, DesignSpec, NumberTerms


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prepared:
    """The n rows a model learns from, as chosen: every data set of the dashboard is one of these.

    Of grouped counts, a row of the table gives two: its successes and its failures, with their weights.
    """

    name: str
    columns: Mapping[str, NDArray[Any]]  # feature -> (n,), numbers or texts, with gaps where they are filled
    table: Mapping[str, NDArray[Any]]  # every column but the target -> (n,), as read, gaps included
    spec: DesignSpec  # how to learn a design from some of the rows: Design.learn(columns, spec=spec)
    y: NDArray[np.int64]  # (n,), 1 where the row is positive
    weight: Vector | None  # (n,), above 0
    weight_kind: WeightKind | None
    rows: Rows  # (n,), positions in the table
    numbers: NDArray[Any]  # (n,), what the person finds each row by
    numbered: str  # what those count: lines of the file, or rows
    target: str
    positive: str
    negative: str
    dropped: Mapping[str, int]  # reason -> rows dropped for it; each row is counted once
    dropped_rows: Mapping[str, Rows]  # reason -> their positions in the table
    notes: tuple[str, ...]
    plan: Plan
    conventions: ReadOptions  # how cells of its columns are written: what new rows are read by

    @property
    def design(self) -> Design:
        """Learned on all n rows, not standardised; anew each time, as its matrix is larger than the table."""
        return learn(self.columns, self.spec, self.weight, self.weight_kind)


def prepare(table: Table, plan: Plan) -> Prepared:
    """The rows that a plan keeps, with y = 1 where they are positive, and the design of its features.

    Raises TableError, with the column, the value and the remedy, for a plan that cannot be.
    """
    frame = table.frame
    _refuse_roles(frame, plan)
    features = _features(frame, plan)
    positive, negative = class_names(frame, plan)
    drops = RowDrops(len(frame))
    drop_unlabelled(frame, plan, drops)
    for column in features:
        if column.missing == "drop rows":
            drops.drop(f"no value in column {quoted(column.name)}", frame[column.name].isna().to_numpy())
    drop_unweighted(frame, plan, drops)
    found = labelled_rows(frame, plan, drops.kept)
    _refuse_one_class(found, drops, positive, negative)
    columns = FeatureView(frame, features, found.rows)
    spec = design_spec(plan, features)
    check_features(frame, features, found.rows)
    check_size(columns, features, plan, found)
    design = _design(columns, spec, found)
    return Prepared(
        name=table.name,
        columns=columns,
        table=RowView(frame.drop(columns=plan.target), found.rows),
        spec=spec,
        y=found.y,
        weight=found.weight,
        weight_kind=found.weight_kind,
        rows=found.rows,
        numbers=read_only(frame.index.take(found.rows).to_numpy()),
        numbered=str(frame.index.name or ROW),
        target=plan.target or "",
        positive=positive,
        negative=negative,
        dropped=drops.counts,
        dropped_rows=drops.rows,
        notes=preparing_notes(columns, features, design, found, plan),
        plan=plan,
        conventions=table.options.conventions(),
    )


def feature_columns(table: Table, plan: Plan) -> Mapping[str, NDArray[Any]]:
    """The plan's features of all rows of a table, such as new rows: numbers with NaN, texts with None."""
    return FeatureView(table.frame, _features(table.frame, plan))


def _refuse_absent(frame: pd.DataFrame, names: Iterable[str]) -> None:
    if missing := [name for name in names if name not in frame]:
        raise TableError(f"There is no column {quoted(missing[0])}. Choose among the columns of the table.")


def _refuse_roles(frame: pd.DataFrame, plan: Plan) -> None:
    roles: tuple[Role, ...] = ("target", "weight")
    for role in roles:
        names = plan.named(role)
        _refuse_absent(frame, names)
        if len(names) > 1:
            raise TableError(f"{quoted(names[0])} and {quoted(names[1])} are both the {role}: choose one.")


def _features(frame: pd.DataFrame, plan: Plan) -> tuple[Column, ...]:
    features = tuple(column for column in plan.columns if column.role == "feature")
    _refuse_absent(frame, plan.features)
    if not features:
        raise TableError("No column is a feature: choose at least one to learn from.")
    for pair in plan.products:
        if absent := [name for name in pair if name not in {column.name for column in features}]:
            raise TableError(
                f"The product of {quoted(pair[0])} and {quoted(pair[1])} needs {quoted(absent[0])} as a "
                "feature: use that column, or remove the product."
            )
    return features


def design_spec(plan: Plan, features: tuple[Column, ...]) -> DesignSpec:
    """What the plan asks of the design. Raises TableError for terms that do not go together."""
    called = {column.name: feature_of(column) for column in features}
    try:
        terms = {called[column.name]: column_terms(column) for column in features}
    except LogregError as error:
        raise TableError(str(error)) from None
    return DesignSpec(terms, tuple((called[first], called[second]) for first, second in plan.products))


def column_terms(column: Column) -> ColumnTerms:
    """The terms of one feature."""
    if column.kind == "number" or (column.kind == "date" and not is_category(column)):
        return NumberTerms(
            forms=column.terms,
            standardise=column.standardise,
            fill_missing=column.missing == "median with indicator",
        )
    return CategoryTerms(
        reference=column.reference,
        order=column.order,
        join_below=column.join_below,
        missing_level=column.missing_level if column.missing == "own level" else None,
        fill_missing=column.missing == "most frequent with indicator",
    )


def learn(
    columns: Mapping[str, NDArray[Any]], spec: DesignSpec, weight: Vector | None, kind: WeightKind | None
) -> Design:
    """The design of rows, each counting as its weight (n,) says."""
    return Design.learn(columns, spec=spec, weight=weight, sampling=kind == "sampling")


def _design(columns: FeatureView, spec: DesignSpec, found: LabelledRows) -> Design:
    try:
        return learn(columns, spec, found.weight, found.weight_kind)
    except LogregError as error:
        raise TableError(str(error)) from None


def _refuse_one_class(found: LabelledRows, drops: RowDrops, positive: str, negative: str) -> None:
    n_positive = int(found.y.sum())
    if 0 < n_positive < len(found.y):
        return
    dropped = drops.counts
    left = "no row is left"
    if len(found.y):
        left = f"only rows with {quoted(positive if n_positive else negative)} are left"
    if not dropped:
        raise TableError(f"A model needs rows of both classes, but {left}. Choose the positive values anew.")
    reason = max(dropped, key=lambda reason: dropped[reason])
    raise TableError(
        f"Of {counted(len(drops.kept), 'row')}, {sum(dropped.values()):,} are left out, so {left} (most "
        f"often: {reason}). Leave that column out, or fill its cells."
    )
