"""How far a visit has come in each lesson: kept in its memory alone, and told to nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import Any, Literal, cast

import streamlit as st

from dashboard.analysis.lessons.lesson import Lesson

State = Literal["open", "answered", "skipped"]
LETTERS: dict[State, str] = {"answered": "a", "skipped": "s", "open": "o"}
_STATES = {letter: state for state, letter in LETTERS.items()}
_KEY = "lesson progress"
PREFIX = "lesson "  # of every key here


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """One step: whether it is answered, the wrong tries, the last guess and its time, what was said to it."""

    state: State = "open"
    wrong_tries: int = 0
    guess: Any = None
    guessed_at: float = -inf
    said: str = ""


def step_progress(lesson: str, step: str) -> StepProgress:
    """How far a step has come."""
    return _all().get((lesson, step), StepProgress())


def change_progress(lesson: str, step: str, **changes: Any) -> None:
    """Note something about a step."""
    _all()[lesson, step] = replace(step_progress(lesson, step), **changes)


def is_finished(lesson: Lesson) -> bool:
    """Whether no step of a lesson is open."""
    return all(step_progress(lesson.name, step.name).state != "open" for step in lesson.steps)


def progress_text(lesson: Lesson) -> str:
    """A letter a step, for the link; empty where nothing is answered yet."""
    letters = [LETTERS[step_progress(lesson.name, step.name).state] for step in lesson.steps]
    return "" if set(letters) == {LETTERS["open"]} else "".join(letters)


def take_progress(lesson: Lesson, text: str) -> None:
    """Take over what a link says, without undoing what this visit has answered."""
    for step, letter in zip(lesson.steps, text, strict=False):
        if step_progress(lesson.name, step.name).state == "open":
            change_progress(lesson.name, step.name, state=_STATES[letter])


def is_progress(text: str) -> bool:
    """Whether a text is made of the letters of progress."""
    return set(text) <= set(_STATES)


def handle_places(lesson: str, step: str, start: Mapping[str, float]) -> dict[str, float]:
    """Where the handles of a step's figure stand: where they were let go, else where they start."""
    kept: dict[str, float] = st.session_state.setdefault(_places_key(lesson, step), {})
    return {**start, **{name: place for name, place in kept.items() if name in start}}


def move_handles(lesson: str, step: str, places: Mapping[str, float]) -> None:
    """Note where handles were let go; it counts as one move."""
    kept = st.session_state.setdefault(_places_key(lesson, step), {})
    if any(kept.get(name) != place for name, place in places.items()):
        kept |= places
        st.session_state[_moves_key(lesson, step)] = moves_made(lesson, step) + 1


def moves_made(lesson: str, step: str) -> int:
    """How often handles of the step's figure were moved."""
    return int(st.session_state.get(_moves_key(lesson, step), 0))


def put_handles_back(lesson: str, step: str) -> None:
    """Let the handles stand where they start, with no move made."""
    st.session_state.pop(_places_key(lesson, step), None)
    st.session_state.pop(_moves_key(lesson, step), None)


def kept_progress() -> dict[str, dict[str, Any]]:
    """Lesson -> step -> what a study keeps of it: whether it is answered, the guess, where handles stand."""
    found: dict[str, dict[str, Any]] = {}
    for (lesson, step), progress in _all().items():
        guess = progress.guess if type(progress.guess) in (int, float) else None
        found.setdefault(lesson, {})[step] = {
            "state": progress.state,
            "guess": guess,
            "handles": handle_places(lesson, step, st.session_state.get(_places_key(lesson, step), {})),
            "moves": moves_made(lesson, step),
        }
    return found


def restore_progress(found: Mapping[str, Mapping[str, Any]]) -> None:
    """Take over what a study has kept, where it can be; anybody can have written it."""
    for lesson, steps in found.items():
        for step, kept in steps.items():
            if isinstance(kept, Mapping) and kept.get("state") in LETTERS:
                _restore_step(lesson, step, kept)


def _restore_step(lesson: str, step: str, kept: Mapping[str, Any]) -> None:
    guess, handles, moves = kept.get("guess"), kept.get("handles"), kept.get("moves")
    change_progress(lesson, step, state=kept["state"], guess=guess if _is_number(guess) else None)
    if isinstance(handles, Mapping) and all(map(_is_number, handles.values())) and handles:
        st.session_state[_places_key(lesson, step)] = dict(handles)
        st.session_state[_moves_key(lesson, step)] = moves if type(moves) is int else 0


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and isfinite(value)


def _places_key(lesson: str, step: str) -> str:
    return f"lesson places {lesson} {step}"


def _moves_key(lesson: str, step: str) -> str:
    return f"lesson moves {lesson} {step}"


def _all() -> dict[tuple[str, str], StepProgress]:
    return cast(dict[tuple[str, str], StepProgress], st.session_state.setdefault(_KEY, {}))
