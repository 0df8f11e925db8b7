"""How many rows are invented, and by which seed."""

import streamlit as st


def rows_and_seed(least: int, most: int, *, prefix: str = "") -> tuple[int, int]:
    """Draw both controls; `prefix` sets their keys, and so the address, apart from another data set's."""
    left, right = st.columns(2)
    rows = left.number_input("Rows", least, most, 200, 20, key=f"{prefix}rows", bind="query-params")
    again = "Another seed draws other rows."
    seed = right.number_input("Seed", 0, 9999, 0, help=again, key=f"{prefix}seed", bind="query-params")
    return rows, seed
