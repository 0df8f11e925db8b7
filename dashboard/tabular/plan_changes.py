"""What a plan does otherwise than the one that it comes from, as plain JSON values, and back."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from dashboard.tabular.errors import TableError
from dashboard.tabular.plan import COLUMN_QUESTIONS, Column, Plan
from dashboard.tabular.plan_json import PARTS, SAID_BY_THE_TABLE, plan_from_json, plan_to_json

Changes = Mapping[str, Any]
CHOICES = ("positive", "weight_kind", "products", *PARTS)
TARGET_CHOICES = {"positive", *PARTS}


def plan_changes(base: Plan, plan: Plan) -> dict[str, Any]:
    """What a plan does otherwise than the one it comes from, as plain JSON values; empty for nothing."""
    before = {column.name: column for column in base.columns}
    columns = {
        column.name: changed
        for column in plan.columns
        if column.name in before and (changed := _column_changes(before[column.name], column))
    }
    first, second = plan_to_json(base), plan_to_json(plan)
    found = {name: second.get(name) for name in CHOICES if first.get(name) != second.get(name)}
    still = {question.id for question in plan.questions}
    done = [question.id for question in base.questions if question.id not in still]
    return {
        **({"columns": columns} if columns else {}),
        **found,
        **({"answered": done} if done else {}),
    }


def with_changes(base: Plan, changes: Changes) -> Plan:
    """The plan with changes that `plan_changes` has found; those of columns it does not have are left aside.

    Raises TableError for values that are no plan.
    """
    data = plan_to_json(base)
    columns = changes.get("columns", {})
    if not isinstance(columns, Mapping) or not all(isinstance(each, Mapping) for each in columns.values()):
        raise TableError("These values are no plan of columns: save it again from the Data page.")
    data["columns"] = [{**column, **columns.get(column["name"], {})} for column in data["columns"]]
    for name in CHOICES:
        if name in changes:
            data.pop(name, None)
            if changes[name] is not None:
                data[name] = changes[name]
    plan = plan_from_json(data, base)
    return plan.answered([*_answered_by(changes, columns), *changes.get("answered", ())])


def _answered_by(changes: Changes, columns: Mapping[str, Any]) -> list[str]:
    found = [f"{kind}:{name}" for name in columns for kind in COLUMN_QUESTIONS]
    if any(changes.get(name) is not None for name in TARGET_CHOICES):
        found.append("positive")
    if any(change.get("role") == "target" for change in columns.values()):
        found.append("target")
    return found


def _column_changes(before: Column, after: Column) -> dict[str, Any]:
    return {
        each.name: list(value) if isinstance(value, tuple) else value
        for each in fields(after)
        if each.name not in SAID_BY_THE_TABLE
        and (value := getattr(after, each.name)) != getattr(before, each.name)
    }
