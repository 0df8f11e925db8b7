"""The ways that runs take down the loss, seen from above."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import loss_surface, style
from dashboard.figures.runs import Line, add_lines
from logreg.arrays import Vector
from logreg.inspection.loss_surface import Surface

LIFT = 0.01  # of the height, so that a way does not sink into the surface
BRIGHT = {style.VIOLET: "#d79bff", style.AMBER: style.AMBER, style.TEAL: "#7ff0dd", style.PLUM: "#ff5fa2"}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class PathOnSurface:
    """A line over the plane, and how high the loss is at each of its points."""

    line: Line
    height: Vector


def paths_on_map(
    surface: Surface, given: Sequence[Line], titles: tuple[str, str], best: tuple[float, float] | None
) -> go.Figure:
    """Lines of equal loss, trace 0; the ways, traces 1 to n; a dot on each, n + 1 to 2 n; the minimum."""
    figure = style.blank_figure(*map(style.escape_markup, titles), height=420)
    across, up = map(style.escape_markup, titles)
    place = f"{across} %{{x:.3~g}}<br>{up} %{{y:.3~g}}"
    figure.add_contour(
        x=surface.along,
        y=surface.across,
        z=style.as_float32(surface.loss),
        name="Mean loss",
        contours={**loss_surface.round_levels(surface), "coloring": "lines", "showlabels": True},
        colorscale=[[0, style.TEAL], [1, "#9aa4ae"]],
        showscale=False,
        line={"width": 1},
        hovertemplate=f"{place}<br>%{{z:.4~g}} nats per row<extra></extra>",
    )
    add_lines(figure, given, place, size=11, line={"width": 2, "color": style.GROUND})
    if best:
        star = {"symbol": "star", "size": 14, "color": style.TEXT}
        figure.add_scatter(x=[best[0]], y=[best[1]], name="Minimum", mode="markers", marker=star)
        figure.data[-1].update(hovertemplate=f"{place}<extra>Minimum</extra>", showlegend=False)
    figure.update_xaxes(range=[surface.along[0], surface.along[-1]])
    return figure.update_yaxes(range=[surface.across[0], surface.across[-1]])


def add_predicted(figure: go.Figure, x: Vector, y: Vector) -> None:
    """The first steps of the chosen run, at the learning rate as it is set."""
    line, dots = {"width": 1, "color": style.SLATE, "dash": "dot"}, {"size": 4, "color": style.SLATE}
    name = "First steps, predicted"
    drawn = {"mode": "lines+markers", "line": line, "marker": dots, "showlegend": False}
    figure.add_scatter(x=x, y=y, name=name, hoverinfo="skip", **drawn)


def paths_on_surface(
    surface: Surface,
    given: Sequence[PathOnSurface],
    titles: tuple[str, str],
    best: tuple[float, float, float] | None,
) -> go.Figure:
    """The same in three dimensions, in the same order: the loss as a surface and the ways on it."""
    figure = style.blank_figure("", "", height=460)
    low, high = float(surface.loss.min()), float(np.quantile(surface.loss, 0.9))
    reached = [float(height) for way in given for height in way.height[np.isfinite(way.height)]]
    top = min(float(surface.loss.max()), max([high, *reached]))
    figure.add_trace(loss_surface.relief(surface, high, opacity=0.85))
    lift = _lift(surface)
    _add_ways(figure, given, lift)
    if best:
        x, y, z = ([value] for value in best)
        star = {"symbol": "diamond", "size": 6, "color": style.TEXT}
        figure.add_scatter3d(x=x, y=y, z=z, name="Minimum", mode="markers", marker=star)
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": 40, "b": 0},
        scene=loss_surface.scene(surface, titles, (low - lift, top + 0.05 * (top - low))),
    )


def _add_ways(figure: go.Figure, given: Sequence[PathOnSurface], lift: float) -> None:
    for way in given:
        line = {"color": BRIGHT[way.line.style[0]], "width": 7}
        place = {"x": way.line.x, "y": way.line.y, "z": way.height + lift}
        figure.add_scatter3d(**place, name=style.escape_markup(way.line.name), mode="lines", line=line)
    for way in given:
        dot = {"color": BRIGHT[way.line.style[0]], "size": 6, "line": {"width": 2, "color": style.GROUND}}
        end = {"x": way.line.x[-1:], "y": way.line.y[-1:], "z": way.height[-1:] + lift}
        name = f"{style.escape_markup(way.line.name)}, now"
        figure.add_scatter3d(**end, name=name, mode="markers", marker=dot, showlegend=False)


def _lift(surface: Surface) -> float:
    return LIFT * float(np.quantile(surface.loss, 0.9) - surface.loss.min())


def path_frames(surface: Surface, given: Sequence[PathOnSurface], number: int) -> style.FrameValues:
    """How the dot of the way of that number moves along it on the surface."""
    way, dot = given[number], 1 + len(given) + number
    places = {"x": way.line.x, "y": way.line.y, "z": way.height + _lift(surface)}
    return {(dot, letter): values[:, None] for letter, values in places.items()}
