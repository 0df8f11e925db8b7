"""A table with its plan: what was proposed for it, and what a person has made of that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from dashboard.tabular.errors import TableError
from dashboard.tabular.plan import Plan
from dashboard.tabular.plan_changes import Changes, plan_changes, with_changes
from dashboard.tabular.propose import propose, with_target
from dashboard.tabular.questions import Question
from dashboard.tabular.table import ReadOptions, Table
from dashboard.text.quoting import quoted


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PlannedTable:
    """A table, the plan proposed for it with the answers given so far, and the plan as it was corrected.

    given: how the table was asked to be read; fields that nobody chose are None.
    """

    table: Table
    base: Plan
    plan: Plan
    given: ReadOptions = field(default_factory=ReadOptions)

    @property
    def questions(self) -> tuple[Question[Any], ...]:
        """What must be answered before training, questions about the file first."""
        return self.plan.questions

    def with_plan(self, plan: Plan) -> "PlannedTable":
        """The table with another plan."""
        return replace(self, plan=plan)

    def answered(self, change: Plan) -> "PlannedTable":
        """The answer taken, with every correction that was made before it."""
        return replace(self, base=change, plan=with_changes(change, plan_changes(self.base, self.plan)))

    def with_target(self, name: str) -> "PlannedTable":
        """The table with another target, with the corrections of all other columns."""
        base = with_target(self.table, name)
        changes = plan_changes(self.base, self.plan)
        columns = {
            column: change
            for column, change in changes.get("columns", {}).items()
            if column not in (name, self.plan.target) and change.get("role") != "target"
        }
        kept = {"columns": columns} | {k: v for k, v in changes.items() if k in ("weight_kind", "products")}
        return replace(self, base=base, plan=with_changes(base, kept))

    def reread(self, table: Table, given: ReadOptions) -> "PlannedTable":
        """Another reading of the same file, with the corrections of the columns that it still has."""
        settings = settings_of(self, keep_target=True)
        columns = {name: c for name, c in settings.get("columns", {}).items() if name in table.frame}
        kept = {key: value for key, value in settings.items() if key not in ("read", "columns")}
        if kept.get("target") not in table.frame:
            kept.pop("target", None)
        fresh = planned(table, given)
        try:
            return with_settings(fresh, {**kept, "columns": columns}, lambda _: table)
        except TableError:
            return fresh

    def changed(self, changes: Changes) -> "PlannedTable":
        """The table with the corrections of another one of its kind; where they do not fit, without them."""
        try:
            return self.with_plan(with_changes(self.plan, changes))
        except TableError:
            return self


def planned(table: Table, given: ReadOptions = ReadOptions()) -> PlannedTable:  # noqa: B008, frozen
    """A table with the plan that is proposed for it."""
    plan = propose(table)
    return PlannedTable(table=table, base=plan, plan=plan, given=given)


def _asked(plan: Plan, question: str) -> bool:
    return any(one.id == question for one in plan.questions)


def settings_of(
    found: PlannedTable, proposed: Plan | None = None, *, keep_target: bool = False
) -> dict[str, Any]:
    """What a person has chosen about a table, as plain JSON values: what a link carries; empty for nothing.

    proposed: the plan that they began with; of a file what is proposed for it. With `keep_target` the target
    is named wherever it is not asked.
    """
    proposed = proposed or propose(found.table)
    of_target: dict[str, Any] = {}
    target = found.plan.target
    settled = not _asked(found.plan, "target")
    chosen = target != proposed.target or (settled and (keep_target or _asked(proposed, "target")))
    if chosen and target is not None and found.plan.counts is None:
        of_target, proposed = {"target": target}, with_target(found.table, target)
    read = {
        each.name: _plain(value)
        for each in fields(found.given)
        if (value := getattr(found.given, each.name)) not in (None, ())
    }
    return {**({"read": read} if read else {}), **of_target, **plan_changes(proposed, found.plan)}


def with_settings(
    found: PlannedTable, settings: Changes, read: Callable[[ReadOptions], Table]
) -> PlannedTable:
    """The table as settings of `settings_of` want it, read anew where they say so.

    Raises TableError where the table has not the columns that they name, or where they are no settings.
    """
    if given := settings.get("read"):
        options = read_options(given)
        found = planned(read(options), options)
    names = {*settings.get("columns", {}), *([settings["target"]] if "target" in settings else [])}
    if absent := [name for name in names if name not in found.table.frame]:
        raise TableError(f"The link speaks of a column {quoted(absent[0])}, which this table does not have.")
    if "target" in settings:
        base = with_target(found.table, str(settings["target"]))
        found = replace(found, base=base, plan=base)
    return found.with_plan(with_changes(found.plan, settings))


def read_options(given: Mapping[str, Any]) -> ReadOptions:
    """Options of reading from plain JSON values. Raises TableError for values that are none."""
    try:
        return ReadOptions(**{name: _frozen(value) for name, value in given.items()})
    except (TypeError, ValueError):
        raise TableError("The link's way of reading a file makes no sense; the file is read anew.") from None


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return (
        tuple(_frozen(each) for each in value)
        if isinstance(value, Sequence) and not isinstance(value, str)
        else value
    )
