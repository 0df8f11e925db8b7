"""What is said once a step is answered or skipped: the question again, the verdict, why, and what to keep."""

from typing import Literal

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled
from dashboard.analysis.lessons.lesson import ChoiceQuestion, NumberQuestion, OrderQuestion
from dashboard.analysis.lessons.marking import right_number, right_option, right_order
from dashboard.text.numbers import format_number
from pages.lessons import place
from pages.lessons.place import Place

DIGITS = 3  # as in the lesson's own words and on its figure


def show_answer(here: Place) -> None:
    """The question, the verdict and the right answer, the lesson's own words, and what to keep."""
    question = here.step.question
    assert question is not None  # noqa: S101
    st.markdown(f"**{filled(question.ask, here.own)}**")
    st.markdown(f"{_verdict(here)}. {_right_words(here)}".strip())
    st.markdown(filled(here.step.answer, here.own))
    show_keep(here)


def _verdict(here: Place) -> str:
    if here.progress.state == "answered":
        return "✓ **Right**"
    return "Shown" if here.progress.wrong_tries else "Skipped"


def _right_words(here: Place) -> str:
    question, own, guess = here.step.question, here.own, here.progress.guess
    if isinstance(question, NumberQuestion):
        unit = f"\u00a0{question.unit}" if question.unit else ""
        said = f"You said **{format_number(guess)}{unit}**. " if guess is not None else ""
        return f"{said}It is **{format_number(right_number(question, own), DIGITS)}{unit}**."
    if isinstance(question, ChoiceQuestion):
        right = right_option(question, own)
        return f"The answer: **{filled(question.options[right].words, own)}**." if right is not None else ""
    if isinstance(question, OrderQuestion):
        words = [filled(question.options[i].words, own) for i in right_order(question, own)]
        return f"The order is {', '.join(words)}."
    return "" if here.progress.state == "skipped" else "You have reached it."


def show_keep(here: Place) -> None:
    """The one sentence to keep."""
    if here.step.keep:
        with st.container(key="lesson_keep"):
            st.markdown(filled(here.step.keep, here.own))


def show_next(here: Place) -> None:
    """The way on, to the next lesson from the last step, and the way back."""
    steps, position, following = here.lesson.steps, here.position, here.following
    with st.container(key="lesson_actions", horizontal=True, vertical_alignment="center"):
        if position + 1 < len(steps):
            _show_way(here, "next", "Next →", here.lesson.name, steps[position + 1].name)
        elif following:
            _show_way(here, "following", f"Next lesson: {following.title} →", following.name)
        if position + 1 == len(steps):
            _show_way(here, "end", "Back to the lessons", kind="tertiary" if following else "primary")
        elif position:
            _show_way(here, "back", "Back", here.lesson.name, steps[position - 1].name, kind="tertiary")


def _show_way(
    here: Place,
    name: str,
    label: str,
    lesson: str = "",
    step: str = "",
    kind: Literal["primary", "tertiary"] = "primary",
) -> None:
    st.button(label, key=here.key(name), type=kind, on_click=_go, args=(here, lesson, step))


def _go(here: Place, lesson: str, step: str) -> None:
    if here.step.question is None:
        here.note(state="answered")
    place.go_to(lesson, step)
