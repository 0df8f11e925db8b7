"""The question of a step: a guess first; after it the verdict, the answer and what to keep."""

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled
from pages.lessons.answer_view import show_answer, show_keep, show_next
from pages.lessons.guesses import TRIES_BEFORE_HINT
from pages.lessons.place import Place
from pages.lessons.question_controls import show_controls, standing_guess
from pages.lessons.stage_view import ShownStage


def show_question(here: Place, shown: ShownStage | None) -> None:
    """Ask, or say what the answer is; a step without a question only says its answer."""
    if here.step.question is not None and not here.answered:
        _ask(here, shown)
        return
    if here.step.question is None:
        if here.step.answer:
            st.markdown(filled(here.step.answer, here.own))
        show_keep(here)
    else:
        with st.container(key="lesson_verdict"):
            show_answer(here)
    show_next(here)


def _ask(here: Place, shown: ShownStage | None) -> None:
    question, progress = here.step.question, here.progress
    assert question is not None  # noqa: S101
    with st.container(border=True):
        st.markdown(f"**{filled(question.ask, here.own)}**")
        show_controls(here, shown)
        with st.container(key="lesson_not_yet"):
            if progress.wrong_tries and progress.guess in (None, standing_guess(here, shown)):
                st.markdown(f"**Not yet.** {filled(progress.said, here.own)}")
            elif progress.said and not progress.wrong_tries:
                st.markdown(progress.said)
        if progress.wrong_tries >= TRIES_BEFORE_HINT and here.step.hint:
            st.markdown(f"**Hint.** {filled(here.step.hint, here.own)}")
