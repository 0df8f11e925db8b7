"""What every part of the page looks at: the chosen source's table, its plan, and the rows that it gives."""

from dataclasses import dataclass

from dashboard.tabular import Plan, Prepared, Table
from dashboard.ui.data_source.readiness import Readiness
from dashboard.ui.session.data_plan import TableOfVisit


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DataContext:
    """A source's table as it stands, and whether it can be trained on."""

    source: str
    found: TableOfVisit
    state: Readiness

    @property
    def table(self) -> Table:
        """The table."""
        return self.found.planned.table

    @property
    def plan(self) -> Plan:
        """The plan as it was corrected."""
        return self.found.planned.plan

    @property
    def rows(self) -> Prepared | None:
        """The rows that are used, also while a question is open; None where the plan cannot be."""
        return self.state.draft

    @property
    def own(self) -> bool:
        """Whether it is a file of the visitor's own."""
        return self.found.number > 0

    def sentence_about(self, column: str) -> str:
        """What stands against the plan, where it names this column; else empty."""
        sentence = self.found.refusal or self.state.refusal
        return sentence if f"'{column}'" in sentence else ""
