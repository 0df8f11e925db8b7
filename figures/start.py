"""Miniatures: each page in one small picture."""

from typing import Any

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from figures import look
from logreg.arrays import Vector
from logreg.histogram import ScoreHistogram

HEIGHT = 170
MOST_WEIGHTS = 6


def sigmoid() -> go.Figure:
    """The curve and its derivative."""
    z = np.linspace(-6, 6, 121)
    figure = _miniature("z", "σ(z) and its slope")
    figure.add_scatter(x=z, y=lr.sigmoid(z), line={"color": look.SIGMOID_COLOUR, "width": 3})
    return figure.add_scatter(
        x=z, y=lr.sigmoid_derivative(z), line={"color": look.DERIVATIVE_COLOUR, "width": 3}
    )


def loss() -> go.Figure:
    """What a prediction costs when the class is 1 and when it is 0."""
    p = np.linspace(0.01, 0.99, 99)
    figure = _miniature("predicted probability", "loss, nats")
    for label, colour in enumerate(look.CLASS_COLOURS):
        cost = [lr.binary_cross_entropy([label], [value]) for value in p]
        figure.add_scatter(x=p, y=cost, line={"color": colour, "width": 3, "dash": look.DASHES[1 - label]})
    return figure


def training(iteration: Vector, train: Vector, validation: Vector) -> go.Figure:
    """The loss of a run on its way down."""
    figure = _miniature("iteration", "mean loss, nats")
    figure.add_scatter(x=iteration, y=train, line={"color": look.PURPLE, "width": 3})
    figure.add_scatter(x=iteration, y=validation, line={"color": look.GREEN, "width": 2, "dash": "dash"})
    return figure.update_yaxes(rangemode="tozero")


def weights(names: tuple[str, ...], slopes: Vector) -> go.Figure:
    """The largest slopes, one bar each."""
    largest = np.argsort(-np.abs(slopes))[:MOST_WEIGHTS][::-1]
    colours = [look.CLASS_COLOURS[int(slopes[j] > 0)] for j in largest]
    figure = _miniature("slope, log-odds", "")
    figure.add_bar(
        x=slopes[largest],
        y=[look.plain(names[j]) for j in largest],
        orientation="h",
        marker={"color": colours},
    )
    return figure.update_yaxes(showticklabels=True, tickfont={"size": 10}, type="category")


def scores(counted: ScoreHistogram) -> go.Figure:
    """Predicted probabilities by class, positives up and negatives down."""
    middle = (counted.edges[1:] + counted.edges[:-1]) / 2
    figure = _miniature("predicted probability", "rows", barmode="overlay", bargap=0.05)
    figure.add_bar(x=middle, y=counted.positives, marker={"color": look.CLASS_COLOURS[1]})
    figure.add_bar(x=middle, y=-counted.negatives, marker={"color": look.CLASS_COLOURS[0]})
    return figure.add_vline(x=0.5, line={"color": look.TEXT, "width": 2})


def _miniature(x_title: str, y_title: str, **layout: Any) -> go.Figure:
    figure = look.figure(x_title, y_title, height=HEIGHT, showlegend=False, **layout)
    figure.update_layout(margin={"l": 30, "r": 8, "t": 8, "b": 30}, font={"size": 12})
    figure.update_xaxes(showticklabels=False, title={"standoff": 4})
    return figure.update_yaxes(showticklabels=False, title={"standoff": 4})
