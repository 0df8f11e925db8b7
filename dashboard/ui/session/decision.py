"""The thresholds of a visit; at first those of its address, so that a link carries them."""

from typing import cast

import streamlit as st

from dashboard.analysis.thresholds.named_threshold import DEFAULTS, LETTERS, NamedThreshold, Rule
from dashboard.ui.session import addresses, url_state


def named_thresholds() -> tuple[NamedThreshold, ...]:
    """The pins of this visit; at first those of the address, or two by hand."""
    if "pins" not in st.session_state:
        st.session_state["pins"] = _parsed(st.query_params.get("pins", "")) or DEFAULTS
    return cast(tuple[NamedThreshold, ...], st.session_state["pins"])


def keep_thresholds(chosen: tuple[NamedThreshold, ...]) -> None:
    """Make these the thresholds of the visit."""
    st.session_state["pins"] = chosen


def write_thresholds() -> None:
    """Let the address say the thresholds."""
    words = {Rule[names[0]]: text for text, names in addresses.RULES.items()}
    told = (f"{named.letter}:{words[named.rule]}:{named.amount!r}" for named in named_thresholds())
    url_state.write_param("pins", [",".join(told)])


_RULES = {text: Rule[names[0]] for address, names in addresses.RULES.items() for text in (address, *names)}


def _parsed(text: str) -> tuple[NamedThreshold, ...]:
    """Pins from an address; whatever does not read as one is left out."""
    found = {}
    for part in text.split(","):
        match part.split(":"):
            case [letter, rule, amount] if letter in LETTERS and len(letter) == 1 and rule in _RULES:
                share = _share(amount)
                if share is not None:
                    found[letter] = NamedThreshold(letter, _RULES[rule], share)
    return tuple(found[letter] for letter in sorted(found))


def _share(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1.01 else None
