"""Where a visitor was before they came back to Start."""

import time
from dataclasses import dataclass
from typing import cast

import streamlit as st

_KEY = "last page"
MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class LastPage:
    """A page by its name, and when it was last worked on, in seconds since 1970."""

    name: str
    when: float


def keep_last_page(name: str) -> None:
    """Remember that this page is worked on now."""
    st.session_state[_KEY] = LastPage(name, time.time())


def last_page() -> LastPage | None:
    """The page worked on last, None in a visit that has seen Start alone."""
    return cast(LastPage | None, st.session_state.get(_KEY))


def ago(when: float, now: float) -> str:
    """How long that is ago, in words."""
    minutes = int((now - when) // MINUTE)
    if minutes < 1:
        return "a moment ago"
    if minutes < 120:
        return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"
    return f"{minutes // 60} hours ago"
