"""The ways that runs take down the loss, seen from above."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from figures import look
from figures.runs import Line
from logreg.surface import Surface

ROUND_STEPS = tuple(sorted(m * 10.0**e for e in range(-4, 4) for m in (1, 2, 5)))


def paths(
    surface: Surface, given: Sequence[Line], x_title: str, y_title: str, best: tuple[float, float] | None
) -> go.Figure:
    """Lines of equal loss, trace 0; the ways, traces 1 to n; a dot on each, n + 1 to 2 n; the minimum."""
    figure = look.figure(look.plain(x_title), look.plain(y_title), height=420)
    figure.add_contour(
        x=surface.along,
        y=surface.across,
        z=surface.loss.astype(np.float32),
        name="Mean loss",
        contours={**_levels(surface), "coloring": "lines", "showlabels": True},
        colorscale=[[0, look.TEAL], [1, "#9aa4ae"]],
        showscale=False,
        line={"width": 1},
    )
    for line in given:
        colour, dash = line.style
        style = {"color": colour, "width": 2.5, "dash": dash}
        figure.add_scatter(x=line.x, y=line.y, name=look.plain(line.name), mode="lines", line=style)
    for line in given:
        dot = {"color": line.style[0], "size": 11, "line": {"width": 2, "color": look.GROUND}}
        end = {"x": line.x[-1:], "y": line.y[-1:]}
        figure.add_scatter(
            **end, name=f"{look.plain(line.name)}, now", mode="markers", marker=dot, showlegend=False
        )
    if best:
        star = {"symbol": "star", "size": 14, "color": look.TEXT}
        figure.add_scatter(x=[best[0]], y=[best[1]], name="Minimum", mode="markers", marker=star)
    figure.update_xaxes(range=[surface.along[0], surface.along[-1]])
    return figure.update_yaxes(range=[surface.across[0], surface.across[-1]])


def _levels(surface: Surface) -> dict[str, float]:
    """Lines at round losses, about a dozen from the lowest to where the walls begin."""
    low, high = np.quantile(surface.loss, [0, 0.85])
    step = min(ROUND_STEPS, key=lambda size: abs(size - (high - low) / 12))
    return {"start": step * np.ceil(low / step), "end": high, "size": step}
