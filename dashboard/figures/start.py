"""Miniatures: each page in one small picture."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

import logreg as lr
from dashboard.figures import style
from logreg.arrays import Vector
from logreg.evaluation.histogram import ScoreHistogram
from logreg.explanation.contributions import Contribution

HEIGHT = 170
MOST_BARS = 6


def sigmoid_miniature() -> go.Figure:
    """The curve and its derivative."""
    z = np.linspace(-6, 6, 121)
    figure = _miniature("z", "σ(z) and its slope")
    figure.add_scatter(x=z, y=lr.sigmoid(z), line={"color": style.SIGMOID_COLOUR, "width": 3})
    return figure.add_scatter(
        x=z, y=lr.sigmoid_derivative(z), line={"color": style.DERIVATIVE_COLOUR, "width": 3}
    )


def loss_miniature() -> go.Figure:
    """What a prediction costs when the class is 1 and when it is 0."""
    p = np.linspace(0.01, 0.99, 99)
    figure = _miniature("predicted probability", "loss, nats")
    for label, colour in enumerate(style.CLASS_COLOURS):
        cost = [lr.binary_cross_entropy([label], [value]) for value in p]
        figure.add_scatter(x=p, y=cost, line={"color": colour, "width": 3, "dash": style.DASHES[1 - label]})
    return figure


def training_miniature(iteration: Vector, train: Vector, validation: Vector) -> go.Figure:
    """The loss of a run on its way down."""
    figure = _miniature("iteration", "mean loss, nats")
    figure.add_scatter(x=iteration, y=train, line={"color": style.PURPLE, "width": 3})
    figure.add_scatter(x=iteration, y=validation, line={"color": style.GREEN, "width": 2, "dash": "dash"})
    return figure.update_yaxes(rangemode="tozero")


def coefficients_miniature(names: Sequence[str], slopes: Vector) -> go.Figure:
    """The largest slopes, one bar each."""
    return _bars(names, slopes, "slope, log-odds")


def prediction_miniature(parts: Sequence[Contribution]) -> go.Figure:
    """What each column adds to the log-odds of one case, the largest parts."""
    return _bars(
        [part.column for part in parts], np.array([part.log_odds for part in parts]), "adds, log-odds"
    )


def thresholds_miniature(counted: ScoreHistogram) -> go.Figure:
    """Predicted probabilities by class, positives up and negatives down."""
    middle = (counted.edges[1:] + counted.edges[:-1]) / 2
    figure = _miniature("predicted probability", "rows", barmode="overlay", bargap=0.05)
    figure.add_bar(x=middle, y=counted.positives, marker={"color": style.CLASS_COLOURS[1]})
    figure.add_bar(x=middle, y=-counted.negatives, marker={"color": style.CLASS_COLOURS[0]})
    return figure.add_vline(x=0.5, line={"color": style.TEXT, "width": 2})


def _bars(names: Sequence[str], values: Vector, title: str) -> go.Figure:
    largest = np.argsort(-np.abs(values))[:MOST_BARS][::-1]
    colours = [style.CLASS_COLOURS[int(values[j] > 0)] for j in largest]
    labels = [style.escape_markup(names[j], longest=16) for j in largest]
    figure = _miniature(title, "")
    figure.add_bar(
        x=values[largest], y=list(range(len(largest))), orientation="h", marker={"color": colours}, width=0.7
    )
    ticks = {"tickvals": list(range(len(largest))), "ticktext": labels, "tickfont": {"size": 11}}
    return figure.update_yaxes(showticklabels=True, range=[-0.7, max(len(largest), 4) - 0.3], **ticks)


def _miniature(x_title: str, y_title: str, **layout: Any) -> go.Figure:
    figure = style.blank_figure(x_title, y_title, height=HEIGHT, showlegend=False, **layout)
    figure.update_layout(margin={"l": 30, "r": 8, "t": 8, "b": 30}, font={"size": 12})
    figure.update_xaxes(showticklabels=False, title={"standoff": 4})
    return figure.update_yaxes(showticklabels=False, title={"standoff": 4})
