"""One sample's loss and its gradient, cross-entropy beside squared error; and what clipping hides."""

from collections.abc import Callable
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from dashboard.figures import style
from logreg.functional.sample_loss import (
    SampleLoss,
    clipped_cross_entropy,
    clipped_gradient,
    sample_at_logit,
    sample_at_probability,
)

CROSS_ENTROPY, SQUARED_ERROR = "cross-entropy", "squared error"
DASHES = {CROSS_ENTROPY: "solid", SQUARED_ERROR: "dash"}
COLOURS = {CROSS_ENTROPY: style.TEAL, SQUARED_ERROR: style.AMBER}
CLIP_LIMIT = 40.0


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


def sample_loss(axis: Axis, y: int) -> go.Figure:
    """Above the loss, below its gradient by z, over the axis that is dragged."""
    figure = style.blank_figure(axis.title, "loss, nats", height=500)
    losses = axis.at(y, axis.positions)
    for name, values in _losses(losses).items():
        figure.add_trace(_line(axis.positions, values, name, COLOURS[name], dash=DASHES[name]))
    _add_below(
        figure,
        *(
            _line(axis.positions, values, f"gradient of {name}", COLOURS[name], dash=DASHES[name])
            for name, values in _gradients(losses).items()
        ),
    )
    figure.update_xaxes(range=[0, 1] if axis.name == "p" else [axis.low, axis.high])
    return figure.update_layout(yaxis_range=[-0.04 * axis.top, axis.top])


def mark_sample(figure: go.Figure, axis: Axis, y: int, value: float) -> style.FrameValues:
    """Draw a dot on each of the four curves; returns where they go at each of the axis's positions."""
    first = len(figure.data)
    here, everywhere = axis.at(y, value), axis.at(y, axis.positions)
    moves: style.FrameValues = {}
    rows = [*_losses(everywhere).items(), *_gradients(everywhere).items()]
    values = [*_losses(here).values(), *_gradients(here).values()]
    for number, ((name, row), now) in enumerate(zip(rows, values, strict=True)):
        figure.add_trace(_dot(value, float(now[0]), name, y, lower=number >= 2))
        moves[first + number, "x"] = axis.positions[:, None]
        moves[first + number, "y"] = row[:, None]
    return moves


def clipping_figure(y: int, eps: float) -> go.Figure:
    """The exact loss from logits beside the loss of clipped probabilities, and both gradients."""
    z = np.linspace(-CLIP_LIMIT, CLIP_LIMIT, 401)
    exact = sample_at_logit(y, z)
    figure = style.blank_figure("z, the predicted log-odds of 1", "loss, nats", height=420)
    clipped = clipped_cross_entropy(y, z, eps)
    figure.add_trace(_line(z, exact.cross_entropy, "exact, from z", style.TEAL))
    figure.add_trace(_line(z, clipped, f"p clipped at {eps:g}", style.PLUM, dash="dash"))
    _add_below(
        figure,
        _line(z, exact.cross_entropy_gradient, "exact gradient", style.TEAL),
        _line(z, clipped_gradient(y, z, eps), "gradient of the clipped", style.PLUM, dash="dash"),
    )
    return figure


def _losses(losses: SampleLoss) -> dict[str, NDArray[Any]]:
    return {CROSS_ENTROPY: losses.cross_entropy, SQUARED_ERROR: losses.squared_error}


def _gradients(losses: SampleLoss) -> dict[str, NDArray[Any]]:
    return {CROSS_ENTROPY: losses.cross_entropy_gradient, SQUARED_ERROR: losses.squared_error_gradient}


def _add_below(figure: go.Figure, *gradients: go.Scatter) -> None:
    """Gradients under the losses, over the same x axis, on a y axis of the same look."""
    figure.add_traces([trace.update(yaxis="y2", showlegend=False) for trace in gradients])
    same = figure.layout.yaxis.to_plotly_json()
    lower = {"domain": [0, 0.38], "range": [-1.1, 1.1], "title": {"text": "gradient by z"}}
    figure.update_layout(xaxis_anchor="y2", yaxis_domain=[0.46, 1], yaxis2={**same, **lower})


def _line(x: ArrayLike, y: ArrayLike, name: str, colour: str, *, dash: str = "solid") -> go.Scatter:
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
            "symbol": style.CLASS_SYMBOLS[label],
            "size": 13,
            "line": {"color": style.GROUND, "width": 2},
        },
    )
