"""Streamlit's controls, opened_option by the address and written into it; kept when the page is left.

Each takes the key of a line in dashboard/ui/session/addresses.py, and else what Streamlit's control takes.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, TypeVar

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard.ui.session import url_state
from dashboard.ui.widgets.address_values import (
    number_texts,
    option_text,
    read_number,
    read_option,
    read_options,
    read_switch,
    switch_texts,
)
from dashboard.ui.widgets.binding import bind_and_keep, bind_control, drawn_by

T = TypeVar("T")
N = TypeVar("N", int, float)


def selectbox(
    label: str,
    options: Sequence[T],
    index: int | None = 0,
    *,
    key: str,
    format_func: Callable[[T], str] = str,
    **how: Any,
) -> T:
    """One of several options."""
    usual = None if index is None else options[index]
    return _one(st.selectbox, label, options, usual, key, format_func, index=index, **how)


def radio(
    label: str,
    options: Sequence[T],
    index: int | None = 0,
    *,
    key: str,
    format_func: Callable[[T], str] = str,
    **how: Any,
) -> T:
    """One of a few options, all of them seen."""
    usual = None if index is None else options[index]
    return _one(st.radio, label, options, usual, key, format_func, index=index, **how)


def segmented_control(
    label: str,
    options: Sequence[T],
    *,
    default: T,
    key: str,
    format_func: Callable[[T], str] = str,
    **how: Any,
) -> T:
    """One of a few options, always one."""
    how |= {"default": default, "required": True}
    return _one(st.segmented_control, label, options, default, key, format_func, **how)


def select_slider(
    label: str,
    options: Sequence[T],
    value: T | None = None,
    *,
    key: str,
    format_func: Callable[[T], str] = str,
    **how: Any,
) -> T:
    """One of several options in their order."""
    first = options[0] if value is None else value
    return _one(st.select_slider, label, options, first, key, format_func, value=first, **how)


def pills(
    label: str,
    options: Sequence[T],
    default: Sequence[T] = (),
    *,
    key: str,
    format_func: Callable[[T], str] = str,
    **how: Any,
) -> list[T]:
    """Any of a few options, all of them seen."""
    how |= {"default": list(default), "selection_mode": "multi"}
    return _several(st.pills, label, options, default, key, format_func, **how)


def multiselect(
    label: str, options: Sequence[T], default: Sequence[T] = (), *, key: str, **how: Any
) -> list[T]:
    """Any of many options."""
    return _several(st.multiselect, label, options, default, key, str, default=list(default), **how)


def number_input(
    label: str,
    least: N | None,
    most: N | None,
    value: N,
    step: N | None = None,
    *,
    key: str,
    **how: Any,
) -> N:
    """A number that is typed, whole where its default is."""
    read = read_number(-inf if least is None else least, inf if most is None else most, type(value))
    draw = drawn_by(st.number_input, label, least, most, key=key, value=value, step=step, **how)
    number: N = bind_control(key, draw, read, number_texts, value)
    return number


def slider(label: str, least: N, most: N, value: N, step: N | None = None, *, key: str, **how: Any) -> N:
    """A number that is slid to, whole where its default is."""
    draw = drawn_by(st.slider, label, least, most, value, step, key=key, **how)
    number: N = bind_control(key, draw, read_number(least, most, type(value)), number_texts, value)
    return number


def toggle(label: str, value: bool = False, *, key: str, **how: Any) -> bool:
    """On or off."""
    return bool(
        bind_control(
            key,
            drawn_by(st.toggle, label, value, key=key, **how),
            read_switch,
            switch_texts,
            value,
        )
    )


def text_input(label: str, value: str, *, max_chars: int, key: str, **how: Any) -> str:
    """A few words; what is longer than they may be is cut off."""
    draw = drawn_by(st.text_input, label, value, max_chars=max_chars, key=key, **how)
    return str(bind_control(key, draw, lambda texts: texts[-1][:max_chars], lambda text: [text], value))


def expander(label: str, *, key: str) -> ExpanderContainer:
    """What is folded away until it is opened_option; `open` says whether it is."""
    made: list[ExpanderContainer] = []

    def draw() -> bool:
        made.append(st.expander(label, key=key, on_change="rerun"))
        return bool(made[0].open)

    bind_and_keep(key, draw, read_switch, switch_texts, False)
    return made[0]


def tabs(labels: Sequence[str], *, key: str) -> list[TabContainer]:
    """Tabs, the first of which is open to begin with."""
    made: list[TabContainer] = []
    parameter = url_state.parameter_of(key)

    def draw() -> str:
        made.extend(st.tabs(list(labels), key=key, on_change="rerun"))
        return next((label for label, tab in zip(labels, made, strict=True) if tab.open), labels[0])

    bind_and_keep(
        key,
        draw,
        read_option(parameter, labels, str),
        lambda label: [option_text(parameter, label, label)],
        labels[0],
    )
    return made


def _one(
    control: Callable[..., Any],
    label: str,
    options: Sequence[T],
    usual: T | None,
    key: str,
    format_func: Callable[[T], str],
    **how: Any,
) -> T:
    parameter = url_state.parameter_of(key)
    for option in options:
        option_text(parameter, option, format_func(option))
    chosen: T = bind_control(
        key,
        drawn_by(control, label, options, key=key, format_func=format_func, **how),
        read_option(parameter, options, format_func),
        lambda option: [option_text(parameter, option, format_func(option))],
        usual,
    )
    return chosen


def _several(
    control: Callable[..., Any],
    label: str,
    options: Sequence[T],
    usual: Sequence[T],
    key: str,
    format_func: Callable[[T], str],
    **how: Any,
) -> list[T]:
    parameter = url_state.parameter_of(key)
    chosen: list[T] = bind_control(
        key,
        drawn_by(control, label, options, key=key, format_func=format_func, **how),
        read_options(parameter, options, format_func),
        lambda options: [option_text(parameter, option, format_func(option)) for option in options] or [""],
        list(usual),
    )
    return chosen
