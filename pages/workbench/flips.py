"""The rows that one pin flags and another does not."""

import streamlit as st

from dashboard import tables, verdicts
from dashboard.spreadsheet import safe_csv
from pages.workbench.desk import Desk


def flips(desk: Desk) -> None:
    """Who is called differently, with probabilities and features; filtered, sorted, downloaded."""
    at = {mark.letter: mark.threshold for mark in desk.marks}
    if len(at) < 2:
        st.caption("Add a second threshold to see which rows are called differently.")
        return
    bench = desk.bench
    with st.container(horizontal=True):
        pairs = [(a, b) for i, a in enumerate(at) for b in list(at)[i + 1 :]]
        pair = (
            st.selectbox("Between", pairs, format_func=" and ".join, key="flip_pair", width=140)
            if len(pairs) > 1
            else pairs[0]
        )
        every, positive, negative = "every class", bench.source.positive, bench.source.negative
        kind = st.selectbox("Show", [every, positive, negative], key="flip_class", width=220)
    higher, lower = sorted(pair, key=lambda letter: -at[letter])
    table = tables.flips(bench, at[lower], at[higher])
    st.markdown(verdicts.of_flips(bench, (lower, at[lower]), (higher, at[higher])))
    table = table if kind == every else table[table["class"] == kind]
    st.dataframe(table, hide_index=True, key="flip_table", placeholder="No rows.")
    st.download_button(
        "Download these rows", safe_csv(table), f"rows-{lower}-{higher}.csv", "text/csv", on_click="ignore"
    )
