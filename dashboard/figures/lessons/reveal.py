"""How a map comes into sight: its cover is drawn back."""

import plotly.graph_objects as go

from dashboard.figures import style

COVER = "cover"


def add_cover(figure: go.Figure, across: tuple[float, float], up: tuple[float, float]) -> style.FrameValues:
    """Cover a part of the figure; returns how the cover is drawn back, from its upper edge downwards."""
    (left, right), (low, high) = across, up
    covered, gone = [low, low, high, high, low], [low] * 5
    figure.add_scatter(
        name=COVER,
        x=[left, right, right, left, left],
        y=gone,
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=style.GROUND,
        hoverinfo="skip",
        showlegend=False,
    )
    return {(len(figure.data) - 1, "y"): style.as_float32([covered, gone])}
