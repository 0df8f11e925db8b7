"""How each column of a table shall be used: a frozen value that links and study files carry."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from dashboard.tabular.errors import TableError
from dashboard.tabular.questions import Answer, Question
from dashboard.text.quoting import quoted

Role = Literal["target", "feature", "weight", "left out"]
Kind = Literal["number", "category", "date", "identifier"]
Missing = Literal["drop rows", "median with indicator", "most frequent with indicator", "own level"]
DateAs = Literal["left out", "year", "month", "quarter", "weekday", "hour", "days since"]
WeightKind = Literal["frequency", "sampling"]

ROLES: tuple[Role, ...] = ("target", "feature", "weight", "left out")
KINDS: tuple[Kind, ...] = ("number", "category", "date", "identifier")
MISSING: tuple[Missing, ...] = (
    "drop rows",
    "median with indicator",
    "most frequent with indicator",
    "own level",
)
DATE_AS: tuple[DateAs, ...] = ("left out", "year", "month", "quarter", "weekday", "hour", "days since")
WEIGHT_KINDS: tuple[WeightKind, ...] = ("frequency", "sampling")
WEIGHT_WORDS: dict[WeightKind, str] = {"frequency": "counts of cases", "sampling": "sampling weights"}


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to use a column, one click away: what the button says, and the fields that it changes."""

    label: str
    changes: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """How one column is used. Fields that do not concern its kind are ignored.

    terms: of a number, each one of logreg.data.specification.FORMS; standardise: None as the model's setting.
    reference: the level that others are compared with, None the most frequent; order: of the other levels.
    join_below: levels with a smaller share of the rows are joined. missing_level: what "own level" is called.
    date_as: the part of a date that is used; date_origin: the day that "days since" counts from, ISO 8601.
    """

    name: str
    role: Role
    kind: Kind
    reason: str = field(default="", compare=False)
    terms: tuple[str, ...] = ("as is",)
    standardise: bool | None = None
    reference: str | None = None
    order: tuple[str, ...] = ()
    join_below: float = 0.0
    missing: Missing = "drop rows"
    missing_level: str = "missing"
    date_as: DateAs = "left out"
    date_origin: str = ""
    warnings: tuple[str, ...] = field(default=(), compare=False)
    alternatives: tuple[Alternative, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueGroups:
    """Of a target with several values: the positive and the negative ones; other rows are left out."""

    positive: tuple[str, ...]
    negative: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A number as the target: positive where it is above `value`, or with `above` False, where it is not."""

    value: float
    above: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedCounts:
    """One row a group: the column of successes, and either that of trials or that of failures."""

    successes: str
    trials: str | None = None
    failures: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every column's use, what makes a row positive, and what a person has to answer before training.

    positive: the one value of a two-valued target that counts as 1, None while it is asked or where `groups`,
    `cut` or `counts` say what is positive. Questions are no part of what makes two plans equal.
    """

    columns: tuple[Column, ...]
    positive: str | None = None
    groups: ValueGroups | None = None
    cut: Cut | None = None
    counts: GroupedCounts | None = None
    weight_kind: WeightKind = "frequency"
    products: tuple[tuple[str, str], ...] = ()
    questions: tuple[Question[Any], ...] = field(
        default=(), compare=False
    )  # of ReadOptions first, then of Plan

    @property
    def target(self) -> str | None:
        """The column that is predicted; of grouped counts the successes."""
        return next(iter(self.named("target")), None)

    @property
    def features(self) -> tuple[str, ...]:
        """The columns that are learned from, in the table's order."""
        return self.named("feature")

    @property
    def weight(self) -> str | None:
        """The column of weights; of grouped counts none."""
        return None if self.counts else next(iter(self.named("weight")), None)

    def named(self, role: Role) -> tuple[str, ...]:
        """The columns of a role."""
        return tuple(column.name for column in self.columns if column.role == role)

    def column(self, name: str) -> Column:
        """One column's use. Raises TableError for a name that the plan does not know."""
        for column in self.columns:
            if column.name == name:
                return column
        raise TableError(f"There is no column {quoted(name)}. Choose among the columns of the table.")

    def with_column(self, name: str, **changes: Any) -> "Plan":
        """The plan with some fields of one column changed; what was asked about it is answered."""
        self.column(name)
        columns = tuple(replace(c, **changes) if c.name == name else c for c in self.columns)
        return replace(self, columns=columns).answered(f"{kind}:{name}" for kind in COLUMN_QUESTIONS)

    def take(self, name: str, alternative: Alternative) -> "Plan":
        """The plan with an alternative of one column chosen."""
        return self.with_column(name, **dict(alternative.changes))

    def with_positive(self, value: str) -> "Plan":
        """The plan in which this value of the two-valued target is the positive one."""
        return replace(self, positive=value, groups=None, cut=None).answered(["positive"])

    def with_groups(self, positive: Iterable[str], negative: Iterable[str]) -> "Plan":
        """The plan in which these values of the target are positive, those negative, others left out."""
        groups = ValueGroups(positive=tuple(positive), negative=tuple(negative))
        return replace(self, groups=groups, positive=None, cut=None).answered(["positive"])

    def with_cut(self, value: float, *, above: bool = True) -> "Plan":
        """The plan in which a number is the target, cut at a value."""
        return replace(self, cut=Cut(value=value, above=above), positive=None, groups=None).answered(
            ["positive"]
        )

    def answered(self, ids: Iterable[str]) -> "Plan":
        """The plan without the questions of these ids."""
        done = set(ids)
        return replace(self, questions=tuple(q for q in self.questions if q.id not in done))


COLUMN_QUESTIONS = ("weight", "missing")


def option(label: str, plan: Plan, example: str = "") -> Answer[Plan]:
    """An answer that leads to a plan."""
    return Answer(label=label, example=example, change=plan)
