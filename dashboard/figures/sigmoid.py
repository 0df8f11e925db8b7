"""The sigmoid and its derivative, a point with its tangent, and other activations to compare with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from dashboard.figures import style
from logreg.functional import activations as act

LIMIT = 10.0
GRID = np.linspace(-LIMIT, LIMIT, 401)
POSITIONS = np.linspace(-LIMIT, LIMIT, 201)
REACH = 2.0  # half the tangent's width

Values = NDArray[np.float64]

POINTS = ("point on σ(z)", "point on σ′(z)", "point on σ(wz + b)")


@dataclass(frozen=True)
class Activation:
    """A function to overlay, its derivative, and the colour that both are drawn in."""

    function: Callable[[ArrayLike], Any]
    derivative: Callable[[ArrayLike], Any]
    colour: str


OTHERS = {
    "tanh": Activation(act.tanh, act.tanh_derivative, style.GREEN),
    "ReLU": Activation(act.relu, act.relu_derivative, style.ORANGE),
    "softplus": Activation(act.softplus, act.softplus_derivative, style.SKY),
}


def sigmoid_curves(weight: float = 1.0, bias: float = 0.0, others: Sequence[str] = ()) -> go.Figure:
    """The sigmoid in red, its derivative in blue, and beside them what was asked for."""
    figure = style.blank_figure(
        "z, the log-odds", "value", title="The sigmoid and its derivative", height=430
    )
    figure.add_trace(_line(act.sigmoid(GRID), "sigmoid σ(z)", style.SIGMOID_COLOUR, width=4))
    figure.add_trace(_line(act.sigmoid_derivative(GRID), "slope σ′(z)", style.DERIVATIVE_COLOUR, width=4))
    if is_moved(weight, bias):
        shift = f" {'−' if bias < 0 else '+'} {abs(bias):g}" if bias else ""
        name = f"σ({weight + 0.0:g}z{shift})".replace("-", "−")  # 0.0 more turns −0 into 0
        figure.add_trace(_line(act.neuron(GRID, weight, bias), name, style.PINK, width=3))
    for name in others:
        other = OTHERS[name]
        figure.add_trace(_line(other.function(GRID), name, other.colour, width=2))
        figure.add_trace(_line(other.derivative(GRID), f"{name}′", other.colour, width=2, dash="dot"))
    figure.update_xaxes(range=[-LIMIT, LIMIT])
    figure.update_yaxes(range=_value_range(others))
    return figure


def mark_point(figure: go.Figure, z: float, weight: float = 1.0, bias: float = 0.0) -> style.FrameValues:
    """Draw the tangent and a point on each curve at z; returns where they go at each of POSITIONS."""
    first = len(figure.data)
    here, everywhere = _marks(np.array([z]), weight, bias), _marks(POSITIONS, weight, bias)
    figure.add_scatter(
        name="tangent at z",
        mode="lines",
        line={"color": style.TEXT, "width": 2, "dash": "dash"},
        x=here[0, "x"][0],
        y=here[0, "y"][0],
    )
    colours = [style.SIGMOID_COLOUR, style.DERIVATIVE_COLOUR] + [style.PINK] * is_moved(weight, bias)
    for number, (name, colour) in enumerate(zip(POINTS, colours, strict=False), start=1):
        figure.add_scatter(
            name=name,
            mode="markers",
            marker={"color": colour, "size": 13, "line": {"color": style.GROUND, "width": 2}},
            showlegend=False,
            x=here[number, "x"][0],
            y=here[number, "y"][0],
        )
    drawn = range(1 + len(colours))
    return {(first + trace, xy): rows for (trace, xy), rows in everywhere.items() if trace in drawn}


def is_moved(weight: float, bias: float) -> bool:
    """Whether w and b make another curve than the plain sigmoid."""
    return (weight, bias) != (1.0, 0.0)


def _marks(z: Values, weight: float, bias: float) -> style.FrameValues:
    """Tangent (0) and the points on the curve (1), its derivative (2) and the moved curve (3): x and y."""
    column, ends = z[:, None], np.array([-REACH, REACH])
    value, slope = act.sigmoid(column), act.sigmoid_derivative(column)
    return {
        (0, "x"): column + ends,
        (0, "y"): value + slope * ends,
        (1, "x"): column,
        (1, "y"): value,
        (2, "x"): column,
        (2, "y"): slope,
        (3, "x"): column,
        (3, "y"): act.neuron(column, weight, bias),
    }


def _line(y: ArrayLike, name: str, colour: str, *, width: int, dash: str = "solid") -> go.Scatter:
    line = {"color": colour, "width": width, "dash": dash}
    return go.Scatter(x=GRID, y=y, name=name, mode="lines", line=line)


def _value_range(others: Sequence[str]) -> list[float]:
    low = -1.1 if "tanh" in others else -0.1
    high = 3.0 if {"ReLU", "softplus"} & set(others) else 1.1
    return [low, high]
