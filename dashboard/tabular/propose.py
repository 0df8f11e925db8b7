"""A table -> a plan for its columns, with what was guessed and why, and what only a person can say."""

from dashboard.tabular.errors import TableError
from dashboard.tabular.kinds import ColumnProfile
from dashboard.tabular.plan import GroupedCounts, Plan, option
from dashboard.tabular.questions import Question
from dashboard.tabular.table import Table
from dashboard.tabular.target_plans import Facts
from dashboard.tabular.targets import MOST_SEVERAL, target_candidates
from dashboard.tabular.weights import grouped_counts
from dashboard.text.numbers import exact_number
from dashboard.text.quoting import quoted, shortened

MOST_TARGETS = 20  # that a question offers; any other column can be chosen in its own row


def propose(table: Table) -> Plan:
    """The plan of a table: one use a column, and the questions that must be answered before training.

    With several two-valued columns the target is asked, likeliest first; its positive value is asked unless
    one of them says yes. Raises TableError for a table of fewer than two columns.
    """
    if table.frame.shape[1] < 2:
        raise TableError(
            "The table has fewer than two columns. A model needs a target and at least one feature."
        )
    facts = Facts(table)
    counts = grouped_counts(list(facts.profiles.values()))
    of_counts = (counts.successes, counts.trials, counts.failures) if counts else ()
    names = target_candidates([p for name, p in facts.profiles.items() if name not in of_counts])[
        :MOST_TARGETS
    ]
    answers = [option(_counts_label(counts), facts.counted_plan(counts))] if counts else []
    answers += [option(name, facts.chosen_plan(name), _values(facts.profiles[name])) for name in names]
    if not answers:
        return facts.asking(Plan(columns=tuple(facts.columns.values())), NO_TARGET)
    if len(answers) == 1 or (not counts and facts.only_target(names)):
        return answers[0].change if counts else facts.plan(names[0])
    text = "Which column is the target, the one that the model shall predict?"
    return facts.asking(
        answers[0].change, Question(id="target", column=None, text=text, answers=tuple(answers))
    )


def with_target(table: Table, name: str) -> Plan:
    """The plan of a table whose target is this column, with the questions that remain."""
    facts = Facts(table)
    if name not in facts.profiles:
        raise TableError(f"There is no column {quoted(name)}. Choose among the columns of the table.")
    return facts.plan(name)


def _counts_label(counts: GroupedCounts) -> str:
    if counts.trials:
        return f"Grouped counts: {quoted(counts.successes)} of {quoted(counts.trials)} cases in each row"
    return f"Grouped counts: {quoted(counts.successes)} against {quoted(counts.failures)} cases in each row"


def _values(profile: ColumnProfile) -> str:
    if profile.ticked:
        return f"{shortened(profile.labels[0], 20)}, or blank for no"
    if profile.distinct > MOST_SEVERAL:
        return f"{exact_number(profile.low)} to {exact_number(profile.high)}, to be cut"
    return ", ".join(shortened(value, 20) for value in profile.labels)


NO_TARGET: Question[Plan] = Question(
    id="target",
    column=None,
    text="No column has two or more values that could be predicted. Choose a target, or another file.",
    answers=(),
)
