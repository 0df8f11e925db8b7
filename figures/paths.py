"""The ways that runs take down the loss, seen from above."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from figures import look
from figures.runs import Line
from logreg.arrays import Vector
from logreg.surface import Surface

LIFT = 0.01  # of the height, so that a way does not sink into the surface
AXIS = {"gridcolor": look.GRID, "color": look.TEXT, "nticks": 5, "showbackground": False}
BRIGHT = {look.PURPLE: "#d79bff", look.ORANGE: look.ORANGE, look.TEAL: "#7ff0dd", look.WINE: "#ff5fa2"}
ROUND_STEPS = tuple(sorted(m * 10.0**e for e in range(-4, 4) for m in (1, 2, 5)))


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Way:
    """A line over the plane, and how high the loss is at each of its points."""

    line: Line
    height: Vector


def paths(
    surface: Surface, given: Sequence[Line], x_title: str, y_title: str, best: tuple[float, float] | None
) -> go.Figure:
    """Lines of equal loss, trace 0; the ways, traces 1 to n; a dot on each, n + 1 to 2 n; the minimum."""
    figure = look.figure(look.plain(x_title), look.plain(y_title), height=420)
    figure.add_contour(
        x=surface.along,
        y=surface.across,
        z=surface.loss.astype(np.float32),
        name="Mean loss",
        contours={**_levels(surface), "coloring": "lines", "showlabels": True},
        colorscale=[[0, look.TEAL], [1, "#9aa4ae"]],
        showscale=False,
        line={"width": 1},
    )
    for line in given:
        colour, dash = line.style
        style = {"color": colour, "width": 2.5, "dash": dash}
        figure.add_scatter(x=line.x, y=line.y, name=look.plain(line.name), mode="lines", line=style)
    for line in given:
        dot = {"color": line.style[0], "size": 11, "line": {"width": 2, "color": look.GROUND}}
        end = {"x": line.x[-1:], "y": line.y[-1:]}
        figure.add_scatter(
            **end, name=f"{look.plain(line.name)}, now", mode="markers", marker=dot, showlegend=False
        )
    if best:
        star = {"symbol": "star", "size": 14, "color": look.TEXT}
        figure.add_scatter(x=[best[0]], y=[best[1]], name="Minimum", mode="markers", marker=star)
    figure.update_xaxes(range=[surface.along[0], surface.along[-1]])
    return figure.update_yaxes(range=[surface.across[0], surface.across[-1]])


def _levels(surface: Surface) -> dict[str, float]:
    """Lines at round losses, about a dozen from the lowest to where the walls begin."""
    low, high = np.quantile(surface.loss, [0, 0.85])
    step = min(ROUND_STEPS, key=lambda size: abs(size - (high - low) / 12))
    return {"start": step * np.ceil(low / step), "end": high, "size": step}


def over_surface(
    surface: Surface,
    given: Sequence[Way],
    x_title: str,
    y_title: str,
    best: tuple[float, float, float] | None,
) -> go.Figure:
    """The same in three dimensions, in the same order: the loss as a surface and the ways on it."""
    figure = look.figure("", "", height=460)
    low, high = float(surface.loss.min()), float(np.quantile(surface.loss, 0.9))
    reached = [float(height) for way in given for height in way.height[np.isfinite(way.height)]]
    top = min(float(surface.loss.max()), max([high, *reached]))
    figure.add_surface(
        x=surface.along.astype(np.float32),
        y=surface.across.astype(np.float32),
        z=surface.loss.astype(np.float32),
        name="Mean loss",
        cmin=low,
        cmax=high,
        colorscale="Viridis",
        showscale=False,
        opacity=0.85,
    )
    lift = _lift(surface)
    for way in given:
        line = {"color": BRIGHT[way.line.style[0]], "width": 7}
        place = {"x": way.line.x, "y": way.line.y, "z": way.height + lift}
        figure.add_scatter3d(**place, name=look.plain(way.line.name), mode="lines", line=line)
    for way in given:
        dot = {"color": BRIGHT[way.line.style[0]], "size": 6, "line": {"width": 2, "color": look.GROUND}}
        end = {"x": way.line.x[-1:], "y": way.line.y[-1:], "z": way.height[-1:] + lift}
        name = f"{look.plain(way.line.name)}, now"
        figure.add_scatter3d(**end, name=name, mode="markers", marker=dot, showlegend=False)
    if best:
        x, y, z = ([value] for value in best)
        star = {"symbol": "diamond", "size": 6, "color": look.TEXT}
        figure.add_scatter3d(x=x, y=y, z=z, name="Minimum", mode="markers", marker=star)
    return figure.update_layout(
        margin={"l": 0, "r": 0, "t": 40, "b": 0},
        scene={
            "xaxis": {"title": {"text": look.plain(x_title, 30)}, **_span(surface.along), **AXIS},
            "yaxis": {"title": {"text": look.plain(y_title, 30)}, **_span(surface.across), **AXIS},
            "zaxis": {
                "title": {"text": "mean loss, nats"},
                "range": [low - lift, top + 0.05 * (top - low)],
                **AXIS,
            },
            "camera": {"eye": {"x": 1.5, "y": -1.6, "z": 1.0}, "center": {"x": 0, "y": 0, "z": -0.15}},
            "aspectratio": {"x": 1.2, "y": 1.2, "z": 0.75},
        },
    )


def _span(values: Vector) -> dict[str, list[float]]:
    return {"range": [float(values[0]), float(values[-1])]}


def _lift(surface: Surface) -> float:
    return LIFT * float(np.quantile(surface.loss, 0.9) - surface.loss.min())


def moves(surface: Surface, given: Sequence[Way], number: int) -> dict[tuple[int, str], Vector]:
    """How the dot of the way of that number moves along it on the surface."""
    way, dot = given[number], 1 + len(given) + number
    places = {"x": way.line.x, "y": way.line.y, "z": way.height + _lift(surface)}
    return {(dot, letter): values[:, None] for letter, values in places.items()}
