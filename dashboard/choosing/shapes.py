"""The controls by which a person makes data: a shape, its noise, single points, and curving terms."""

import pandas as pd
import streamlit as st

from dashboard import state
from dashboard.choosing import samples
from dashboard.intake import Prepared
from logreg.toys import TOYS


def choose() -> Prepared:
    """A shape as it was drawn or edited, with the squares and products switched on."""
    kind = st.selectbox("Shape", list(TOYS), help=_HELP, key="shape", bind="query-params")
    noise = st.slider(
        "Noise",
        *(0.0, 2.0, 0.5, 0.05),
        help="How far the rows scatter around their place.",
        key="noise",
        bind="query-params",
    )
    left, right = st.columns(2)
    n = left.number_input("Rows", 4, 2000, 200, 20, key="shape_rows", bind="query-params")
    seed = right.number_input(
        "Seed", 0, 9999, 0, help="Another seed draws other rows.", key="shape_seed", bind="query-params"
    )
    terms = st.pills(
        "More terms",
        list(samples.PRODUCTS),
        selection_mode="multi",
        wrap=True,
        help="Squares and products as further columns: the boundary becomes a curve.",
        key="terms",
        bind="query-params",
    )
    drawn = state.once(
        "points", (kind, n, noise, seed), lambda: samples.points(kind, int(n), noise, int(seed))
    )
    edited = _edited(drawn, f"points {kind} {n} {noise} {seed}")
    key = (edited.to_csv(), tuple(terms))
    return state.once("shape", key, lambda: samples.prepare_points(edited, terms))


def _edited(drawn: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows after what a person changed, added or took away; kept when the page is left."""
    edited = st.session_state.setdefault("edited points", {})
    if key not in st.session_state:  # the editor starts anew from what it was left with
        st.session_state["points to edit"] = edited.get(key, drawn)
    with st.popover("Edit the points", width="stretch"):
        st.caption("Change a number, add a row at the end, or tick rows and delete them.")
        table: pd.DataFrame = st.data_editor(
            st.session_state["points to edit"],
            num_rows="dynamic",
            hide_index=True,
            height=320,
            column_config={"class": st.column_config.SelectboxColumn(options=["no", "yes"], required=True)},
            key=key,
        )
    table.attrs["name"] = drawn.attrs["name"]
    edited.clear()
    edited[key] = table
    return table


_HELP = (
    "Invented rows with two features. No line parts XOR or the circles until squares and products are added; "
    "separated classes have no best fit; one outlier pulls the boundary."
)
