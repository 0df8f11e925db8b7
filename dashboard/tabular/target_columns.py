"""Columns whose use depends on the target: the target itself, and what is left out for it."""

from dataclasses import replace

from dashboard.tabular.feature_columns import blank_means
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.missing_values import filling
from dashboard.tabular.plan import Alternative, Column, Role
from dashboard.text.quoting import counted, quoted


def sorted_by_class(column: Column) -> Column:
    """A column that tells the classes apart by the order of the file, left out."""
    reason = (
        "It tells the classes apart by the order of the file: the rows were sorted by class when they were "
        "numbered, and new rows will not be."
    )
    use = Alternative("Use as a number", (("role", "feature"), ("kind", "number")))
    return replace(
        column, role="left out", kind="identifier", reason=reason, warnings=(reason,), alternatives=(use,)
    )


def too_costly_column(column: Column, rows: int) -> Column:
    """A feature whose missing values cost too many rows, left out."""
    reason = f"{counted(rows, 'row')} have no value, and all of them would be left out for it."
    fill = filling(column.kind)
    use = Alternative("Leave these rows out", (("role", "feature"),))
    keep = Alternative(fill.label, (("role", "feature"), *fill.changes))
    return replace(column, role="left out", reason=reason, warnings=(), alternatives=(keep, use))


def target_column(profile: ColumnProfile, column: Column) -> Column:
    """The column that is predicted."""
    if profile.ticked:
        return ticked_target(profile)
    several = f"{profile.distinct:,} different values"
    reason = (
        f"Two values, {' and '.join(map(quoted, profile.labels))}."
        if profile.distinct == 2
        else f"{several}."
    )
    missing = f"{counted(profile.n_missing, 'row')} without a value will be left out."
    return Column(
        name=profile.name,
        role="target",
        kind="number" if profile.number else "category" if not profile.date else "date",
        reason=f"The target. {reason}",
        order=column.order,
        warnings=(missing,) if profile.n_missing else (),
    )


def ticked_target(profile: ColumnProfile) -> Column:
    """Boxes that are ticked or blank as the target."""
    value, ticks = profile.labels[0], profile.n - profile.n_missing
    blank = blank_means(value)
    return Column(
        name=profile.name,
        role="target",
        kind="category",
        reason=f"The target. {counted(ticks, 'row')} with {quoted(value)}, the others blank for {blank}.",
        missing="own level",
        missing_level=blank,
    )


def counting_column(name: str, role: Role, reason: str) -> Column:
    """A column of grouped counts."""
    return Column(name=name, role=role, kind="number", reason=reason)
