"""The mean loss over weight and bias, as contour and surface, and the curve of a point on it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from figures import look
from logreg.landscape import Descent, Landscape
from logreg.trails import Trail

CURVE_POINTS = 121
MOST_POINTS = 2000
SCALE = "Viridis"
ROUND_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0, 2.0)
PIN = 0.12  # its length, of the surface's height

TRAIL_NAMES = {
    "gradient-descent": "Gradient descent",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adam": "Adam",
    "newton": "Newton",
    "lbfgs": "L-BFGS",
}
_BRIGHT = ("#ff5fa2", look.ORANGE, "#b58cff", look.SKY, "#ff7043", "#2fd6a3")  # on dark colours too
TRAIL_COLOURS = dict(zip(TRAIL_NAMES, _BRIGHT, strict=True))

MAP_HEIGHT, LEGEND_ROW = 360, 20  # pixels

Moves = dict[tuple[int, str], NDArray[np.float32]]


def contour(land: Landscape) -> go.Figure:
    """Lines of equal loss; weight and bias to one scale, so the gradient stands upright on them."""
    figure = look.figure("weight w, per standard deviation", "bias b", height=MAP_HEIGHT, showlegend=False)
    levels = _levels(land)
    figure.add_contour(
        name="mean loss",
        x=land.surface.along,
        y=land.surface.across,
        z=land.surface.loss,
        zmin=land.surface.loss.min(),
        zmax=levels["end"],
        colorscale=SCALE,
        contours={
            **levels,
            "coloring": "heatmap",
            "showlabels": True,
            "labelfont": {"color": "white", "size": 11},
        },
        line={"color": "rgba(255,255,255,.45)", "width": 1},
        showscale=False,
        hovertemplate="w %{x:.2f}, b %{y:.2f}: loss %{z:.4g}<extra></extra>",
    )
    if land.bottom:
        figure.add_scatter(
            name="minimum",
            x=[land.bottom[0]],
            y=[land.bottom[1]],
            mode="markers+text",
            showlegend=False,
            text=["minimum"],
            textposition="bottom center",
            textfont={"color": "white"},
            marker={"symbol": "star", "size": 15, "color": "white", "line": {"color": "black", "width": 1}},
        )
    half = [-land.half_width, land.half_width]
    figure.update_xaxes(range=half, constrain="domain")
    figure.update_yaxes(range=half, constrain="domain", scaleanchor="x")
    return figure


def mark_contour(figure: go.Figure, here: Descent, walk: Sequence[Descent]) -> Moves:
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
        (first, "x"): rows([(at.weight, at.next_weight) for at in walk]),
        (first, "y"): rows([(at.bias, at.next_bias) for at in walk]),
        (first + 1, "x"): rows([(at.weight,) for at in walk]),
    }


def add_trails(figure: go.Figure, trails: Sequence[Trail]) -> None:
    """Draw on the map the way that each solver takes."""
    for trail in trails:
        figure.add_scatter(
            name=f"{TRAIL_NAMES[trail.solver]}, {trail.n_steps} steps",
            x=trail.weight,
            y=trail.bias,
            mode="lines+markers",
            line={"color": TRAIL_COLOURS[trail.solver], "width": 2},
            marker={"color": TRAIL_COLOURS[trail.solver], "size": 5},
            showlegend=True,
        )
    figure.update_layout(showlegend=bool(trails), height=MAP_HEIGHT + LEGEND_ROW * len(trails))


def add_trails_to_surface(figure: go.Figure, trails: Sequence[Trail]) -> None:
    """The same ways on the surface."""
    for trail in trails:
        figure.add_scatter3d(
            name=TRAIL_NAMES[trail.solver],
            x=trail.weight.astype(np.float32),
            y=trail.bias.astype(np.float32),
            z=trail.loss.astype(np.float32),
            mode="lines",
            line={"color": TRAIL_COLOURS[trail.solver], "width": 6},
        )


def surface(land: Landscape) -> go.Figure:
    """The same loss as a landscape in three dimensions."""
    levels = _levels(land)
    figure = look.figure("", "", height=440, showlegend=False)
    figure.add_surface(
        name="mean loss",
        x=land.surface.along.astype(np.float32),
        y=land.surface.across.astype(np.float32),
        z=land.surface.loss.astype(np.float32),
        cmin=land.surface.loss.min(),
        cmax=levels["end"],
        colorscale=SCALE,
        showscale=False,
        opacity=0.92,
        contours={"z": {"show": True, **levels, "color": "white"}},
        hovertemplate="w %{x:.2f}, b %{y:.2f}: loss %{z:.4g}<extra></extra>",
    )
    if land.bottom:
        foot = (*land.bottom, land.minimum.loss)
        figure.add_trace(_pin("minimum", foot, PIN * float(np.ptp(land.surface.loss)), look.TEXT))
    half = [-land.half_width, land.half_width]
    axis = {"gridcolor": look.GRID, "color": look.TEXT, "nticks": 5, "showbackground": False}
    figure.update_layout(
        margin={"l": 0, "r": 0, "t": 24, "b": 0},
        scene={
            "xaxis": {"title": {"text": "weight w"}, "range": half, **axis},
            "yaxis": {"title": {"text": "bias b"}, "range": half, **axis},
            "zaxis": {
                "title": {"text": "mean loss, nats"},
                "range": [0, 1.05 * float(land.surface.loss.max())],
                **axis,
            },
            "camera": {"eye": {"x": 1.6, "y": -1.75, "z": 1.1}, "center": {"x": 0, "y": 0, "z": -0.15}},
            "aspectratio": {"x": 1.2, "y": 1.2, "z": 0.8},
        },
    )
    return figure


def mark_surface(figure: go.Figure, land: Landscape, here: Descent) -> None:
    """Stick a pin into the surface."""
    lift = PIN * float(np.ptp(land.surface.loss))
    figure.add_trace(_pin("your w and b", (here.weight, here.bias, here.loss), lift, look.VERMILION))


def curve(land: Landscape, values: NDArray[Any], y: NDArray[Any], classes: tuple[str, str]) -> go.Figure:
    """The rows at 0 and 1 by their class."""
    figure = look.figure(look.title(land.term.name), "probability of " + look.title(classes[1]), height=360)
    for label in (0, 1):
        x = np.sort(values[y == label])
        shown = x[np.linspace(0, len(x) - 1, min(len(x), MOST_POINTS)).astype(int)]
        figure.add_scatter(
            name=look.plain(classes[label]),
            x=shown,
            y=np.full(len(shown), label),
            mode="markers",
            marker={
                "color": look.CLASS_COLOURS[label],
                "symbol": look.CLASS_SYMBOLS[label],
                "size": 8,
                "opacity": 0.45,
            },
        )
    figure.update_yaxes(range=[-0.08, 1.08])
    return figure


def mark_curve(figure: go.Figure, land: Landscape, here: Descent, walk: Sequence[Descent]) -> Moves:
    """Draw the curve of this weight and bias, and the best; returns how it goes along the walk."""
    x = _span(figure)
    number = len(figure.data)
    line = {"color": look.GREEN, "width": 4}
    now = land.probability(x, here.weight, here.bias)
    figure.add_scatter(name="your curve", x=x, y=now, mode="lines", line=line)
    if land.bottom:
        best = land.probability(x, *land.bottom)
        line = {"color": look.TEXT, "width": 2, "dash": "dot"}
        figure.add_scatter(name="best curve", x=x, y=best, mode="lines", line=line)
    return {(number, "y"): rows([land.probability(x, at.weight, at.bias) for at in walk])}


def rows(values: Any) -> NDArray[np.float32]:
    """One row for each step of a walk; single precision is finer than any screen."""
    return np.asarray(values, dtype=np.float32)


def _span(figure: go.Figure) -> NDArray[np.float64]:
    """Values of the feature from its smallest to its largest row."""
    drawn = np.concatenate([trace.x for trace in figure.data])
    return np.linspace(drawn.min(), drawn.max(), CURVE_POINTS)


def _levels(land: Landscape) -> dict[str, float]:
    """Lines at round losses, about a dozen from the lowest to where the walls begin."""
    low, high = np.quantile(land.surface.loss, [0, 0.85])
    step = min(ROUND_STEPS, key=lambda size: abs(size - (high - low) / 12))
    return {"start": step * np.ceil(low / step), "end": high, "size": step}


def _dot() -> dict[str, Any]:
    return {"color": look.VERMILION, "size": 14, "line": {"color": "white", "width": 2}}


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
