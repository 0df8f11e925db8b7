"""The figure of a step: dragged, clicked or typed to a place, and answering once the step is answered."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings
from dashboard.analysis.lessons.lesson import NumberQuestion
from dashboard.analysis.lessons.marking import right_number
from dashboard.figures import style
from dashboard.figures.lessons.stage import ANSWER, Stage, StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from dashboard.ui import navigation
from dashboard.ui.components import chart, readout
from dashboard.ui.session import lesson_progress
from pages.lessons.handle_controls import (
    handles_of,
    is_answered_by_place,
    move_to,
    show_boxes,
    show_options,
)
from pages.lessons.place import Place
from pages.lessons.prose import show_code
from pages.lessons.stage_tracks import is_held, is_taken, stage_tracks


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShownStage:
    """What the question needs of the figure: its numbers, the handles' places, and whose rows it shows."""

    measures: dict[str, float]
    handles: tuple[FigureHandle, ...]
    places: dict[str, float]
    uses_own: bool


def show_stage(here: Place) -> ShownStage:
    """Draw the figure as it stands now."""
    settings = here.step.figure
    assert settings is not None  # noqa: S101
    handles = settings.handles(here.own)
    state = _state(here, settings)
    stage = stage_of(settings, state)
    if stage.handle and is_held(here):  # in sight, where it will be moved from
        style.add_upright(stage.figure, state.places[stage.handle.name], ANSWER)
    if stage.code:
        with st.container(key="lesson_code"):
            show_code(stage.code)
    _show_figure(here, stage, state)
    if stage.code and not is_held(here):  # below the figure, which stays where it is when they come
        with st.container(key="lesson_options"):
            show_options(here, handles, state)
    with st.container(key="lesson_numbers"):
        if stage.code and stage.code.printed:
            st.code(stage.code.printed, language=None, wrap_lines=True)
        _show_numbers(here, stage, state)
    with st.container(key="lesson_boxes" if is_answered_by_place(here) else "lesson_boxes_after"):
        show_boxes(here, handles, state, dragged=stage.handle is not None)
    with st.container(key="lesson_link"):
        _show_link(stage)
    data = getattr(settings, "data", None)
    uses_own = here.own is not None and data is not None and data.name.startswith("own_or_")
    return ShownStage(
        measures=settings.measured(state.places, here.own),
        handles=handles,
        places=dict(state.places),
        uses_own=uses_own,
    )


def _show_figure(here: Place, stage: Stage, state: StageState) -> None:
    with (
        st.container(key="lesson_chart"),
        st.container(key=f"lesson_{stage.size}"),
    ):
        chart.show_chart(
            stage.figure,
            key=here.key("stage"),
            alt=stage.alt,
            tracks=stage_tracks(here, stage, state.places),
            responsive=True,
            on_move=partial(_dragged, here),
            on_click=partial(_clicked, here, stage.click) if stage.click and not is_held(here) else None,
        )


def _state(here: Place, settings: FigureSettings) -> StageState:
    start = start_places(settings, StageState(places={}, own=here.own))
    if here.answered:  # on an own table a place may lie off the axis
        after, handles = settings.places_after(), settings.handles(here.own)
        start |= {h.name: after[h.name] for h in handles if h.low <= after.get(h.name, np.nan) <= h.high}
    places = lesson_progress.handle_places(here.lesson.name, here.step.name, start)
    question, guess, answer, axis, unit = here.step.question, None, None, "", ""
    if isinstance(question, NumberQuestion) and question.axis and here.answered:
        guess, answer, axis = here.progress.guess, right_number(question, here.own), question.axis
        guess = None if guess is None else guess / question.scale
        answer, unit = answer / question.scale, question.unit
    return StageState(
        places=places,
        answered=here.answered,
        guess=guess,
        answer=answer,
        axis=axis,
        unit=unit,
        drags=isinstance(question, NumberQuestion) and bool(question.handle),
        own=here.own,
    )


def _show_numbers(here: Place, stage: Stage, state: StageState) -> None:
    if not stage.numbers:
        return
    handle = stage.handle
    cells = [readout.Cell(label=n.label, value=n.value, values=n.values) for n in stage.numbers]
    if handle:
        track, position = here.key(handle.name), state.places[handle.name]
        positions, seconds = stage.positions, stage.seconds if is_taken(here, handle) else 0.0
    else:
        track, position = here.key("reveal"), float(here.answered)
        positions, seconds = stage.moments, stage.seconds
    readout.show_readout(
        cells, key=here.key("numbers"), track=track, position=position, positions=positions, seconds=seconds
    )


def _show_link(stage: Stage) -> None:
    if stage.page:
        title = navigation.TITLES[stage.page]
        st.page_link(
            navigation.page(stage.page),
            label=f"Open this on the {title} page →",
            query_params=dict(stage.params),
        )


def _dragged(here: Place, track: str, position: float) -> None:
    name = next(h.name for h in handles_of(here) if here.key(h.name) == track)
    move_to(here, {name: position})


def _clicked(here: Place, names: tuple[str, ...], click: chart.Click) -> None:
    move_to(here, dict(zip(names, (click.x, click.y), strict=True)))
