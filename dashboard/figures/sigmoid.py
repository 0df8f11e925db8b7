"""The sigmoid and its derivative, a point with its tangent, and other activations to compare with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from dashboard.figures import style
from dashboard.text.numbers import format_number
from logreg.functional import activations as act

LIMIT = 10.0
GRID = np.linspace(-LIMIT, LIMIT, 401)
POSITIONS = np.linspace(-LIMIT, LIMIT, 201)
MOVED_GRID = np.linspace(-LIMIT, LIMIT, 161)
WEIGHTS, BIASES = np.linspace(-5, 5, 101), np.linspace(-LIMIT, LIMIT, 101)  # what w and b are dragged to
HEIGHT = 420
REACH = 2.0  # half the tangent's width

Values = NDArray[np.float64]

POINTS = ("point on σ(wz + b)", "point on σ(z)", "point on σ′(z)")  # the first under the others


@dataclass(frozen=True)
class Activation:
    """A function to overlay, its derivative, and the colour that both are drawn in."""

    function: Callable[[ArrayLike], Any]
    derivative: Callable[[ArrayLike], Any]
    colour: str


def softmax_of_two(z: ArrayLike) -> Any:
    """The first share of the softmax of the logits z and 0."""
    logits = np.asarray(z, dtype=float)
    return act.softmax(np.stack([logits, np.zeros_like(logits)], axis=-1))[..., 0]


def softmax_derivative(z: ArrayLike) -> Any:
    """Its derivative by z: the share times what is left."""
    share = softmax_of_two(z)
    return share * (1 - share)


SOFTMAX = "softmax of (z, 0)"
OTHERS = {
    SOFTMAX: Activation(softmax_of_two, softmax_derivative, style.SLATE),
    "tanh": Activation(act.tanh, act.tanh_derivative, style.TEAL),
    "ReLU": Activation(act.relu, act.relu_derivative, style.AMBER),
    "softplus": Activation(act.softplus, act.softplus_derivative, style.VIOLET),
}


def sigmoid_curves(weight: float = 1.0, bias: float = 0.0, others: Sequence[str] = ()) -> go.Figure:
    """The sigmoid, its derivative, the curve of wz + b (trace 0), and what else was asked for."""
    title = "The sigmoid and its derivative"
    figure = style.blank_figure("z, the log-odds", "value", title=title, height=HEIGHT)
    moved = _line(act.neuron(MOVED_GRID, weight, bias), _moved_name(weight, bias), style.PLUM, width=3)
    figure.add_trace(moved.update(x=MOVED_GRID, showlegend=is_moved(weight, bias)))
    figure.add_trace(_line(act.sigmoid(GRID), "sigmoid σ(z)", style.SIGMOID_COLOUR, width=4))
    figure.add_trace(_line(act.sigmoid_derivative(GRID), "slope σ′(z)", style.DERIVATIVE_COLOUR, width=4))
    for name in others:
        other = OTHERS[name]
        dash = "dash" if name == SOFTMAX else "solid"  # it lies on the sigmoid, which is to be seen too
        figure.add_trace(_line(other.function(GRID), name, other.colour, width=2, dash=dash))
        figure.add_trace(_line(other.derivative(GRID), f"{name}′", other.colour, width=2, dash="dot"))
    figure.update_xaxes(range=[-LIMIT, LIMIT])
    figure.update_yaxes(range=_value_range(others))
    return figure


def _moved_name(weight: float, bias: float) -> str:
    shift = f" {'−' if bias < 0 else '+'} {format_number(abs(bias))}" if bias else ""
    return f"σ({format_number(weight)}z{shift})"


def moved_curve(z: float, weight: ArrayLike, bias: ArrayLike, point: int | None) -> style.FrameValues:
    """How the curve of wz + b, and its point at z, the trace of that number, go along weights or biases (m,).

    One of weight and bias is a single number.
    """
    w, b = (np.asarray(values, dtype=float)[..., None] for values in (weight, bias))
    curve = {(0, "y"): style.as_float32(act.sigmoid(w * MOVED_GRID + b))}
    dot = {} if point is None else {(point, "y"): style.as_float32(act.sigmoid(w * z + b))}
    return {**curve, **dot}


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
    colours = (style.PLUM, style.SIGMOID_COLOUR, style.DERIVATIVE_COLOUR)
    for number, (name, colour) in enumerate(zip(POINTS, colours, strict=True), start=1):
        figure.add_scatter(
            name=name,
            mode="markers",
            marker={"color": colour, "size": 13, "line": {"color": style.GROUND, "width": 2}},
            showlegend=False,
            x=here[number, "x"][0],
            y=here[number, "y"][0],
        )
    return {(first + trace, xy): rows for (trace, xy), rows in everywhere.items()}


def is_moved(weight: float, bias: float) -> bool:
    """Whether w and b make another curve than the plain sigmoid."""
    return (weight, bias) != (1.0, 0.0)


def _marks(z: Values, weight: float, bias: float) -> style.FrameValues:
    """Tangent (0) and the points on the moved curve (1), the curve (2) and its derivative (3): x and y."""
    column, ends = z[:, None], np.array([-REACH, REACH])
    value, slope = act.sigmoid(column), act.sigmoid_derivative(column)
    return {
        (0, "x"): column + ends,
        (0, "y"): value + slope * ends,
        (1, "x"): column,
        (1, "y"): act.neuron(column, weight, bias),
        (2, "x"): column,
        (2, "y"): value,
        (3, "x"): column,
        (3, "y"): slope,
    }


def _line(y: ArrayLike, name: str, colour: str, *, width: int, dash: str = "solid") -> go.Scatter:
    line = {"color": colour, "width": width, "dash": dash}
    return go.Scatter(x=GRID, y=y, name=name, mode="lines", line=line)


def _value_range(others: Sequence[str]) -> list[float]:
    low = -1.1 if "tanh" in others else -0.1
    high = 3.0 if {"ReLU", "softplus"} & set(others) else 1.1
    return [low, high]
