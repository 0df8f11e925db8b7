"""The charts of many samples: map, curve and surfaces, all following the dragged weight and bias."""

import plotly.graph_objects as go
import streamlit as st

from dashboard.figures import landscape as figures
from dashboard.figures import neuron
from dashboard.figures.style import FrameValues
from dashboard.tabular import Prepared
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart, placeholder
from dashboard.ui.components.descent import Rate, descent_message
from dashboard.ui.session.widget_values import set_widgets
from dashboard.ui.streamlit_internals import ELEMENT, HTML, key_class
from logreg.inspection.landscape import DescentPoint, Landscape
from logreg.inspection.loss_surface import Surface
from logreg.inspection.solver_paths import SolverPath
from logreg.inspection.squared_error_surface import mean_squared_error

Trails = dict[float, list[SolverPath]]
"""The ways of the chosen solvers at each learning rate."""

WHOLE = 900  # pixels of a window in which the page is whole: its charts grow with a higher one
# Beside each other on a tablet they are narrow: as a lower picture is a smaller one, nothing is cut off.
SURFACES = f":is(.{key_class('surface')}, .{key_class('squared_surface')})"
SURFACE_STYLE = f"""<style>
{ELEMENT}:has(> {HTML} > style) {{ display: none; }}
{SURFACES} {{ --chart-height: calc(340px + clamp(0px, 100vh - {WHOLE}px, {placeholder.GROWTH}px));
  min-height: calc(var(--chart-height) + {chart.SUMMARY}px); }}
@media (min-width: 641px) and (max-width: 1000px) {{ {SURFACES} {{ --chart-height: 240px; }} }}
</style>"""

HERE, CURVE = "your w and b", "your curve"


def show_map(land: Landscape, here: DescentPoint, rate: Rate, trails: Trails) -> None:
    """Lines of equal loss with the reader's point, which is dragged or set by a click."""
    figure = figures.loss_contour(land)
    first = len(figure.data)
    figures.add_trails(figure, trails[rate.value])
    moves = figures.trail_moves(list(trails.values()), first)
    figures.mark_contour(figure, here, ())
    marks = {"dot": _number(figure, HERE), "arrow": _number(figure, "one step downhill")}
    chart.show_chart(
        figure,
        key="contour",
        alt=_words(here),
        revision=land.term.column,
        tracks=[_rate_track(rate, moves)] if moves else [],
        descent=descent_message(land, here, rate, marks=marks, dragged=True) if _drawn(land, here) else None,
        grows_from=WHOLE,
        on_click=_clicked,
    )
    st.caption(
        "●\u00a0your w and b, with one step downhill as an arrow. ★\u00a0the minimum. "
        "Lines join equal losses."
    )


def show_curve(data: Prepared, land: Landscape, here: DescentPoint, rate: Rate) -> None:
    """The rows and the curve of the reader's weight and bias."""
    values = data.columns[land.term.column]
    figure = neuron.fitted_rows(land, values, data.y, (data.negative, data.positive))
    neuron.mark_fit(figure, land, here, ())
    number = _number(figure, CURVE)
    descent = descent_message(land, here, rate, marks={"curve": number}, curve_x=figure.data[number].x)
    alt = f"The rows by {land.term.column}, and the curve. {_words(here)}"
    chart.show_chart(
        figure,
        key="curve",
        alt=alt,
        revision=land.term.column,
        descent=descent if _drawn(land, here) else None,
        grows_from=WHOLE,
    )


def show_surfaces(
    land: Landscape, squared: Surface, here: DescentPoint, rate: Rate, trails: list[SolverPath]
) -> None:
    """Both losses as landscapes, each with a pin where the reader stands.

    Without a graphics card one picture of them takes as long as several of the map and the curve: the pins
    follow a little later.
    """
    st.html(SURFACE_STYLE)
    left, right = st.columns(2)
    with left:
        st.markdown("**Cross-entropy**: one bowl, steep wherever it is badly wrong.")
        figure = figures.loss_surface_figure(land)
        figures.add_trails_to_surface(figure, trails)
        figures.mark_surface(figure, land.surface, (here.weight, here.bias, here.loss))
        _show_surface(figure, "surface", _words(here), land, here, rate)
    with right:
        st.markdown("**Squared error**: flat where it is badly wrong, so descent crawls there.")
        error = mean_squared_error(land.objective, [here.bias, here.weight])
        figure = figures.squared_error_figure(squared)
        figures.mark_surface(figure, squared, (here.weight, here.bias, error))
        alt = f"{_place(here)} the mean squared error is {format_number(error)}."
        _show_surface(figure, "squared_surface", alt, land, here, rate)


def _show_surface(
    figure: go.Figure, key: str, alt: str, land: Landscape, here: DescentPoint, rate: Rate
) -> None:
    number = _number(figure, HERE)
    foot, head = figure.data[number].z
    descent = descent_message(
        land, here, rate, marks={"pin": number}, lift=float(head - foot), squared=key != "surface"
    )
    chart.show_chart(
        figure,
        key=key,
        alt=alt,
        revision=land.term.column,
        descent=descent if _drawn(land, here) else None,
        responsive=True,
    )


def _rate_track(rate: Rate, moves: FrameValues) -> chart.Track:
    """The ways of the solvers, which follow the learning rate while its slider is dragged."""
    at = rate.choices.index(rate.value)
    return chart.Track(
        name=rate.key, position=at, positions=range(len(rate.choices)), moves=moves, slider=rate.key
    )


def _drawn(land: Landscape, here: DescentPoint) -> bool:
    return land.contains(here.weight, here.bias)


def _number(figure: go.Figure, name: str) -> int:
    """Which trace of a figure has this name."""
    return [trace.name for trace in figure.data].index(name)


def _clicked(point: chart.Click) -> None:
    set_widgets(w=round(point.x, 3), b=round(point.y, 3))


def _words(here: DescentPoint) -> str:
    return f"{_place(here)} the mean loss is {format_number(here.loss)}."


def _place(here: DescentPoint) -> str:
    return f"At w = {format_number(here.weight)} and b = {format_number(here.bias)}"
