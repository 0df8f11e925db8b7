"""The list of lessons, each with how far the visit has come in it."""

import streamlit as st

from dashboard.analysis.lessons.catalogue import Catalogue
from dashboard.analysis.lessons.lesson import Lesson
from dashboard.text.markdown import literal
from dashboard.ui.session.lesson_progress import is_finished, step_progress
from pages.lessons import place

ACROSS = 2


def show_menu(lessons: Catalogue) -> None:
    """Every lesson that can be read; and for each that cannot, why."""
    st.title("Lessons", anchor=False)
    st.markdown(
        "You say what you expect, then the figure answers. "
        "They build on one another; the first needs no knowledge."
    )
    for first in range(0, len(lessons.lessons), ACROSS):
        row = lessons.lessons[first : first + ACROSS]
        for column, lesson in zip(st.columns(ACROSS), row, strict=False):
            with column.container(border=True, height="stretch", key=f"lesson_card_{lesson.name}"):
                _show_card(lesson)
    for refusal in lessons.refusals:
        st.warning(f"A lesson is left out. {literal(refusal)}")


def _show_card(lesson: Lesson) -> None:
    st.button(
        f"**{lesson.number}. {lesson.title}**",
        key=f"lesson_open_{lesson.name}",
        type="tertiary",
        on_click=place.go_to,
        args=(lesson.name, _next_step(lesson)),
    )
    st.markdown(lesson.question)
    st.caption(f"{lesson.minutes} minutes, {len(lesson.steps)} steps{_so_far(lesson)}")


def _so_far(lesson: Lesson) -> str:
    states = [step_progress(lesson.name, step.name).state for step in lesson.steps]
    answered, skipped = states.count("answered"), states.count("skipped")
    if not answered and not skipped:
        return ""
    done = "✓ finished, " if is_finished(lesson) else ""
    return f" · {done}{answered} answered" + (f", {skipped} skipped" if skipped else "")


def _next_step(lesson: Lesson) -> str:
    """The first step that is open; the first of all where none is."""
    unfinished = [step.name for step in lesson.steps if step_progress(lesson.name, step.name).state == "open"]
    return (unfinished or [lesson.steps[0].name])[0]
