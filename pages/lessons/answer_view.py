"""What is said once a step is answered or skipped: the question again, the verdict, why, and what to keep."""

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled
from dashboard.analysis.lessons.lesson import ChoiceQuestion, NumberQuestion, OrderQuestion
from dashboard.analysis.lessons.marking import right_number, right_option, right_order
from dashboard.text.numbers import format_number
from pages.lessons import place
from pages.lessons.place import Place


def show_answer(here: Place) -> None:
    """The question, the verdict and the right answer, the lesson's own words, and what to keep."""
    question = here.step.question
    assert question is not None  # noqa: S101
    skipped = here.progress.state == "skipped"
    st.markdown(f"**{filled(question.ask, here.own)}**")
    st.markdown(f"{'Skipped' if skipped else '✓ **Right**'}. {_right_words(here)}".strip())
    st.markdown(filled(here.step.answer, here.own))
    show_keep(here)


def _right_words(here: Place) -> str:
    question, own, guess = here.step.question, here.own, here.progress.guess
    if isinstance(question, NumberQuestion):
        unit = f"\u00a0{question.unit}" if question.unit else ""
        said = f"You said **{format_number(guess)}{unit}**. " if guess is not None else ""
        return f"{said}It is **{format_number(right_number(question, own))}{unit}**."
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
    """The way on, and the way back."""
    steps, position = here.lesson.steps, here.position
    last = position + 1 == len(steps)
    with st.container(key="lesson_actions", horizontal=True, vertical_alignment="center"):
        st.button(
            "Back to the lessons" if last else "Next →",
            key=here.key("end" if last else "next"),
            type="primary",
            on_click=_go_on,
            args=(here, "" if last else steps[position + 1].name),
        )
        if position:
            st.button(
                "Back",
                key=here.key("back"),
                type="tertiary",
                on_click=place.go_to,
                args=(here.lesson.name, steps[position - 1].name),
            )


def _go_on(here: Place, step: str) -> None:
    if here.step.question is None:
        here.note(state="answered")
    place.go_to(here.lesson.name if step else "", step)
