"""Which rows choose thresholds and which judge them: the choice, and what to be careful about."""

from collections.abc import Sequence

import streamlit as st

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.text.markdown import literal, unbroken
from dashboard.text.quoting import class_in_words
from dashboard.ui.widgets import bound
from logreg.errors import join_names


def choose_role(source: ScoreSource) -> str:
    """Which rows choose thresholds and which judge them."""
    roles = list(source.roles)
    chosen = bound.selectbox(
        "Rows",
        roles,
        key="rows_role",
        help="A threshold chosen on the rows that also judge it tends to look better than it is.",
    )
    return chosen if chosen in source.roles else roles[0]


def show_row_use(evaluation: ThresholdEvaluation, thresholds: Sequence[NamedThreshold]) -> None:
    """Which rows are used, and what to be careful about."""
    lines = [f"Drag a line: rows to its right are flagged. {_rows(evaluation)}"]
    learned = [named.letter for named in thresholds if named.rule.learns]
    if evaluation.same_rows and learned:
        verb, them = ("was", "it") if len(learned) == 1 else ("were", "them")
        lines.append(
            f"{_MARK} {join_names(learned)} {verb} chosen on the rows that judge {them}: "
            f"expect less on new cases. {_advice(evaluation)}"
        )
    if evaluation.target_prevalence is not None:
        lines.append(
            f"Probabilities are moved from a base rate of "
            f"{100 * evaluation.source.training_prevalence:.3g}\u00a0% to "
            f"{100 * evaluation.target_prevalence:.3g}\u00a0%, and the rows are weighted to it."
        )
    lines += [literal(note) for note in evaluation.source.notes]
    lines += [f"{_MARK} {literal(warning)}" for warning in evaluation.warnings]
    st.caption(unbroken("  \n".join(lines)))


def _advice(evaluation: ThresholdEvaluation) -> str:
    role = evaluation.role_of_other_rows
    return f"Let other rows choose: “{role}” under Scores and rows." if role else "Let other rows choose."


_MARK = ":orange[▲]"


def _rows(evaluation: ThresholdEvaluation) -> str:
    rows = evaluation.evaluation_rows
    sweep = evaluation.row_sweep
    judge = f"{rows.which}, {sweep.positives:,.0f} of them {class_in_words(evaluation.source.positive)}"
    if evaluation.same_rows:
        return literal(f"Numbers are of {judge}.")
    chosen = evaluation.selection_rows.which
    return literal(f"Thresholds are chosen on {chosen}; numbers are of {judge}.")
