"""The thresholds of a visit, and the one that decides; at first those of its address."""

from typing import cast

import streamlit as st

from dashboard.analysis.thresholds.named_threshold import DEFAULTS, LETTERS, NamedThreshold, Rule
from dashboard.ui.session import addresses, url_state


def named_thresholds() -> tuple[NamedThreshold, ...]:
    """The named thresholds of this visit; at first those of the address, or two by hand."""
    if "pins" not in st.session_state:
        st.session_state["pins"] = _parsed(_asked("pins")) or DEFAULTS
    return cast(tuple[NamedThreshold, ...], st.session_state["pins"])


def keep_thresholds(chosen: tuple[NamedThreshold, ...]) -> None:
    """Make these the thresholds of the visit; the last one stays, however fast they are removed."""
    if chosen:
        st.session_state["pins"] = chosen


def _asked(name: str) -> str:
    return next(iter(url_state.asked(name)), "")


def take_address() -> None:
    """Let the thresholds of the address hold, where it names any, in place of those of an opened study."""
    found = _parsed(st.query_params.get("pins", ""))
    if found:
        keep_thresholds(found)
        choose_decision(st.query_params.get("decision", found[0].letter))


def decided() -> NamedThreshold:
    """The threshold that cases are decided by on every page; the first until another is chosen."""
    letter = st.session_state.get("decision", _asked("decision"))
    thresholds = named_thresholds()
    return next((named for named in thresholds if named.letter == letter), thresholds[0])


def choose_decision(letter: str) -> None:
    """Make the threshold of this letter the one that decides."""
    st.session_state["decision"] = letter


def place_decision(threshold: float) -> None:
    """Place the threshold that decides by hand."""
    now = decided()
    keep_thresholds(tuple(named.at(threshold) if named is now else named for named in named_thresholds()))


def write_decision() -> None:
    """Let the address say the thresholds and the one that decides."""
    thresholds, letter = named_thresholds(), decided().letter
    rules = {Rule[names[0]]: text for text, names in addresses.RULES.items()}
    texts = (f"{named.letter}:{rules[named.rule]}:{named.amount!r}" for named in thresholds)
    url_state.write_param("pins", [",".join(texts)])
    url_state.write_param("decision", [] if letter == thresholds[0].letter else [letter])


_RULES = {text: Rule[names[0]] for address, names in addresses.RULES.items() for text in (address, *names)}


def _parsed(text: str) -> tuple[NamedThreshold, ...]:
    """Thresholds from an address; whatever does not read as one is left out."""
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
