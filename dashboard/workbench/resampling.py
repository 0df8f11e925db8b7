"""The bootstrap on the page: a button, progress while it runs, and a result that stays."""

import time
from typing import cast

import streamlit as st

from dashboard.workbench.bench import Bench
from dashboard.workbench.certainty import Certainty, draw
from dashboard.workbench.pins import Pin
from logreg.costs import Costs

PAINT_S = 0.1
SEED = 0


def certainty(bench: Bench, pins: tuple[Pin, ...], costs: Costs) -> Certainty | None:
    """The intervals of these pins, None until they are drawn; any other click while they are cancels."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        n = st.selectbox(
            "Resamples", (200, 1000, 5000), index=1, format_func="{:,}".format, key="resamples", width=140
        )
        start = st.button("Draw intervals", key="resample", type="primary")
    if start:
        st.session_state["certainty"] = (bench.key, pins, costs), _drawn(bench, pins, costs, n)
    result = kept(bench, pins, costs)
    if result is None and "certainty" in st.session_state:
        st.caption("Thresholds, costs or rows have changed since intervals were drawn: draw them again.")
    return result


def kept(bench: Bench, pins: tuple[Pin, ...], costs: Costs) -> Certainty | None:
    """The intervals drawn for just these pins, costs and rows, if they were."""
    known, result = st.session_state.get("certainty", (None, None))
    return cast(Certainty, result) if known == (bench.key, pins, costs) else None


def _drawn(bench: Bench, pins: tuple[Pin, ...], costs: Costs, n: int) -> Certainty:
    """Drain the resampling; a click anywhere ends this run of the page, and the resampling with it."""
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        st.button("Cancel", key="cancel_resampling")
        bar = st.progress(0.0, f"Resampling {n:,} times")
    drawing = draw(bench, pins, costs, n=n, seed=SEED)
    painted = time.monotonic()
    while True:
        try:
            share = next(drawing)
        except StopIteration as end:
            place.empty()
            return cast(Certainty, end.value)
        if time.monotonic() - painted > PAINT_S:
            painted = time.monotonic()
            bar.progress(share, f"Resampling {n:,} times: {100 * share:.0f} % done")
