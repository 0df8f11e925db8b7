"""The figure of a step: dragged, clicked or typed to a place, and answering once the step is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import streamlit as st

from dashboard.analysis.lessons.figure_settings import FigureHandle, FigureSettings
from dashboard.analysis.lessons.lesson import GoalQuestion, NumberQuestion
from dashboard.analysis.lessons.marking import right_number
from dashboard.figures.lessons.stage import Stage, StageState
from dashboard.figures.lessons.stages import stage_of, start_places
from dashboard.ui import navigation
from dashboard.ui.components import chart, readout
from dashboard.ui.session import lesson_progress
from dashboard.ui.session.widget_values import set_widget, widget_value
from pages.lessons.place import Place
from pages.lessons.prose import show_code


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
    if stage.code:
        with st.container(key="lesson_code"):
            show_code(stage.code)
            if here.answered or isinstance(here.step.question, GoalQuestion):
                _show_options(here, handles, state)
    with (
        st.container(key="lesson_chart"),
        st.container(key="lesson_tall" if stage.tall else "lesson_usual"),
    ):
        chart.show_chart(
            stage.figure,
            key=here.key("stage"),
            alt=stage.alt,
            tracks=_tracks(here, stage, state.places),
            responsive=stage.tall,
            on_move=partial(_dragged, here),
            on_click=partial(_clicked, here, stage.click) if stage.click else None,
        )
    with st.container(key="lesson_numbers"):
        if stage.code and stage.code.printed:
            st.code(stage.code.printed, language=None, wrap_lines=True)
        _show_numbers(here, stage, state)
        _show_boxes(here, handles, state, dragged=stage.handle is not None)
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


def _state(here: Place, settings: FigureSettings) -> StageState:
    start = start_places(settings, StageState(places={}, own=here.own))
    if here.answered:
        start |= settings.places_after()
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


def _tracks(here: Place, stage: Stage, places: Mapping[str, float]) -> list[chart.Track]:
    tracks = []
    if stage.handle and stage.positions.size:
        handle = stage.handle
        tracks.append(
            chart.Track(
                name=here.key(handle.name),
                position=places[handle.name],
                positions=stage.positions,
                moves=stage.moves,
                seconds=stage.seconds if _goes(here, handle) else 0.0,
                handle=chart.Handle(label=handle.label, low=handle.low, high=handle.high, step=handle.step),
            )
        )
    return [*tracks, *_reveal(here, stage)]


def _goes(here: Place, handle: FigureHandle) -> bool:
    """Whether the answer takes the handle somewhere."""
    figure = here.step.figure
    return here.answered and figure is not None and handle.name in figure.places_after()


def _reveal(here: Place, stage: Stage) -> list[chart.Track]:
    """What comes into sight: at 0 before the answer, at 1 after it, and on the way between them once.

    Curves draw themselves point by point, so those of another number of points have moments of their own.
    """
    points = {i: len(stage.figure.data[i].x) for i in stage.reveals}
    track = partial(
        chart.Track, name=here.key("reveal"), position=float(here.answered), seconds=stage.seconds
    )
    growing = [
        track(
            positions=np.linspace(0.0, 1.0, count), reveals=[i for i in stage.reveals if points[i] == count]
        )
        for count in sorted(set(points.values()))
    ]
    return [*growing, track(positions=stage.moments, moves=stage.reveal_moves)]


def _show_numbers(here: Place, stage: Stage, state: StageState) -> None:
    if not stage.numbers:
        return
    handle = stage.handle
    cells = [readout.Cell(label=n.label, value=n.value, values=n.values) for n in stage.numbers]
    if handle:
        track, position = here.key(handle.name), state.places[handle.name]
        positions, seconds = stage.positions, stage.seconds if _goes(here, handle) else 0.0
    else:
        track, position = here.key("reveal"), float(here.answered)
        positions, seconds = stage.moments, stage.seconds
    readout.show_readout(
        cells, key=here.key("numbers"), track=track, position=position, positions=positions, seconds=seconds
    )


def _show_boxes(here: Place, handles: tuple[FigureHandle, ...], state: StageState, *, dragged: bool) -> None:
    """A box with − and + for each handle, where the answer is a place or nothing else moves it."""
    handles = tuple(handle for handle in handles if not handle.options)
    question = here.step.question
    wanted = isinstance(question, GoalQuestion) or (isinstance(question, NumberQuestion) and question.handle)
    if not wanted and (dragged or not state.answered):
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


def _show_options(here: Place, handles: tuple[FigureHandle, ...], state: StageState) -> None:
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


def _show_link(stage: Stage) -> None:
    if stage.page:
        title = navigation.TITLES[stage.page]
        st.page_link(
            navigation.page(stage.page),
            label=f"Open this on the {title} page →",
            query_params=dict(stage.params),
        )


def _dragged(here: Place, track: str, position: float) -> None:
    name = next(h.name for h in _handles(here) if here.key(h.name) == track)
    _move(here, {name: position})


def _clicked(here: Place, names: tuple[str, ...], click: chart.Click) -> None:
    _move(here, dict(zip(names, (click.x, click.y), strict=True)))


def _typed(here: Place, name: str, key: str) -> None:
    _move(here, {name: float(widget_value(key))})


def _move(here: Place, places: dict[str, float]) -> None:
    """Let handles stand at their nearest steps."""
    every = {handle.name: handle for handle in _handles(here)}
    rounded = {
        name: round(
            min(max(round(place / every[name].step) * every[name].step, every[name].low), every[name].high),
            10,
        )
        for name, place in places.items()
    }
    lesson_progress.move_handles(here.lesson.name, here.step.name, rounded)


def _handles(here: Place) -> tuple[FigureHandle, ...]:
    return here.step.figure.handles(here.own) if here.step.figure else ()
