"""How many rows are invented, and by which seed."""

import streamlit as st

from dashboard.ui.widgets import bound


def rows_and_seed(least: int, most: int, *, prefix: str = "") -> tuple[int, int]:
    """Draw both controls; `prefix` sets their keys, and so the address, apart from another data set's."""
    left, right = st.columns(2)
    with left:
        rows = bound.number_input("Rows", least, most, 200, 20, key=f"{prefix}rows")
    again = "Another seed draws other rows."
    with right:
        seed = bound.number_input("Seed", 0, 9999, 0, help=again, key=f"{prefix}seed")
    return rows, seed
