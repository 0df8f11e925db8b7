"""A plan of columns as a study keeps it: the choices, and the words that stood beside each column."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dashboard.tabular import (
    Alternative,
    Column,
    Plan,
    Table,
    plan_from_json,
    plan_to_json,
    propose,
    with_target,
)


def stored_plan(plan: Plan) -> dict[str, Any]:
    """The plan as JSON values, with the reasons, warnings and alternatives of its columns."""
    return {**plan_to_json(plan), "said": {column.name: _said(column) for column in plan.columns}}


def restored_plan(data: Mapping[str, Any], table: Table) -> Plan:
    """The plan of `stored_plan`; open questions are the table's.

    Raises TableError for values that are no plan.
    """
    asked = data.get("open", ())
    proposed = propose(table) if asked else None
    known = {question.id for question in proposed.questions} if proposed else set()
    target = next((one["name"] for one in data["columns"] if one.get("role") == "target"), None)
    if target is not None and not set(asked) <= known:
        proposed = with_target(table, target)
    plan = plan_from_json({name: value for name, value in data.items() if name != "said"}, proposed)
    said = data["said"]
    columns = tuple(replace(column, **_words(said[column.name])) for column in plan.columns)
    return replace(plan, columns=columns)


def _said(column: Column) -> dict[str, Any]:
    return {
        "reason": column.reason,
        "warnings": list(column.warnings),
        "alternatives": [_alternative(one) for one in column.alternatives],
    }


def _words(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "reason": str(said["reason"]),
        "warnings": tuple(map(str, said["warnings"])),
        "alternatives": tuple(
            Alternative(label=str(one["label"]), changes=_changes(one["changes"]))
            for one in said["alternatives"]
        ),
    }


def _alternative(one: Alternative) -> dict[str, Any]:
    changes = [[name, list(value) if isinstance(value, tuple) else value] for name, value in one.changes]
    return {"label": one.label, "changes": changes}


def _changes(found: list[Any]) -> tuple[tuple[str, Any], ...]:
    return tuple((str(name), tuple(value) if isinstance(value, list) else value) for name, value in found)
