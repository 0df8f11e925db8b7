"""The one look of every figure: class colours and markers, axes, and how a blank figure starts.

What must follow the theme, light or dark, is written as a CSS variable, `var(--st-text-color)`; the chart
component resolves it in the browser. Class 0 is a blue circle and class 1 a vermilion diamond everywhere.
"""

from typing import Any

import plotly.graph_objects as go

BLUE, VERMILION, GREEN, PINK, ORANGE = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00"
SKY, PURPLE, WINE, TEAL, OLIVE = "#56B4E9", "#5D3A9B", "#882255", "#44AA99", "#999933"
PALETTE = (BLUE, VERMILION, GREEN, PINK, ORANGE, SKY, PURPLE, WINE, TEAL, OLIVE)
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")

CLASS_COLOURS = (BLUE, VERMILION)
MODEL_COLOURS = (BLUE, VERMILION, PURPLE, SKY)  # of models compared with each other
CLASS_SYMBOLS = ("circle", "diamond")

SIGMOID_COLOUR, DERIVATIVE_COLOUR = VERMILION, BLUE

TEXT = "var(--st-text-color)"
GRID = "var(--st-border-color-light)"
GROUND = "var(--st-background-color)"
FONT = "var(--st-font)"

# Left to itself plotly draws a curve with as few corners as it dares, and they show.
TEMPLATE = {"data": {"scatter": [{"line": {"simplify": False}}]}}


def figure(x_title: str, y_title: str, *, title: str = "", height: int = 420, **layout: Any) -> go.Figure:
    """An empty figure with titled axes, a thin grid, its legend on top, and a transparent ground."""
    axis = {
        "gridcolor": GRID,
        "linecolor": GRID,
        "zerolinecolor": GRID,
        "tickcolor": GRID,
        "automargin": True,
    }
    return go.Figure(
        layout={
            "template": TEMPLATE,
            "title": {
                "text": title,
                "x": 0,
                "xref": "paper",
                "y": 0.985,
                "yanchor": "top",
                "font": {"size": 16},
            },
            "height": height,
            "margin": {"l": 64, "r": 16, "t": 76 if title else 40, "b": 52},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": TEXT, "size": 14, "family": FONT},
            "xaxis": {"title": {"text": x_title}, **axis},
            "yaxis": {"title": {"text": y_title}, **axis},
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom"},
            "hovermode": "closest",
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": "var(--st-gray-color)", "activecolor": TEXT},
            **layout,
        }
    )


def plain(text: str, longest: int | None = None) -> str:
    """Someone's own text, drawn literally: plotly reads `<` and `&` as markup. A long one may be cut."""
    short = text if longest is None or len(text) <= longest else text[: longest - 1] + "…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def title(text: str) -> str:
    """Someone's own text as an axis title, cut where it would run out of the picture."""
    return plain(text, longest=48)
