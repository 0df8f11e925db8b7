"""The rows that one threshold flags and another does not."""

from functools import partial
from itertools import combinations

import streamlit as st

from dashboard.analysis.thresholds import threshold_sentences, threshold_tables
from pages.thresholds.page_context import PageContext

MOST = 1000  # rows shown at once


def show_changed_decisions(context: PageContext) -> None:
    """Who is called differently, with probabilities and features; filtered, sorted, downloaded."""
    at = {mark.letter: mark.threshold for mark in context.marks}
    if len(at) < 2:
        st.caption("Add a second threshold to see which rows are called differently.")
        return
    evaluation = context.evaluation
    with st.container(horizontal=True):
        first, second = _pair(list(at))
        kinds = {"every class": None, evaluation.source.positive: 1, evaluation.source.negative: 0}
        kind = st.selectbox("Show", list(kinds), key="changed_class", width=220)
    higher, lower = sorted((first, second), key=lambda letter: -at[letter])
    st.markdown(
        threshold_sentences.changed_decisions_sentence(evaluation, (lower, at[lower]), (higher, at[higher]))
    )
    found = threshold_tables.changed_rows(evaluation, at[lower], at[higher], kinds[kind])
    if found.size > MOST:
        st.caption(f"The {MOST:,} likeliest are shown; the download holds all {found.size:,}.")
    st.dataframe(
        threshold_tables.scored_rows_table(evaluation, found[:MOST]),
        hide_index=True,
        key="changed_table",
        placeholder="—",
    )
    name = f"rows-{lower}-{higher}.csv"
    compared = [named for named in context.thresholds if named.letter in (lower, higher)]
    data = partial(threshold_tables.scored_rows_csv, evaluation, compared, context.costs.costs, found)
    st.download_button("Download these rows", data, name, "text/csv", on_click="ignore")


def _pair(letters: list[str]) -> tuple[str, str]:
    """Which two thresholds; asked only when there are more."""
    pairs = list(combinations(letters, 2))
    if len(pairs) == 1:
        return pairs[0]
    return st.selectbox("Between", pairs, format_func=" and ".join, key="changed_pair", width=140)
