"""One of a few options, always one: kept when the page is left, and in its address for a link."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from dashboard.ui.widgets import bound

T = TypeVar("T")


def choice(
    label: str,
    options: Sequence[T],
    key: str,
    *,
    default: T,
    hidden: bool = False,
    words: Callable[[T], str] = str,
) -> T:
    """The option that is chosen; its label may be hidden, and `words` say an option otherwise."""
    return bound.segmented_control(
        label,
        options,
        default=default,
        format_func=words,
        label_visibility="collapsed" if hidden else "visible",
        key=key,
    )
