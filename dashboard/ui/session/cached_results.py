"""What was computed or settled for this visit, by name; each name keeps one value with what it is for."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

import streamlit as st

T = TypeVar("T")


def cached_in_session(name: str, key: Hashable, compute: Callable[[], T]) -> T:
    """What `compute` gives, kept for this visit until the key changes; one value a name."""
    kept = st.session_state.setdefault(f"once {name}", {})
    if key not in kept:
        kept.clear()
        kept[key] = compute()
    return cast(T, kept[key])


def keep_result(name: str, value: Any, key: Hashable = None) -> None:
    """Keep a value under a name, for this key, in place of the one before."""
    st.session_state[f"once {name}"] = {key: value}


def kept_result(name: str, key: Hashable = None) -> Any:
    """The value kept under a name, None where there is none for this key."""
    return st.session_state.get(f"once {name}", {}).get(key)


def has_result(name: str) -> bool:
    """Whether any value is kept under a name, whatever it is for."""
    return bool(st.session_state.get(f"once {name}"))


def latest_result(name: str) -> Any:
    """The value kept under a name, whatever it is for, None where there is none."""
    return next(iter(st.session_state.get(f"once {name}", {}).values()), None)
