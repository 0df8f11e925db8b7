"""What a click on the page does to the plan; each can be undone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dashboard.tabular import Alternative, Column, Plan, PlannedTable, ReadOptions, TableError
from dashboard.tabular.date_features import first_day, possible_parts
from dashboard.tabular.kinds import ColumnProfile, is_date, is_number
from dashboard.tabular.plan import Role
from dashboard.tabular.weights import weight_kind
from dashboard.ui.session import data_plan
from dashboard.ui.session.widget_values import widget_value


def apply(source: str, change: Callable[[PlannedTable], PlannedTable]) -> None:
    """Make a change of a source's table; one that cannot be leaves it and says why."""
    found = data_plan.table_of(source)
    if found is None:
        return
    try:
        data_plan.keep_planned(source, change(found.planned))
    except TableError as error:
        data_plan.keep_refusal(source, str(error))


def change_column(source: str, name: str, **changes: Any) -> None:
    """Change some fields of one column."""
    apply(source, lambda known: known.with_plan(known.plan.with_column(name, **changes)))


def take(source: str, name: str, alternative: Alternative) -> None:
    """Use a column the other way that is offered."""
    apply(source, lambda known: known.with_plan(known.plan.take(name, alternative)))


def answer(source: str, change: Plan | ReadOptions) -> None:
    """Take the answer to a question."""
    if isinstance(change, ReadOptions):
        reread(source, change)
    else:
        apply(source, lambda known: known.answered(change))


def reread(source: str, options: ReadOptions) -> None:
    """Read the file otherwise, keeping the corrections of the columns that are still there."""
    apply(source, lambda known: known.reread(data_plan.reread(options), options))


def role_chosen(source: str, name: str, key: str) -> None:
    """Give a column the role that its control holds."""
    role: Role = widget_value(key)
    apply(source, lambda known: with_role(known, name, role))


def with_role(known: PlannedTable, name: str, role: Role) -> PlannedTable:
    """The table with a column in another role; there is one target and one weight."""
    if role == "target":
        return known.with_target(name)
    plan, column = known.plan, known.plan.column(name)
    if plan.counts is not None and column.role in ("target", "weight"):
        plan = replace(plan, counts=None)
    if column.role == "target":
        plan = replace(plan, positive=None, groups=None, cut=None)
    if role == "feature":
        return known.with_plan(plan.with_column(name, **as_feature(known, column)))
    if role == "weight":
        for other in plan.named("weight"):
            plan = plan.with_column(other, role="left out")
        kind = weight_kind(ColumnProfile(known.table.frame[name]))
        whole = ColumnProfile(known.table.frame[name]).whole
        plan = replace(plan, weight_kind=kind or ("frequency" if whole else "sampling"))
    plan = plan.with_column(name, role=role)
    return known.with_plan(without_products_of(plan, name))


def as_feature(known: PlannedTable, column: Column) -> dict[str, Any]:
    """The fields that make a column a feature: as is offered, else by the kind of its values."""
    for alternative in column.alternatives:
        changes = dict(alternative.changes)
        if changes.get("role") == "feature" and column.role == "left out":
            return changes
    values = known.table.frame[column.name]
    if is_date(values):
        return date_fields(known, column)
    if column.kind in ("number", "category") and (column.kind == "category" or is_number(values)):
        return {"role": "feature"}
    return {"role": "feature", "kind": "number" if is_number(values) else "category"}


def date_fields(known: PlannedTable, column: Column) -> dict[str, Any]:
    """The fields that make a date a feature: its last possible part, mostly days since the first day."""
    reading = known.table.options.reading_of(column.name) or ""
    parts = possible_parts(reading) or ("year",)
    return {
        "role": "feature",
        "kind": "date",
        "date_as": column.date_as if column.date_as != "left out" else parts[-1],
        "date_origin": column.date_origin or first_day(known.table.frame[column.name]),
    }


def kind_chosen(source: str, name: str, key: str) -> None:
    """Use a column as the kind that its control holds."""
    kind = widget_value(key)

    def changed(known: PlannedTable) -> PlannedTable:
        column = known.plan.column(name)
        fields: dict[str, Any] = {"kind": kind, "missing": "drop rows", "reference": None, "order": ()}
        if kind == "identifier":
            fields |= {"role": "left out"}
        elif kind == "date" and column.role == "feature":
            fields |= date_fields(known, column)
        return known.with_plan(known.plan.with_column(name, **fields))

    apply(source, changed)


def without_products_of(plan: Plan, name: str) -> Plan:
    """The plan without the products that need a column which is no feature any more."""
    return replace(plan, products=tuple(pair for pair in plan.products if name not in pair))


def change_plan(source: str, **changes: Any) -> None:
    """Change fields of the plan itself."""
    apply(source, lambda known: known.with_plan(replace(known.plan, **changes)))


def make_positive(source: str, value: str) -> None:
    """Let this value of the two-valued target be the positive one."""
    apply(source, lambda known: known.with_plan(known.plan.with_positive(value)))


def reread_with(source: str, **changes: Any) -> None:
    """Read the file with some options changed, the others as they were chosen before."""
    found = data_plan.table_of(source)
    if found is not None:
        reread(source, replace(found.planned.given, **changes))
