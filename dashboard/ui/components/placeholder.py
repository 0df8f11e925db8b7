"""Room for what the browser shows only once its script has come: what stands below must not jump."""

import streamlit as st

from dashboard.ui.streamlit_internals import key_class

GROWTH = 260  # pixels by which a chart grows at most, however high the window


def reserve_height(key: str, height: int, *, picture: int = 0, narrow: int = 0) -> None:
    """Give the element of this key at least so many pixels from the start, and the picture in it its own.

    On a tablet and a phone it takes `narrow` pixels, where they are given.
    """
    name = key_class(key)
    inside = f" .{name} .plot {{ min-height: {picture}px }}" if picture else ""
    more = f" @media (max-width: 1000px) {{ .{name} {{ min-height: {narrow}px }} }}" if narrow else ""
    st.html(f"<style>.{name} {{ min-height: {height}px }}{inside}{more}</style>")


def grow_with_window(key: str, height: int, *, window: int, below: int) -> None:
    """Let the chart of this key be so high, and by what the window is higher than that; a phone scrolls."""
    name = key_class(key)
    st.html(
        f"<style>.{name} {{ --chart-height: {height}px; min-height: calc(var(--chart-height) + {below}px) }} "
        f"@media (min-width: 641px) {{ .{name} {{ "
        f"--chart-height: calc({height}px + clamp(0px, 100vh - {window}px, {GROWTH}px)) }} }}</style>"
    )
