"""The rows that one pin flags and another does not."""

import streamlit as st

from dashboard import tables, verdicts
from dashboard.spreadsheet import safe_csv
from pages.workbench.desk import Desk

MOST = 1000  # rows shown at once


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
        kinds = {"every class": None, bench.source.positive: 1, bench.source.negative: 0}
        kind = st.selectbox("Show", list(kinds), key="flip_class", width=220)
    higher, lower = sorted(pair, key=lambda letter: -at[letter])
    st.markdown(verdicts.of_flips(bench, (lower, at[lower]), (higher, at[higher])))
    found = tables.flips(bench, at[lower], at[higher], kinds[kind])
    if found.size > MOST:
        st.caption(
            f"The {MOST:,} with the highest probability are shown; the download holds all {found.size:,}."
        )
    st.dataframe(tables.rows(bench, found[:MOST]), hide_index=True, key="flip_table", placeholder="No rows.")
    st.download_button(
        "Download these rows",
        lambda: safe_csv(tables.rows(bench, found)),
        f"rows-{lower}-{higher}.csv",
        "text/csv",
        on_click="ignore",
    )
