"""One sample's loss and its gradient, cross-entropy beside squared error; and what clipping hides."""

from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from figures import look
from logreg.sample import (
    SampleLoss,
    clipped_cross_entropy,
    clipped_gradient,
    sample_at_logit,
    sample_at_probability,
)

CROSS_ENTROPY, SQUARED_ERROR = "cross-entropy", "squared error"
COLOURS = {CROSS_ENTROPY: look.GREEN, SQUARED_ERROR: look.ORANGE}
CLIP_LIMIT = 40.0

Moves = dict[tuple[int, str], NDArray[np.float64]]


class Axis:
    """What is dragged: the probability p or the logit z. Grid, positions and how losses follow from it."""

    def __init__(
        self, name: str, title: str, at: Callable[[int, ArrayLike], SampleLoss], **span: float
    ) -> None:
        self.name, self.title, self.at = name, title, at
        self.low, self.high, self.step = span["low"], span["high"], span["step"]
        count = round((self.high - self.low) / self.step) + 1
        self.positions = np.linspace(self.low, self.high, count)
        self.top = span["top"]

    def holds(self, value: float) -> bool:
        """Whether the value lies where it can be drawn."""
        return self.low <= value <= self.high


AXES = {
    "p": Axis(
        "p",
        "p, the predicted probability of 1",
        sample_at_probability,
        low=0.005,
        high=0.995,
        step=0.005,
        top=5.5,
    ),
    "z": Axis(
        "z", "z, the predicted log-odds of 1", sample_at_logit, low=-10.0, high=10.0, step=0.1, top=10.5
    ),
}


def sample(axis: Axis, y: int) -> go.Figure:
    """Above the loss, below its gradient by z, over the axis that is dragged."""
    figure = look.figure(axis.title, "loss, nats", height=500)
    losses = axis.at(y, axis.positions)
    for name, values in _losses(losses).items():
        figure.add_trace(
            _line(axis.positions, values, name, dash="solid" if name == CROSS_ENTROPY else "dash")
        )
    for name, values in _gradients(losses).items():
        trace = _line(
            axis.positions, values, f"gradient of {name}", dash="solid" if name == CROSS_ENTROPY else "dash"
        )
        figure.add_trace(trace.update(yaxis="y2", showlegend=False, line_color=COLOURS[name]))
    figure.update_layout(
        xaxis={"anchor": "y2", "range": [0, 1] if axis.name == "p" else [axis.low, axis.high]},
        yaxis={"domain": [0.46, 1], "range": [-0.04 * axis.top, axis.top]},
        yaxis2={
            **_twin(figure),
            "domain": [0, 0.38],
            "range": [-1.1, 1.1],
            "title": {"text": "gradient by z"},
        },
    )
    return figure


def mark_sample(figure: go.Figure, axis: Axis, y: int, value: float) -> Moves:
    """Draw a dot on each of the four curves; returns where they go at each of the axis's positions."""
    first = len(figure.data)
    here, everywhere = axis.at(y, value), axis.at(y, axis.positions)
    moves: Moves = {}
    rows = [*_losses(everywhere).items(), *_gradients(everywhere).items()]
    values = [*_losses(here).values(), *_gradients(here).values()]
    for number, ((name, row), now) in enumerate(zip(rows, values, strict=True)):
        figure.add_trace(_dot(value, float(now[0]), name, y, lower=number >= 2))
        moves[first + number, "x"] = axis.positions[:, None]
        moves[first + number, "y"] = row[:, None]
    return moves


def clipping(y: int, eps: float) -> go.Figure:
    """The exact loss from logits beside the loss of clipped probabilities, and both gradients."""
    z = np.linspace(-CLIP_LIMIT, CLIP_LIMIT, 401)
    exact = sample_at_logit(y, z)
    figure = look.figure("z, the predicted log-odds of 1", "loss, nats", height=420)
    figure.add_trace(_line(z, exact.cross_entropy, "exact, from z"))
    figure.add_trace(_line(z, clipped_cross_entropy(y, z, eps), f"p clipped at {eps:g}", "dash", look.PINK))
    below = (
        _line(z, exact.cross_entropy_gradient, "exact gradient"),
        _line(z, clipped_gradient(y, z, eps), "gradient of the clipped", "dash", look.PINK),
    )
    for trace in below:
        figure.add_trace(trace.update(yaxis="y2", showlegend=False))
    figure.update_layout(
        xaxis={"anchor": "y2"},
        yaxis={"domain": [0.46, 1]},
        yaxis2={
            **_twin(figure),
            "domain": [0, 0.36],
            "range": [-1.1, 1.1],
            "title": {"text": "gradient by z"},
        },
    )
    return figure


def _losses(losses: SampleLoss) -> dict[str, NDArray[Any]]:
    return {CROSS_ENTROPY: losses.cross_entropy, SQUARED_ERROR: losses.squared_error}


def _gradients(losses: SampleLoss) -> dict[str, NDArray[Any]]:
    return {CROSS_ENTROPY: losses.cross_entropy_gradient, SQUARED_ERROR: losses.squared_error_gradient}


def _line(x: ArrayLike, y: ArrayLike, name: str, dash: str = "solid", colour: str = "") -> go.Scatter:
    colour = colour or COLOURS.get(name, look.GREEN)
    return go.Scatter(x=x, y=y, name=name, mode="lines", line={"color": colour, "width": 3, "dash": dash})


def _dot(x: float, y: float, name: str, label: int, *, lower: bool) -> go.Scatter:
    return go.Scatter(
        x=[x],
        y=[y],
        name=f"{'gradient' if lower else 'loss'} now, {name}",
        mode="markers",
        showlegend=False,
        yaxis="y2" if lower else "y",
        marker={
            "color": COLOURS[name],
            "symbol": look.CLASS_SYMBOLS[label],
            "size": 13,
            "line": {"color": look.GROUND, "width": 2},
        },
    )


def _twin(figure: go.Figure) -> dict[str, Any]:
    """The upper axis's look, for the lower one."""
    axis: dict[str, Any] = figure.layout.yaxis.to_plotly_json()
    return axis
