"""Streamlit's controls, opened by the address and written into it; kept when the page is left.

Each takes the key of a line in dashboard/ui/session/addresses.py, and else what Streamlit's control takes.
"""

from collections.abc import Callable, Sequence
from math import inf, isfinite
from typing import Any, TypeVar
from warnings import warn

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer
from streamlit.elements.lib.mutable_tab_container import TabContainer

from dashboard.ui.session import url_state
from dashboard.ui.session.addresses import Parameter
from dashboard.ui.session.widget_values import has_widget, set_widget, widget_value

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
    read = _number(-inf if least is None else least, inf if most is None else most, type(value))
    draw = _drawn(st.number_input, label, least, most, key=key, value=value, step=step, **how)
    number: N = _bound(key, draw, read, _number_texts, value)
    return number


def slider(label: str, least: N, most: N, value: N, step: N | None = None, *, key: str, **how: Any) -> N:
    """A number that is slid to, whole where its default is."""
    draw = _drawn(st.slider, label, least, most, value, step, key=key, **how)
    number: N = _bound(key, draw, _number(least, most, type(value)), _number_texts, value)
    return number


def toggle(label: str, value: bool = False, *, key: str, **how: Any) -> bool:
    """On or off."""
    return bool(_bound(key, _drawn(st.toggle, label, value, key=key, **how), _switch, _switch_texts, value))


def text_input(label: str, value: str, *, max_chars: int, key: str, **how: Any) -> str:
    """A few words; what is longer than they may be is cut off."""
    draw = _drawn(st.text_input, label, value, max_chars=max_chars, key=key, **how)
    return str(_bound(key, draw, lambda texts: texts[-1][:max_chars], lambda text: [text], value))


def expander(label: str, *, key: str) -> ExpanderContainer:
    """What is folded away until it is opened; `open` says whether it is."""
    made: list[ExpanderContainer] = []

    def draw() -> bool:
        made.append(st.expander(label, key=key, on_change="rerun"))
        return bool(made[0].open)

    _restored(key, draw, _switch, _switch_texts, False)
    return made[0]


def tabs(labels: Sequence[str], *, key: str) -> list[TabContainer]:
    """Tabs, the first of which is open to begin with."""
    made: list[TabContainer] = []
    parameter = url_state.parameter_of(key)

    def draw() -> str:
        made.extend(st.tabs(list(labels), key=key, on_change="rerun"))
        return next((label for label, tab in zip(labels, made, strict=True) if tab.open), labels[0])

    _restored(
        key, draw, _option(parameter, labels, str), lambda label: [_text(parameter, label, label)], labels[0]
    )
    return made


def opened(key: str, options: Sequence[T], default: T, format_func: Callable[[T], str] = str) -> T:
    """What a control of one option is about to hold, before it is drawn."""
    parameter = url_state.parameter_of(key)
    url_state.open_control(parameter, _option(parameter, options, format_func), default)
    value: T = widget_value(key, default)
    return value


def opened_choices(
    key: str, options: Sequence[T], default: Sequence[T], format_func: Callable[[T], str] = str
) -> list[T]:
    """What a control of several options is about to hold, before it is drawn."""
    parameter = url_state.parameter_of(key)
    url_state.open_control(parameter, _options(parameter, options, format_func), list(default))
    value: list[T] = widget_value(key, list(default))
    return value


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
        _text(parameter, option, format_func(option))
    chosen: T = _bound(
        key,
        _drawn(control, label, options, key=key, format_func=format_func, **how),
        _option(parameter, options, format_func),
        lambda option: [_text(parameter, option, format_func(option))],
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
    chosen: list[T] = _bound(
        key,
        _drawn(control, label, options, key=key, format_func=format_func, **how),
        _options(parameter, options, format_func),
        lambda options: [_text(parameter, option, format_func(option)) for option in options] or [""],
        list(usual),
    )
    return chosen


def _drawn(control: Callable[..., Any], *arguments: Any, **how: Any) -> Callable[[], Any]:
    return lambda: control(*arguments, persist_state="session", **how)


def _bound(
    key: str,
    draw: Callable[[], Any],
    read: Callable[[list[str]], Any],
    texts: Callable[[Any], list[str]],
    default: Any,
) -> Any:
    """A control that the address opens; what it holds, which the address says where it is not the default."""
    parameter = url_state.parameter_of(key)
    url_state.open_control(parameter, read, default)
    value = draw()
    url_state.write_param(key, [] if value is None or value == default else texts(value))
    return value


def _restored(
    key: str,
    draw: Callable[[], Any],
    read: Callable[[list[str]], Any],
    texts: Callable[[Any], list[str]],
    default: Any,
) -> None:
    """As `_bound`, for what the platform does not keep when the page is left."""
    kept = f"{key} kept"
    if not has_widget(key) and has_widget(kept):
        set_widget(key, widget_value(kept))
    set_widget(kept, _bound(key, draw, read, texts, default))


def _plain(text: str) -> str:
    """With the spaces that people type."""
    return " ".join(text.split())


def _text(parameter: Parameter, option: Any, word: str) -> str:
    """What stands in the address for an option that is called `word`; where nothing is known, the word."""
    if not parameter.values:
        return option if isinstance(option, str) else word
    for text, words in parameter.values.items():
        if _plain(words[0]) == _plain(word):
            return text
    warn(f"No value of {parameter.name} stands for “{word}”: add it to addresses.py.", stacklevel=2)
    return word


def _option(
    parameter: Parameter, options: Sequence[T], format_func: Callable[[T], str]
) -> Callable[[list[str]], T]:
    """Reads one option: by its value, by its words of now or before, or as a number."""

    def read(texts: list[str]) -> T:
        asked = _plain(texts[-1])
        for option in options:
            word = format_func(option)
            text = _text(parameter, option, word)
            if asked in (_plain(text), _plain(word), *map(_plain, parameter.values.get(text, ()))):
                return option
        for option in options:
            if isinstance(option, float) and option == float(asked):
                return option
        raise ValueError(asked)

    return read


def _options(
    parameter: Parameter, options: Sequence[T], format_func: Callable[[T], str]
) -> Callable[[list[str]], list[T]]:
    one = _option(parameter, options, format_func)
    return lambda texts: [one([text]) for text in texts if text]


def _number(least: float, most: float, kind: type) -> Callable[[list[str]], float]:
    def read(texts: list[str]) -> float:
        value = float(texts[-1])
        if not isfinite(value) or not least <= value <= most or (kind is int and value != int(value)):
            raise ValueError(texts[-1])
        number: float = kind(value)
        return number

    return read


def _number_texts(value: float) -> list[str]:
    return [str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(float(value))]


def _switch(texts: list[str]) -> bool:
    if texts[-1].lower() not in ("true", "false"):
        raise ValueError(texts[-1])
    return texts[-1].lower() == "true"


def _switch_texts(value: bool) -> list[str]:
    return [str(value).lower()]
