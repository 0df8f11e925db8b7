"""One feature's rows, and over them the curve of a weight and a bias beside the best."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from dashboard.figures import style
from logreg.inspection.downsampling import by_rank
from logreg.inspection.landscape import DescentPoint, Landscape

CURVE_POINTS = 121
MOST_POINTS = 2000


def fitted_rows(
    land: Landscape, values: NDArray[Any], y: NDArray[Any], classes: tuple[str, str]
) -> go.Figure:
    """The rows at 0 and 1 by their class."""
    figure = style.blank_figure(
        style.title_layout(land.term.name), "probability of " + style.title_layout(classes[1]), height=360
    )
    for label in (0, 1):
        shown = by_rank(values[y == label], MOST_POINTS)
        figure.add_scatter(
            name=style.escape_markup(classes[label]),
            x=shown,
            y=np.full(len(shown), label),
            mode="markers",
            marker=style.class_marker(label, opacity=0.45),
        )
    figure.update_yaxes(range=[-0.08, 1.08])
    return figure


def mark_fit(
    figure: go.Figure, land: Landscape, here: DescentPoint, walk: Sequence[DescentPoint]
) -> style.FrameValues:
    """Draw the curve of this weight and bias, and the best; returns how it goes along the walk."""
    x = _span(figure)
    number = len(figure.data)
    line = {"color": style.TEAL, "width": 4}
    now = land.probability(x, here.weight, here.bias)
    figure.add_scatter(name="your curve", x=x, y=now, mode="lines", line=line)
    if land.minimum_point:
        best = land.probability(x, *land.minimum_point)
        line = {"color": style.TEXT, "width": 2, "dash": "dot"}
        figure.add_scatter(name="best curve", x=x, y=best, mode="lines", line=line)
    return {(number, "y"): style.as_float32([land.probability(x, at.weight, at.bias) for at in walk])}


def _span(figure: go.Figure) -> NDArray[np.float64]:
    """Values of the feature from its smallest to its largest row."""
    drawn = np.concatenate([trace.x for trace in figure.data])
    return np.linspace(drawn.min(), drawn.max(), CURVE_POINTS)
