"""What becomes of a guess: it settles the step, or it is noted as a wrong try."""

from collections.abc import Callable
from time import monotonic
from typing import Any

import streamlit as st

from dashboard.analysis.lessons.lesson import GoalQuestion
from dashboard.analysis.lessons.marking import Given, marked
from dashboard.ui.session import lesson_progress
from pages.lessons import place
from pages.lessons.place import Place

TRIES_BEFORE_HINT = 2
TWO_CLICKS = 1.0  # seconds in which the same guess is given once


def take_guess(here: Place, given: Callable[[], Given | None]) -> None:
    """Mark what was answered; nothing said is no wrong try."""
    answer = given()
    if answer is None:
        here.note(said="Say what you expect; a wrong guess costs nothing.")
        return
    question = here.step.question
    assert question is not None  # noqa: S101
    verdict = marked(question, answer, here.own)
    if verdict.right:
        settle(here, "answered", answer)
    else:
        note_wrong(here, verdict.words, answer)


def take_measures(here: Place, question: GoalQuestion, measures: dict[str, float]) -> None:
    """A goal needs no button: it is met as soon as the figure meets it, and its moves may be used up."""
    made = lesson_progress.moves_made(here.lesson.name, here.step.name)
    if question.moves is not None and made > question.moves:
        note_wrong(here, f"The {question.moves} moves are used up; begin again from the start.", None)
        put_back(here)
        st.rerun()
    elif marked(question, measures, here.own).right:
        settle(here, "answered", measures)
        st.rerun()


def settle(here: Place, state: lesson_progress.State, guess: Any) -> None:
    """The step is answered or skipped; the guess is kept, the last one where there is no other."""
    here.note(state=state, guess=here.progress.guess if guess is None else guess)
    place.write_progress(here.lesson)


def note_wrong(here: Place, words: str, guess: Any) -> None:
    """One wrong try more, and what is said to it; of two quick clicks the second is none."""
    before, now = here.progress, monotonic()
    again = guess is not None and guess == before.guess and now - before.guessed_at < TWO_CLICKS
    here.note(wrong_tries=before.wrong_tries + (not again), said=words, guess=guess, guessed_at=now)


def put_back(here: Place) -> None:
    """The handles stand where they started, with no move made."""
    lesson_progress.put_handles_back(here.lesson.name, here.step.name)
