"""The input of one variable of a case: it offers the values that the column can hold."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from dashboard.tabular.kinds import LARGEST
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.components.slider import show_slider
from dashboard.ui.session.widget_values import set_widget
from logreg.data.allowed_values import LARGEST_WHOLE, Granularity, granularity, two_values

MOST_STEPS = 200  # of a slider


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class LevelField:
    """A category, or a number of two values."""

    label: str
    key: str
    options: tuple[str, ...] | tuple[float, ...]

    def draw(self, typical: float | str) -> float | str:
        """The value chosen; at first the typical one."""
        chosen: float | str = st.selectbox(
            self.label,
            list[Any](self.options),
            index=list[Any](self.options).index(typical),
            format_func=lambda value: value if isinstance(value, str) else format_number(value),
            key=self.key,
            persist_state="session",
        )
        return chosen

    def shown(self, value: Any) -> float | str | None:
        """A row's value as the input holds it; None where it cannot."""
        return next((option for option in self.options if option == value), None)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class WholeField:
    """A number of whole values."""

    label: str
    key: str
    values: NDArray[Any]

    def draw(self, typical: float | str) -> float | str:
        """The number typed in; at first the typical one."""
        most = int(LARGEST_WHOLE) - 1
        return float(
            st.number_input(
                *(self.label, -most, most, int(typical)),
                step=1,
                key=self.key,
                persist_state="session",
                help=f"Whole numbers; {learned_range(self.values)}",
            )
        )

    def shown(self, value: Any) -> float | str | None:
        """A row's value as the input holds it; None where it is no whole number."""
        return int(value) if float(value).is_integer() else None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class NumberField:
    """Any number."""

    label: str
    key: str
    values: NDArray[Any]

    def draw(self, typical: float | str) -> float | str:
        """The number typed in; at first the typical one."""
        return float(
            st.number_input(
                *(self.label, -LARGEST, LARGEST, float(typical)),
                step=round_step(self.values),
                format="%g",
                key=self.key,
                persist_state="session",
                help=learned_range(self.values).capitalize(),
            )
        )

    def shown(self, value: Any) -> float | str | None:
        """A row's value as the input holds it."""
        return float(value)


def slide(field: WholeField | NumberField, value: float) -> None:
    """A slider below a number, over the values learned from; its track has the field's key."""
    places = slider_places(field)
    whole = isinstance(field, WholeField)
    if len(places) < 2:
        return
    show_slider(
        key=f"{field.key}, slider",
        label=f"{field.label}, from {format_number(places[0])} to {format_number(places[-1])}",
        track=field.key,
        low=float(places[0]),
        high=float(places[-1]),
        step=float(f"{places[1] - places[0]:.10g}"),
        position=min(max(value, float(places[0])), float(places[-1])),
        on_rest=lambda at: set_widget(field.key, round(at) if whole else float(f"{at:.10g}")),
    )


def slider_places(field: WholeField | NumberField) -> NDArray[np.float64]:
    """Where a field's slider can stand: round steps over the values learned from, at most about 200."""
    step = round_step(field.values)
    if isinstance(field, WholeField):
        step = max(1.0, round_step(field.values))
    first, last = np.floor(field.values.min() / step), np.ceil(field.values.max() / step)
    if not (np.isfinite(first) and np.isfinite(last) and last - first <= MOST_STEPS + 2):
        return np.empty(0)
    return np.round(np.arange(first, last + 1) * step, 12)


def case_field(name: str, values: NDArray[Any], key: str) -> LevelField | WholeField | NumberField:
    """The input for a column of these values.

    Its key names the kind, so that a value kept from other data of the same name is of the same type.
    """
    label = literal(name)
    if values.dtype.kind != "f":
        return LevelField(label=label, key=f"{key} {name}", options=tuple(sorted(set(values.astype(str)))))
    kind = granularity(values)
    if kind is Granularity.TWO:
        return LevelField(label=label, key=f"{key} {name}, two", options=two_values(values) or ())
    if kind is Granularity.WHOLE:
        return WholeField(label=label, key=f"{key} {name}, whole", values=values)
    return NumberField(label=label, key=f"{key} {name}", values=values)


def learned_range(values: NDArray[Any]) -> str:
    """The range of the training rows."""
    return f"from {format_number(values.min())} to {format_number(values.max())} in the training rows."


def round_step(values: NDArray[Any]) -> float:
    """A round hundredth of the range or so."""
    span = float(np.ptp(values))
    return float(10.0 ** np.floor(np.log10(span / 20))) if span > 0 else 1.0
