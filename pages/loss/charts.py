"""The three charts of many samples: map, curve and surface, all following the dragged weight."""

import streamlit as st

from dashboard.figures import landscape as figures
from dashboard.figures import neuron
from dashboard.figures.style import FrameValues
from dashboard.tabular import Prepared
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart
from dashboard.ui.session.widget_values import set_widget, set_widgets
from logreg.inspection.landscape import DescentPoint, Landscape
from logreg.inspection.loss_surface import Surface
from logreg.inspection.solver_paths import SolverPath
from logreg.inspection.squared_error_surface import mean_squared_error

Walk = tuple[DescentPoint, ...]
Trails = list[SolverPath]


def show_map(land: Landscape, here: DescentPoint, walk: Walk, trails: Trails) -> None:
    """Lines of equal loss with the reader's point, which is dragged along w or set by a click."""
    figure = figures.loss_contour(land)
    figures.add_trails(figure, trails)
    moves = figures.mark_contour(figure, here, walk)
    half = land.half_width
    handle = chart.Handle(label="w", low=-half, high=half, step=2 * half / max(1, len(walk) - 1))
    chart.show_chart(
        figure,
        key="contour",
        alt=_words(here),
        tracks=_tracks(here, walk, moves, handle),
        revision=land.term.column,
        on_move=_dragged,
        on_click=_clicked,
    )
    st.caption(
        "●\u00a0your w and b, with one step downhill as an arrow. ★\u00a0the minimum. "
        "Lines join equal losses."
    )


def show_curve(data: Prepared, land: Landscape, here: DescentPoint, walk: Walk) -> None:
    """The rows and the curve of the reader's weight and bias."""
    values = data.columns[land.term.column]
    figure = neuron.fitted_rows(land, values, data.y, (data.negative, data.positive))
    moves = neuron.mark_fit(figure, land, here, walk)
    alt = f"The rows by {land.term.column}, and the curve. {_words(here)}"
    chart.show_chart(
        figure, key="curve", alt=alt, tracks=_tracks(here, walk, moves), revision=land.term.column
    )


def show_surfaces(land: Landscape, squared: Surface, here: DescentPoint, trails: Trails) -> None:
    """Both losses as landscapes, each with a pin where the reader stands, which moves when the hand lets go.

    Without a graphics card one picture of them takes as long as several of the map and the curve.
    """
    left, right = st.columns(2)
    with left:
        st.markdown("**Cross-entropy**: one bowl, steep wherever it is badly wrong.")
        figure = figures.loss_surface_figure(land)
        figures.add_trails_to_surface(figure, trails)
        figures.mark_surface(figure, land.surface, (here.weight, here.bias, here.loss))
        chart.show_chart(figure, key="surface", alt=_words(here), revision=land.term.column)
    with right:
        st.markdown("**Squared error**: flat where it is badly wrong, so descent crawls there.")
        error = mean_squared_error(land.objective, [here.bias, here.weight])
        figure = figures.squared_error_figure(squared)
        figures.mark_surface(figure, squared, (here.weight, here.bias, error))
        alt = f"{_place(here)} the mean squared error is {format_number(error)}."
        chart.show_chart(figure, key="squared_surface", alt=alt, revision=land.term.column)


def _dragged(_track: str, position: float) -> None:
    set_widget("w", round(position, 3))


def _clicked(point: chart.Click) -> None:
    set_widgets(w=round(point.x, 3), b=round(point.y, 3))


def _words(here: DescentPoint) -> str:
    return f"{_place(here)} the mean loss is {format_number(here.loss)}."


def _place(here: DescentPoint) -> str:
    return f"At w = {format_number(here.weight)} and b = {format_number(here.bias)}"


def _tracks(
    here: DescentPoint, walk: Walk, moves: FrameValues, handle: chart.Handle | None = None
) -> list[chart.Track]:
    if not walk:
        return []
    positions = [at.weight for at in walk]
    return [chart.Track(name="w", position=here.weight, positions=positions, moves=moves, handle=handle)]
