"""The plans that the possible targets of a table lead to, with the questions that remain."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.tabular.feature_columns import feature_column
from dashboard.tabular.identifiers import tells_classes_by_order
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.missing_values import too_costly
from dashboard.tabular.plan import Column, GroupedCounts, Plan, option
from dashboard.tabular.positive import certain_positive, positive_text, positive_ways
from dashboard.tabular.questions import Question
from dashboard.tabular.table import Table
from dashboard.tabular.target_columns import (
    counting_column,
    sorted_by_class,
    target_column,
    too_costly_column,
)
from dashboard.tabular.targets import called_outcome, may_be_grouped, name_rank
from dashboard.tabular.weights import likely_weight, weight_kind, weight_ways
from dashboard.text.quoting import quoted

OPEN = frozenset({"positive", "weight"})  # what may have to be asked once the target is known


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of a table whatever its target: looked at once for all possible plans."""

    table: Table

    @cached_property
    def profiles(self) -> dict[str, ColumnProfile]:
        """Column -> its profile."""
        return {str(name): ColumnProfile(self.table.frame[name]) for name in self.table.frame}

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Column -> its use as a feature."""
        readings = dict(self.table.options.readings)
        refused = {note.column: note.text for note in self.table.notes if note.kind == "refused"}
        return {
            name: feature_column(profile, reading=readings.get(name, ""), refused=refused.get(name, ""))
            for name, profile in self.profiles.items()
        }

    @cached_property
    def weights(self) -> tuple[ColumnProfile, ...]:
        """The columns that may be a weight by their name and their values."""
        return tuple(profile for profile in self.profiles.values() if weight_kind(profile))

    def only_target(self, names: Sequence[str]) -> bool:
        """Whether exactly one column has two values, and no other one is called y, target or the like."""
        two = [name for name in self.profiles if self.profiles[name].two_valued]
        if len(two) == 1:
            rivals = [p for p in self.profiles.values() if called_outcome(p) and may_be_grouped(p)]
            return name_rank(two[0]) < 2 or not rivals
        return not two and name_rank(names[0]) == 0 and all(name_rank(name) > 0 for name in names[1:])

    def plan(self, target: str) -> Plan:
        """The plan with this target, with the questions that remain."""
        profile = self.profiles[target]
        columns = {**self.columns, target: target_column(profile, self.columns[target])}
        columns |= self.sorted_by_class(target, columns)
        columns |= self.costly(profile, columns)
        plan = Plan(columns=tuple(columns.values()), positive=certain_positive(profile))
        return self.questioned(plan, profile)

    def chosen_plan(self, target: str) -> Plan:
        """The plan for an answer that says itself that the blanks of this target mean no."""
        profile = self.profiles[target]
        return self.plan(target).with_positive(profile.labels[0]) if profile.ticked else self.plan(target)

    def counted_plan(self, counts: GroupedCounts) -> Plan:
        """The plan of grouped counts: one row a group of cases."""
        other = counts.trials or counts.failures or ""
        role = "trials" if counts.trials else "failures"
        columns = {
            **self.columns,
            counts.successes: counting_column(counts.successes, "target", "Positive cases of each row."),
            other: counting_column(other, "weight", f"The {role} of each row."),
        }
        plan = Plan(columns=tuple(columns.values()), counts=counts)
        return self.asking(plan)

    def questioned(self, plan: Plan, target: ColumnProfile, still_open: Set[str] = OPEN) -> Plan:
        """The plan with what has to be asked about its target and its weight; each answer asks the rest."""
        questions: list[Question[Plan]] = []
        if "positive" in still_open and plan.positive is None:
            ways = positive_ways(target, plan)
            questions.append(self._question("positive", target, positive_text(target), ways, still_open))
        weight = likely_weight(self.table.frame, self.weights, plan) if "weight" in still_open else None
        if weight is not None:
            text = f"Does {quoted(weight.name)} say how often each row counts?"
            ways = weight_ways(plan, weight, self.table.frame)
            question = self._question("weight", target, text, ways, still_open)
            questions.append(replace(question, id=f"weight:{weight.name}", column=weight.name))
            plan = ways[0][1]
        return self.asking(plan, *questions)

    def _question(
        self,
        about: str,
        target: ColumnProfile,
        text: str,
        ways: Sequence[tuple[str, Plan]],
        still_open: Set[str],
    ) -> Question[Plan]:
        """A question whose answers lead to plans that ask what is still open."""
        rest = still_open - {about}
        answers = tuple(option(way, self.questioned(changed, target, rest)) for way, changed in ways)
        return Question(id=about, column=target.name, text=text, answers=answers)

    def asking(self, plan: Plan, *questions: Question[Plan]) -> Plan:
        """The plan with the questions about the file first."""
        return replace(plan, questions=(*self.table.questions, *questions))

    def sorted_by_class(self, target: str, columns: Mapping[str, Column]) -> dict[str, Column]:
        """The columns that tell the classes apart by the order of the file, left out with that reason."""
        profile = self.profiles[target]
        if not profile.two_valued:
            return {}
        first = profile.counts.index[0]
        positive = (profile.series == first).astype(float).where(profile.series.notna())
        found = [
            name
            for name, other in self.profiles.items()
            if name != target and tells_classes_by_order(other, positive)
        ]
        return {name: sorted_by_class(columns[name]) for name in found}

    def costly(self, target: ColumnProfile, columns: Mapping[str, Column]) -> dict[str, Column]:
        """The features whose missing values would cost more than half of the rows, left out for it."""
        features = [self.profiles[name] for name, column in columns.items() if column.role == "feature"]
        found = too_costly(features, target)
        return {name: too_costly_column(columns[name], rows) for name, rows in found.items()}
