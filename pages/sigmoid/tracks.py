"""What is dragged on the sigmoid: z along the curve, and the weight and bias of the second curve."""

import plotly.graph_objects as go

from dashboard.figures import sigmoid as figures
from dashboard.ui.components import chart


def curve_tracks(figure: go.Figure, z: float, weight: float, bias: float) -> list[chart.Track]:
    """Draw the point at z where it can be seen; the tracks of z, w and b, each moving what depends on it."""
    tracks, dot = [], None
    if abs(z) <= figures.LIMIT:
        dot = len(figure.data) + 1  # behind the tangent
        moves = figures.mark_point(figure, z, weight, bias)
        handle = chart.Handle(label="z", unit="", low=-figures.LIMIT, high=figures.LIMIT, step=0.1)
        tracks.append(
            chart.Track(name="z", position=z, positions=figures.POSITIONS, moves=moves, handle=handle)
        )
    by_weight = figures.moved_curve(z, figures.WEIGHTS, bias, dot)
    by_bias = figures.moved_curve(z, weight, figures.BIASES, dot)
    return [
        *tracks,
        chart.Track(name="weight", position=weight, positions=figures.WEIGHTS, moves=by_weight),
        chart.Track(name="bias", position=bias, positions=figures.BIASES, moves=by_bias),
    ]
