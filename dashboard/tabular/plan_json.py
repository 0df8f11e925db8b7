"""A plan as plain JSON values: what was chosen, without the reasons, which come from the table again."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from dashboard.tabular.errors import TableError
from dashboard.tabular.plan import (
    DATE_AS,
    KINDS,
    MISSING,
    ROLES,
    WEIGHT_KINDS,
    Column,
    Cut,
    GroupedCounts,
    Plan,
    ValueGroups,
)
from dashboard.text.quoting import quoted

SAID_BY_THE_TABLE = ("reason", "warnings", "alternatives")
ALLOWED = {"role": ROLES, "kind": KINDS, "missing": MISSING, "date_as": DATE_AS}
PARTS: dict[str, type[ValueGroups | Cut | GroupedCounts]] = {
    "groups": ValueGroups,
    "cut": Cut,
    "counts": GroupedCounts,
}


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan's choices as dicts, lists, texts and numbers; fields that hold their default are left out.

    "open" lists the ids of questions that are not answered yet.
    """
    found: dict[str, Any] = {"columns": [_column_to_json(column) for column in plan.columns]}
    if plan.positive is not None:
        found["positive"] = plan.positive
    for name in PARTS:
        if (part := getattr(plan, name)) is not None:
            found[name] = {f.name: _plain(getattr(part, f.name)) for f in fields(part)}
    if plan.weight_kind != "frequency":
        found["weight_kind"] = plan.weight_kind
    if plan.products:
        found["products"] = [list(pair) for pair in plan.products]
    if plan.questions:
        found["open"] = [question.id for question in plan.questions]
    return found


def plan_from_json(data: Mapping[str, Any], proposed: Plan | None = None) -> Plan:
    """The plan that such values hold; reasons, warnings and open questions come from the table's proposal.

    Raises TableError for values that are no plan.
    """
    known = {column.name: column for column in proposed.columns} if proposed else {}
    still_open = set(data.get("open", ()))
    try:
        return Plan(
            columns=tuple(_column_from_json(column, known) for column in data["columns"]),
            positive=None if data.get("positive") is None else str(data["positive"]),
            weight_kind=_one_of(WEIGHT_KINDS, data.get("weight_kind", "frequency"), "weight_kind"),
            products=tuple((str(first), str(second)) for first, second in data.get("products", ())),
            questions=tuple(q for q in proposed.questions if q.id in still_open) if proposed else (),
            **{name: _part(kind, data[name]) for name, kind in PARTS.items() if name in data},
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError("These values are no plan of columns: save it again from the Data page.") from None


def _column_to_json(column: Column) -> dict[str, Any]:
    defaults = Column(name="", role="feature", kind="number")
    return {
        f.name: _plain(getattr(column, f.name))
        for f in fields(column)
        if f.name in ("name", "role", "kind")
        or (f.name not in SAID_BY_THE_TABLE and getattr(column, f.name) != getattr(defaults, f.name))
    }


def _column_from_json(data: Mapping[str, Any], known: Mapping[str, Column]) -> Column:
    name = str(data["name"])
    for field, allowed in ALLOWED.items():
        if field in data:
            _one_of(allowed, data[field], field)
    before = known.get(name, Column(name=name, role="left out", kind="number", reason="As it was chosen."))
    defaults = Column(name=name, role="left out", kind="number")
    said = {field: getattr(before, field) for field in SAID_BY_THE_TABLE}
    return replace(defaults, **said, **{field: _frozen(value) for field, value in data.items()})


def _one_of(allowed: tuple[Any, ...], value: Any, field: str) -> Any:
    if value not in allowed:
        raise TableError(
            f"{field} is {quoted(value)}, but can only be {', '.join(quoted(v) for v in allowed)}."
        )
    return value


def _part(kind: type[Any], data: Mapping[str, Any]) -> Any:
    return kind(**{name: _frozen(value) for name, value in data.items()})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
