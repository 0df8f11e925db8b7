"""Missing values of features: what can be done with them, and how many rows each choice keeps."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dashboard.tabular.kinds import ColumnProfile, share_missing
from dashboard.tabular.plan import Alternative, Column, Missing, Plan
from dashboard.tabular.table import Table

NUMBER_CHOICES: tuple[Missing, ...] = ("drop rows", "median with indicator")
CATEGORY_CHOICES: tuple[Missing, ...] = ("drop rows", "most frequent with indicator", "own level")


def missing_choices(column: Column) -> tuple[Missing, ...]:
    """What can be done with the missing values of a feature of this kind."""
    if column.kind == "date":
        return ("drop rows",)
    return NUMBER_CHOICES if column.kind == "number" else CATEGORY_CHOICES


def filling(kind: str) -> Alternative:
    """The button that keeps rows without a value."""
    if kind == "number":
        return Alternative("Fill with the median and mark", (("missing", "median with indicator"),))
    return Alternative("Use missing as a level", (("missing", "own level"),))


def rows_used(table: Table, plan: Plan) -> int:
    """How many rows of the table have every value that the plan needs."""
    return int(_complete(table, plan).sum())


def rows_for_choices(table: Table, plan: Plan, name: str) -> dict[Missing, int]:
    """What each choice for the missing values of a column does to the number of rows, before it is chosen."""
    column = plan.column(name)
    others = _complete(table, plan.with_column(name, role="left out"))
    with_value = int((others & table.frame[name].notna().to_numpy()).sum())
    return {
        choice: with_value if choice == "drop rows" else int(others.sum())
        for choice in missing_choices(column)
    }


def _complete(table: Table, plan: Plan) -> NDArray[np.bool_]:
    complete = np.ones(len(table.frame), dtype=bool)
    for column in plan.columns:
        if column.role != "left out" and column.missing == "drop rows":
            complete &= table.frame[column.name].notna().to_numpy()
    return complete


def too_costly(profiles: Sequence[ColumnProfile], target: ColumnProfile) -> Mapping[str, int]:
    """Column -> rows without a value, for those to leave out so that half of the target's rows are complete.

    Those that miss fewest are kept first.
    """
    complete = target.series.notna().to_numpy()
    enough = complete.sum() / 2
    found: dict[str, int] = {}
    for profile in sorted(profiles, key=lambda profile: profile.n_missing):
        if not profile.n_missing:
            continue
        still = complete & profile.series.notna().to_numpy()
        if still.sum() >= enough:
            complete = still
        else:
            found[profile.name] = profile.n_missing
    return found


__all__ = ["missing_choices", "rows_for_choices", "rows_used", "share_missing", "too_costly"]
