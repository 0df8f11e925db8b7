"""Controls of the explaining pages: kept when the page is left, and in its address for a link."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from dashboard.ui.session.widget_values import set_widget, widget_value
from dashboard.ui.widgets import bound

T = TypeVar("T")


def typed_and_slid(
    label: str,
    key: str,
    *,
    default: float,
    low: float,
    high: float,
    step: float,
    least: float | None = None,
    most: float | None = None,
) -> float:
    """A box for any number from least to most and below it a slider from low to high; both show one value.

    The box holds the value, under `key`, in the page's address too; a chart's handle writes it there as well.
    """
    value = bound.number_input(
        label,
        least,
        most,
        default,
        step,
        format="%g",
        key=key,
    )
    slider = f"{key}_slider"

    def slid() -> None:
        set_widget(key, widget_value(slider))

    set_widget(slider, round(min(max(value, low), high) / step) * step)
    span = f"{label}, from {low:g} to {high:g}".replace("-", "−")
    st.slider(span, low, high, step=step, key=slider, on_change=slid, label_visibility="collapsed")
    return value


def scale(label: str, options: Sequence[float], key: str, *, default: float) -> float:
    """One of a few sizes in ascending order."""
    return bound.select_slider(
        label,
        options,
        default,
        format_func="{:g}".format,
        key=key,
    )
