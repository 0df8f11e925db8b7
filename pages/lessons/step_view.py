"""One step: the way through the lesson on top, the prose with its question beside the figure."""

from html import escape

import streamlit as st

from dashboard.analysis.lessons.computed_values import filled
from dashboard.text.markdown import literal
from dashboard.ui.session import lesson_progress
from dashboard.ui.streamlit_internals import SCROLLED
from logreg import LogregError
from pages.lessons import place, stage_view
from pages.lessons.place import Place
from pages.lessons.prose import show_parts
from pages.lessons.question_view import show_question

WIDTHS = [352, 592]


def show_step(here: Place) -> None:
    """The step that is open; where a number of it cannot be computed, why."""
    st.html(_to_the_top(here), unsafe_allow_javascript=True)
    _show_top(here)
    _show_bar(here)
    try:
        _show_body(here)
    except LogregError as error:
        st.warning(f"This step cannot be shown. {literal(str(error))} Go on with the next one.")


def _to_the_top(here: Place) -> str:
    """A new step is read from its beginning, however far down the one before was left."""
    step = escape(here.key("step"))
    return f"<script>/* {step} */ document.querySelector('{SCROLLED}').scrollTo(0, 0)</script>"


def _show_body(here: Place) -> None:
    with st.container(key="lesson_body"):
        if here.step.figure is None:
            with st.container(key="lesson_prose", width=640):
                _show_prose(here, None)
            return
        prose, stage = st.columns(WIDTHS, gap="medium")
        with stage.container(key="lesson_stage"):
            shown = stage_view.show_stage(here)
        with prose.container(key="lesson_prose"):
            _show_prose(here, shown)


def _show_top(here: Place) -> None:
    with st.container(key="lesson_top", horizontal=True, vertical_alignment="center"):
        st.button("‹ Lessons", key="lesson_list", type="tertiary", on_click=place.go_to, args=("",))
        st.markdown(
            f"Lesson {here.lesson.number} · step {here.position + 1} of {len(here.lesson.steps)} · "
            f"{_time_left(here)}"
        )
    st.title(here.lesson.title, anchor=False)


def _time_left(here: Place) -> str:
    steps = here.lesson.steps
    if lesson_progress.is_finished(here.lesson):
        return "finished"
    left = round(here.lesson.minutes * (1 - here.position / len(steps)))
    return f"about {max(1, left)} {'minute' if left <= 1 else 'minutes'} left"


def _show_bar(here: Place) -> None:
    """Every step, each a link to itself: done, skipped, here or to come."""
    with st.container(key="lesson_steps", horizontal=True, wrap=False):
        for step in here.lesson.steps:
            state = lesson_progress.step_progress(here.lesson.name, step.name).state
            kind = "here" if step is here.step else {"answered": "done"}.get(state, state)
            sign = {"answered": "✓ ", "skipped": "skipped: "}.get(state, "")
            st.button(
                f"{sign}{step.label}",
                key=f"lesson_bar_{kind}_{here.lesson.name}_{step.name}",
                type="tertiary",
                width="stretch",
                on_click=place.go_to,
                args=(here.lesson.name, step.name),
            )


def _show_prose(here: Place, shown: stage_view.ShownStage | None) -> None:
    st.header(filled(here.step.title, here.own), anchor=False)
    show_parts(here)
    if shown is not None and shown.uses_own and here.own is not None:
        st.caption(
            f"This step uses your own table, {literal(here.own.title)}: "
            f"its column {literal(here.own.column)}, {len(here.own.y):,} rows."
        )
    show_question(here, shown)
