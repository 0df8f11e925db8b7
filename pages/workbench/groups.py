"""What the pins do to the groups of a column."""

import streamlit as st

from dashboard import chart, grouped, tables, verdicts
from dashboard.words import literal
from figures.groups import rates
from logreg.errors import LogregError
from logreg.groups import group_counts
from pages.workbench.desk import Desk


def groups(desk: Desk) -> None:
    """Selection, found, false alarms and precision of each group, under one threshold or one a group."""
    bench = desk.bench
    names = grouped.columns(bench)
    if not names:
        st.caption(f"No column has between 2 and {grouped.MOST} different values to group the rows by.")
        return
    left, right = st.columns([1, 3], gap="large")
    with left:
        column = st.selectbox("Group by", names, key="group_column")
        letter = st.selectbox("Threshold", [mark.letter for mark in desk.marks], key="group_pin")
        policy = st.selectbox("Each group gets", list(grouped.POLICIES), key="group_policy")
    grouping = grouped.grouping(bench, column)
    at = next(mark.threshold for mark in desk.marks if mark.letter == letter)
    try:
        thresholds = grouped.POLICIES[policy](bench, grouping, at)
    except LogregError as error:
        with right:
            st.warning(literal(f"{error} Choose the same threshold for all."))
        return
    found = group_counts(bench.judge.y, bench.p, grouping, thresholds)
    with right:
        st.markdown(verdicts.of_groups(found))
        if lone := verdicts.of_empty_groups(found):
            st.caption(f":orange[▲] {lone}")
        alt = f"Recall, false-positive rate, precision and share flagged by {column}."
        chart.show(rates(found, column), key="groups", alt=alt)
    st.dataframe(tables.groups(found), hide_index=True, key="group_table")
