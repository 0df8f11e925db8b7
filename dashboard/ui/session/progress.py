"""Long work on a page: its share done is shown, and a click anywhere ends it."""

import time
from collections.abc import Callable, Generator
from typing import TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.turns import turns

T = TypeVar("T")

PATIENCE_S, PAINT_S = 0.2, 0.1


def run_with_progress(
    work: Generator[float, None, T], doing: str, *, key: str, on_cancel: Callable[[], None] | None = None
) -> T:
    """What `work` returns; it yields the share done, from 0 to 1.

    Work that ends soon shows nothing. A click on any control ends this run of the page, and the work with it;
    Cancel is one that changes nothing else, unless `on_cancel` does.
    """
    place, bar = st.empty(), None
    begun = painted = time.monotonic()
    while True:
        try:
            share = next(work)
        except StopIteration as end:
            place.empty()
            return cast(T, end.value)
        turns.let_others()
        now = time.monotonic()
        if bar is None and now - begun > PATIENCE_S:
            bar = _bar(place, key, on_cancel)
        if bar is not None and now - painted > PAINT_S:
            painted = now
            bar.progress(share, f"{doing}: {100 * share:.0f}\u00a0% done")


def _bar(place: DeltaGenerator, key: str, on_cancel: Callable[[], None] | None) -> DeltaGenerator:
    with place.container(horizontal=True, vertical_alignment="center"):
        st.button("Cancel", key=key, on_click=on_cancel)
        return st.progress(0.0)
