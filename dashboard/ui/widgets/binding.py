"""Binds a control to its line in dashboard/ui/session/addresses.py."""

from collections.abc import Callable
from typing import Any

from dashboard.ui.session import url_state
from dashboard.ui.session.widget_values import has_widget, set_widget, widget_value


def drawn_by(control: Callable[..., Any], *arguments: Any, **how: Any) -> Callable[[], Any]:
    """Draws a control that keeps what it holds when its page is left."""
    return lambda: control(*arguments, persist_state="session", **how)


def bind_control(
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


def bind_and_keep(
    key: str,
    draw: Callable[[], Any],
    read: Callable[[list[str]], Any],
    texts: Callable[[Any], list[str]],
    default: Any,
) -> None:
    """As `bind_control`, for what the platform does not keep when the page is left."""
    kept = f"{key} kept"
    if not has_widget(key) and has_widget(kept):
        set_widget(key, widget_value(kept))
    set_widget(kept, bind_control(key, draw, read, texts, default))
