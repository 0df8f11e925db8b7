"""Boxes and options that let the handles of a figure stand somewhere, for whoever does not drag."""

from functools import partial

import streamlit as st

from dashboard.analysis.lessons.figure_settings import FigureHandle
from dashboard.analysis.lessons.lesson import GoalQuestion, NumberQuestion
from dashboard.figures.lessons.stage import StageState
from dashboard.ui.session import lesson_progress
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons.place import Place


def show_boxes(here: Place, handles: tuple[FigureHandle, ...], state: StageState, *, dragged: bool) -> None:
    """A box with − and + for each handle, where the answer is a place or nothing else moves it."""
    handles = tuple(handle for handle in handles if not handle.options)
    if not is_answered_by_place(here) and (dragged or not state.answered):
        return
    for column, handle in zip(st.columns(max(2, len(handles))), handles, strict=False):
        key = here.key(f"box_{handle.name}")
        set_widget(key, state.places[handle.name])
        column.number_input(
            f"{handle.label}, {handle.unit}" if handle.unit else handle.label,
            handle.low,
            handle.high,
            step=handle.step,
            format="%g",
            key=key,
            on_change=partial(_typed, here, handle.name, key),
        )


def is_answered_by_place(here: Place) -> bool:
    """Whether the answer is where handles stand."""
    question = here.step.question
    return isinstance(question, GoalQuestion) or (
        isinstance(question, NumberQuestion) and bool(question.handle)
    )


def show_options(here: Place, handles: tuple[FigureHandle, ...], state: StageState) -> None:
    """What may stand in each frame of the code."""
    with st.container(horizontal=True, gap="medium"):
        for handle in handles:
            key = here.key(f"option_{handle.name}")
            set_widget(key, int(state.places[handle.name]))
            st.segmented_control(
                handle.label,
                range(len(handle.options)),
                format_func=handle.options.__getitem__,
                key=key,
                required=True,
                on_change=partial(_typed, here, handle.name, key),
            )


def _typed(here: Place, name: str, key: str) -> None:
    move_to(here, {name: float(widget_value(key))})


def move_to(here: Place, places: dict[str, float]) -> None:
    """Let handles stand at their nearest steps."""
    every = {handle.name: handle for handle in handles_of(here)}
    rounded = {
        name: round(
            min(max(round(place / every[name].step) * every[name].step, every[name].low), every[name].high),
            10,
        )
        for name, place in places.items()
    }
    lesson_progress.move_handles(here.lesson.name, here.step.name, rounded)


def handles_of(here: Place) -> tuple[FigureHandle, ...]:
    return here.step.figure.handles(here.own) if here.step.figure else ()
