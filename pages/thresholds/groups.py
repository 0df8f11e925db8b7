"""What the thresholds do to the groups of a column."""

from collections.abc import Mapping

import streamlit as st

from dashboard.analysis.thresholds import group_evaluation, threshold_sentences
from dashboard.analysis.thresholds.group_evaluation import GroupEvaluation
from dashboard.figures.groups import group_rates
from dashboard.text.markdown import literal, unbroken
from dashboard.text.spreadsheet import safe_csv
from dashboard.ui.components import chart
from dashboard.ui.widgets.controls_column import controls_column
from logreg.errors import LogregError
from pages.thresholds import group_controls
from pages.thresholds.page_context import PageContext


def show_groups(context: PageContext) -> None:
    """Selection, found, false alarms and precision of each group, under one threshold or one a group."""
    evaluation = context.evaluation
    names = group_controls.columns(evaluation)
    if not names:
        st.info(
            "No column can group the rows: each has one value only, or more than "
            f"{group_controls.MOST} different texts. Add a coarser column to the file, such as a region "
            "instead of a postcode."
        )
        return
    left, right = controls_column("groups")
    with left:
        column = st.selectbox("Group by", names, key="group_column")
        letter = st.selectbox("Drawn for", [mark.letter for mark in context.marks], key="group_pin")
        policy = st.selectbox("Each group gets", list(group_evaluation.POLICIES), key="group_policy")
    with right:
        try:
            found = group_evaluation.evaluate_groups(
                evaluation,
                group_controls.grouping(evaluation, column),
                policy,
                {mark.letter: mark.threshold for mark in context.marks},
                context.costs.costs,
            )
        except LogregError as error:
            st.warning(literal(f"{error} Choose the same threshold for all."))
            return
        _sentences(context, found[letter], policy)
        alt = f"Recall, false-positive rate, precision and share flagged by {column}, at {letter}."
        chart.show_chart(group_rates(found[letter].rates, column), key="groups", alt=alt)
    _table(context, found, column, policy)


def _sentences(context: PageContext, found: GroupEvaluation, policy: str) -> None:
    st.markdown(unbroken(threshold_sentences.groups_sentence(found)))
    cost = threshold_sentences.group_cost_sentence(found, context.costs, context.evaluation.counted)
    st.markdown(unbroken(cost))
    if group_evaluation.learns(policy) and context.evaluation.same_rows:
        st.caption(f":orange[▲] {literal(threshold_sentences.own_rows_warning(context.evaluation))}")
    if lone := threshold_sentences.empty_groups_sentence(found.groups):
        st.caption(f":orange[▲] {lone}")


def _table(context: PageContext, found: Mapping[str, GroupEvaluation], column: str, policy: str) -> None:
    """The numbers of all thresholds, to read and to take away."""
    table = group_evaluation.group_table(context.evaluation, found)
    st.dataframe(table, hide_index=True, key="groups_table", placeholder="—")
    st.caption(threshold_sentences.group_method_sentence(context.evaluation))
    evaluation, source = context.evaluation, context.evaluation.source
    about = {
        "grouped by": column,
        "each group gets": policy,
        "chosen on": evaluation.selection_rows.which,
        "judged on": evaluation.evaluation_rows.which,
        "base rate": evaluation.target_prevalence or "as in these rows",
        "cost unit": context.costs.unit,
        "model": source.provenance.line,
    }
    st.download_button(
        "Groups as CSV",
        lambda: safe_csv(table.assign(**about)),
        "groups.csv",
        "text/csv",
        on_click="ignore",
    )
