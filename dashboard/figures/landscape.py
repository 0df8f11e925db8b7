"""The mean loss over weight and bias, as map and as surface, and the ways over it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures import loss_surface, style
from logreg.arrays import Vector
from logreg.inspection.landscape import DescentPoint, Landscape
from logreg.inspection.loss_surface import Surface
from logreg.inspection.solver_paths import SolverPath

PIN = 0.12  # its length, of the surface's height
HOVER = "w %{x:.2f}, b %{y:.2f}: loss %{z:.4g}<extra></extra>"
LABEL = {"color": "white", "size": 11}

TRAIL_NAMES = {
    "gradient-descent": "Gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adam": "Adam",
    "newton": "Newton",
    "lbfgs": "L-BFGS",
}
_BRIGHT = ("#ff5fa2", style.AMBER, "#b58cff", style.SLATE, "#ff7043", "#2fd6a3")  # on dark colours too
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x", "cross")
TRAIL_COLOURS = dict(zip(TRAIL_NAMES, _BRIGHT, strict=True))
TRAIL_DASHES = dict(zip(TRAIL_NAMES, style.DASHES, strict=True))
TRAIL_SYMBOLS = dict(zip(TRAIL_NAMES, _SYMBOLS, strict=True))

MAP_HEIGHT, LEGEND_ROW = 360, 20  # pixels


def loss_contour(land: Landscape) -> go.Figure:
    """Lines of equal loss; weight and bias to one scale, so the gradient stands upright on them."""
    figure = style.blank_figure(
        "weight w, per standard deviation", "bias b", height=MAP_HEIGHT, showlegend=False
    )
    levels = loss_surface.round_levels(land.surface)
    figure.add_contour(
        name="Mean loss",
        x=land.surface.along,
        y=land.surface.across,
        z=land.surface.loss,
        zmin=land.surface.loss.min(),
        zmax=levels["end"],
        colorscale=loss_surface.SCALE,
        contours={**levels, "coloring": "heatmap", "showlabels": True, "labelfont": LABEL},
        line={"color": "rgba(255,255,255,.45)", "width": 1},
        showscale=False,
        hovertemplate=HOVER,
    )
    if land.minimum_point:
        figure.add_trace(_star(*land.minimum_point))
    half = [-land.half_width, land.half_width]
    figure.update_xaxes(range=half, constrain="domain")
    figure.update_yaxes(range=half, constrain="domain", scaleanchor="x")
    return figure


def mark_contour(figure: go.Figure, here: DescentPoint, walk: Sequence[DescentPoint]) -> style.FrameValues:
    """Draw the point and the arrow of one step downhill; returns where they go along the walk."""
    first = len(figure.data)
    figure.add_scatter(
        name="one step downhill",
        x=[here.weight, here.next_weight],
        y=[here.bias, here.next_bias],
        mode="lines+markers",
        showlegend=False,
        line={"color": "white", "width": 3},
        marker={"symbol": ["circle", "arrow"], "size": [0, 14], "angleref": "previous", "color": "white"},
    )
    figure.add_scatter(
        name="your w and b", x=[here.weight], y=[here.bias], mode="markers", marker=_dot(), showlegend=False
    )
    return {
        (first, "x"): style.as_float32([(at.weight, at.next_weight) for at in walk]),
        (first, "y"): style.as_float32([(at.bias, at.next_bias) for at in walk]),
        (first + 1, "x"): style.as_float32([(at.weight,) for at in walk]),
    }


def add_trails(figure: go.Figure, trails: Sequence[SolverPath]) -> None:
    """Draw on the map the way that each solver takes."""
    for trail in trails:
        figure.add_scatter(
            name=f"{TRAIL_NAMES[trail.solver]}, {trail.n_steps} steps",
            x=trail.weight,
            y=trail.bias,
            mode="lines+markers",
            line={"color": TRAIL_COLOURS[trail.solver], "width": 2, "dash": TRAIL_DASHES[trail.solver]},
            marker={
                "color": TRAIL_COLOURS[trail.solver],
                "symbol": TRAIL_SYMBOLS[trail.solver],
                "size": 6,
            },
            showlegend=True,
        )
    figure.update_layout(showlegend=bool(trails), height=MAP_HEIGHT + LEGEND_ROW * len(trails))


def trail_moves(at_each_rate: Sequence[Sequence[SolverPath]], first: int) -> style.FrameValues:
    """Where the ways go at each learning rate, from the trace `first` on; a shorter way rests at its end."""
    moves: style.FrameValues = {}
    for number, ways in enumerate(zip(*at_each_rate, strict=True), start=first):
        most = max(len(way.weight) for way in ways)
        moves[number, "x"] = style.as_float32([rested(way.weight, most) for way in ways])
        moves[number, "y"] = style.as_float32([rested(way.bias, most) for way in ways])
    return moves


def rested(values: Vector, n: int) -> Vector:
    """The values (m,), and after them the last once more until there are n."""
    return np.append(values, np.full(n - len(values), values[-1]))


def add_trails_to_surface(figure: go.Figure, trails: Sequence[SolverPath]) -> None:
    """The same ways on the surface."""
    for trail in trails:
        figure.add_scatter3d(
            name=TRAIL_NAMES[trail.solver],
            x=style.as_float32(trail.weight),
            y=style.as_float32(trail.bias),
            z=style.as_float32(trail.loss),
            mode="lines",
            line={"color": TRAIL_COLOURS[trail.solver], "width": 6, "dash": TRAIL_DASHES[trail.solver]},
        )


def loss_surface_figure(land: Landscape) -> go.Figure:
    """The same loss as a landscape in three dimensions."""
    figure = _relief_figure(land.surface, "mean loss, nats per row")
    if land.minimum_point:
        foot = (*land.minimum_point, land.minimum.loss)
        figure.add_trace(_pin("minimum", foot, PIN * float(np.ptp(land.surface.loss)), style.TEXT))
    return figure


def squared_error_figure(surface: Surface) -> go.Figure:
    """The mean squared error over the same weights and biases."""
    return _relief_figure(surface, "mean squared error")


def _relief_figure(surface: Surface, height_title: str) -> go.Figure:
    levels = loss_surface.round_levels(surface)
    heights = (0.0, 1.05 * float(surface.loss.max()))
    scene = loss_surface.scene(surface, ("weight w", "bias b"), heights)
    scene["zaxis"]["title"]["text"] = height_title
    margin = {"l": 0, "r": 0, "t": 24, "b": 0}
    figure = style.blank_figure("", "", height=400, showlegend=False, margin=margin, scene=scene)
    lines = {"z": {"show": True, **levels, "color": "white"}}
    figure.add_trace(
        loss_surface.relief(surface, levels["end"], opacity=0.92, contours=lines, hovertemplate=HOVER)
    )
    return figure


def mark_surface(figure: go.Figure, surface: Surface, foot: tuple[float, float, float]) -> None:
    """Stick a pin into the surface, at a weight, a bias and their loss."""
    figure.add_trace(_pin("your w and b", foot, PIN * float(np.ptp(surface.loss)), style.VERMILION))


def _dot() -> dict[str, Any]:
    return {"color": style.VERMILION, "size": 14, "line": {"color": "white", "width": 2}}


def _pin(name: str, foot: tuple[float, float, float], lift: float, colour: str) -> go.Scatter3d:
    """A pin whose foot stands on the surface and whose head can be seen above it."""
    x, y, z = foot
    return go.Scatter3d(
        name=name,
        x=[x, x],
        y=[y, y],
        z=[z, z + lift],
        mode="lines+markers",
        line={"color": colour, "width": 6},
        marker={"color": colour, "size": [3, 9]},
    )


def _star(weight: float, bias: float) -> go.Scatter:
    return go.Scatter(
        name="minimum",
        x=[weight],
        y=[bias],
        mode="markers+text",
        showlegend=False,
        text=["minimum"],
        textposition="bottom center",
        textfont={"color": "white"},
        marker={"symbol": "star", "size": 15, "color": "white", "line": {"color": "black", "width": 1}},
    )
