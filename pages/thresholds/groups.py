"""What the thresholds do to the groups of a column."""

import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences, threshold_tables
from dashboard.figures.groups import group_rates
from dashboard.text.markdown import literal, unbroken
from dashboard.ui.components import chart
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
    left, right = st.columns([1, 3], gap="large")
    with left:
        column = st.selectbox("Group by", names, key="group_column")
        letter = st.selectbox("Drawn for", [mark.letter for mark in context.marks], key="group_pin")
        policy = st.selectbox("Each group gets", list(group_controls.POLICIES), key="group_policy")
    try:
        by_letter = group_controls.counts_by_threshold(
            evaluation, column, policy, {mark.letter: mark.threshold for mark in context.marks}
        )
    except LogregError as error:
        with right:
            st.warning(literal(f"{error} Choose the same threshold for all."))
        return
    with right:
        st.markdown(unbroken(threshold_sentences.groups_sentence(by_letter[letter])))
        if lone := threshold_sentences.empty_groups_sentence(by_letter[letter]):
            st.caption(f":orange[▲] {lone}")
        alt = f"Recall, false-positive rate, precision and share flagged by {column}, at {letter}."
        chart.show_chart(group_rates(by_letter[letter], column), key="groups", alt=alt)
    st.dataframe(threshold_tables.group_table(by_letter), hide_index=True, key="group_table", placeholder="—")
