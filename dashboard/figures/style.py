"""The one look of every figure: class colours and markers, axes, and how a blank figure starts.

What must follow the theme, light or dark, is written as a CSS variable, `var(--st-text-color)`; the chart
component resolves it in the browser. Class 0 is a blue circle and class 1 a vermilion diamond everywhere.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

FrameValues = dict[tuple[int, str], NDArray[Any]]
"""What a dragged or played position moves: trace and attribute -> its values, one row a position."""

BLUE, VERMILION, GREEN, PINK, ORANGE = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"
SKY, PURPLE, WINE, TEAL, OLIVE = "#56B4E9", "#8A63D2", "#B0416D", "#44AA99", "#999933"
PALETTE = (BLUE, VERMILION, GREEN, PINK, ORANGE, SKY, PURPLE, WINE, TEAL, OLIVE)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")

CLASS_COLOURS = (BLUE, VERMILION)
MODEL_COLOURS = (BLUE, VERMILION, PURPLE, SKY)  # of models compared with each other
CLASS_SYMBOLS = ("circle", "diamond")

SIGMOID_COLOUR, DERIVATIVE_COLOUR = VERMILION, BLUE

TITLE = 30  # pixels

TEXT = "var(--st-text-color)"
GRID = "var(--st-border-color-light)"
GROUND = "var(--st-background-color)"
FONT = "var(--st-font)"

GUIDE = {"color": TEXT, "width": 1, "dash": "dot"}  # a line to compare with, which holds no data

# Left to itself plotly draws a curve with as few corners as it dares, and they show.
TEMPLATE = {"data": {"scatter": [{"line": {"simplify": False}}]}}


def blank_figure(
    x_title: str, y_title: str, *, title: str = "", height: int = 420, **layout: Any
) -> go.Figure:
    """An empty figure with titled axes, a thin grid, its legend on top, and a transparent ground."""
    thin = dict.fromkeys(("gridcolor", "linecolor", "zerolinecolor", "tickcolor"), GRID)
    axis = {**thin, "automargin": True}
    place = {"x": 0, "xref": "paper", "y": 0.985, "yanchor": "top"}
    return go.Figure(
        layout={
            "template": TEMPLATE,
            "title": {"text": title, "font": {"size": 16}, **place},
            "height": height,
            "margin": {"l": 64, "r": 16, "t": 76 if title else 40, "b": 52},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": TEXT, "size": 14, "family": FONT},
            "xaxis": {"title": {"text": x_title}, **axis},
            "yaxis": {"title": {"text": y_title}, **axis},
            "legend": {"orientation": "h", "x": 0, **_legend_place(height if title else None)},
            "hovermode": "closest",
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": "var(--st-gray-color)", "activecolor": TEXT},
            **layout,
        }
    )


def _legend_place(below_title: int | None) -> dict[str, Any]:
    """Above the plot; in a titled figure of so many pixels, below the title, however many rows it has."""
    if below_title is None:
        return {"y": 1.02, "yanchor": "bottom"}
    return {"y": 1 - TITLE / below_title, "yref": "container", "yanchor": "top"}


def reference_line(x: Sequence[float], y: Sequence[float], name: str) -> go.Scatter:
    """A line to compare with."""
    return go.Scatter(x=x, y=y, mode="lines", name=name, line=GUIDE, opacity=0.6, hoverinfo="skip")


def escape_markup(text: str, longest: int | None = None) -> str:
    """Someone's own text, drawn literally: plotly reads `<` and `&` as markup. A long one may be cut."""
    short = text if longest is None else truncate(text, longest)
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def truncate(text: str, longest: int) -> str:
    """At most so many signs."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def as_float32(values: ArrayLike) -> NDArray[np.float32]:
    """Numbers on their way to a screen, than which single precision is finer."""
    return np.asarray(values, dtype=np.float32)


def title_layout(text: str) -> str:
    """Someone's own text as an axis title, cut where it would run out of the picture."""
    return escape_markup(text, longest=48)
