"""Controls of the explaining pages: kept when the page is left, and in its address for a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard.text.numbers import scale_number
from dashboard.ui.components.slider import show_slider
from dashboard.ui.session.widget_values import set_widget
from dashboard.ui.widgets import bound

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What can be slid to, low to high, and what can be typed, least to most."""

    low: float
    high: float
    step: float
    least: float | None = None
    most: float | None = None


def typed_and_slid(label: str, key: str, span: Span, *, default: float, track: str = "") -> float:
    """A box for a number and below it a slider; both show one value.

    While it is dragged the slider moves the track, that of the key where no other is named. The box holds
    the value, under `key`, in the page's address too; a chart's handle writes it there as well.
    """
    value = bound.number_input(label, span.least, span.most, default, span.step, format="%g", key=key)
    words = f"{label}, from {span.low:g} to {span.high:g}".replace("-", "−")
    show_slider(
        key=f"{key}_slider",
        label=words,
        track=track or key,
        low=span.low,
        high=span.high,
        step=span.step,
        position=min(max(value, span.low), span.high),
        on_rest=lambda at: set_widget(key, float(f"{at:.10g}")),
    )
    return value


def scale(label: str, options: Sequence[float], key: str, *, default: float) -> float:
    """One of a few sizes in ascending order."""
    return bound.select_slider(
        label,
        options,
        default,
        format_func=scale_number,
        key=key,
    )
