"""What a control of bound.py is about to hold, before it is drawn."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from dashboard.ui.session import url_state
from dashboard.ui.session.widget_values import widget_value
from dashboard.ui.widgets.address_values import (
    read_number,
    read_option,
    read_options,
)

T = TypeVar("T")
N = TypeVar("N", int, float)


def opened_option(key: str, options: Sequence[T], default: T, format_func: Callable[[T], str] = str) -> T:
    """What a control of one option is about to hold, before it is drawn."""
    parameter = url_state.parameter_of(key)
    url_state.open_control(parameter, read_option(parameter, options, format_func), default)
    value: T = widget_value(key, default)
    return value


def opened_number(key: str, least: N, most: N, default: N) -> N:
    """What a control of a number is about to hold, before it is drawn."""
    parameter = url_state.parameter_of(key)
    read: Callable[[list[str]], Any] = read_number(least, most, type(default))
    url_state.open_control(parameter, read, default)
    value: N = widget_value(key, default)
    return value


def opened_options(
    key: str, options: Sequence[T], default: Sequence[T], format_func: Callable[[T], str] = str
) -> list[T]:
    """What a control of several options is about to hold, before it is drawn."""
    parameter = url_state.parameter_of(key)
    url_state.open_control(parameter, read_options(parameter, options, format_func), list(default))
    value: list[T] = widget_value(key, list(default))
    return value
