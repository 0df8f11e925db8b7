"""The one look of every figure: class colours and markers, axes, and how a blank figure starts.

What must follow the theme, light or dark, is written as a CSS variable, `var(--class-0)`; the chart
component resolves it in the browser. The y axis's title is laid flat above the axis, the x axis's at its
end. Class 0 is a blue circle and class 1 a vermilion diamond everywhere.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go
from numpy.typing import ArrayLike, NDArray

from dashboard.figures.tokens import RUN_NAMES, variable
from dashboard.figures.unchecked_figure import UncheckedFigure

FrameValues = dict[tuple[int, str], NDArray[Any]]
"""What a dragged or played position moves: trace and attribute -> its values, one row a position."""

CLASS_COLOURS = (variable("class-0"), variable("class-1"))
CLASS_TEXT = (variable("class-0-text"), variable("class-1-text"))  # for words, where the mark is too pale
CLASS_REGIONS = (variable("class-0-region"), variable("class-1-region"))
CLASS_SYMBOLS = ("circle", "diamond")
BLUE, VERMILION = CLASS_COLOURS  # nothing else has them but the sigmoid, its derivative and a lone fit

VIOLET, AMBER, TEAL, PLUM = RUN_COLOURS = tuple(map(variable, RUN_NAMES))
RUN_TEXT = tuple(variable(f"{name}-text") for name in RUN_NAMES)
RUN_DASHES = ("solid", "dash", "dot", "dashdot")
SLATE, MOSS, BROWN = variable("slate"), variable("moss"), variable("brown")
GOOD, WARNING = variable("good"), variable("warning")

# Lines that are neither classes nor runs, told apart by colour and dash; the last three differ by dash alone.
PALETTE = (*RUN_COLOURS, SLATE, MOSS, BROWN, *RUN_COLOURS[:3])
DASHES = (*RUN_DASHES, "longdash", "longdashdot")
MODEL_COLOURS = (VIOLET, AMBER, TEAL, PLUM)  # of models compared with each other


SIGMOID_COLOUR, DERIVATIVE_COLOUR = VERMILION, BLUE

TITLE = 30  # pixels
AXIS_TITLE = 26  # pixels of the row above the plot in which the y axis's title lies

TEXT = "var(--st-text-color)"
SECONDARY = variable("text-2")
TICKS = variable("text-3")
GRID = variable("grid")
GROUND = "var(--st-background-color)"
FONT = "var(--st-font)"
FONT_SIZE = 13

GUIDE = {"color": TEXT, "width": 1, "dash": "dot"}  # a line to compare with, which holds no data

# Left to itself plotly draws a curve with as few corners as it dares, and they show.
TEMPLATE = {"data": {"scatter": [{"type": "scatter", "line": {"simplify": False}}]}}


def class_marker(label: int, **how: Any) -> dict[str, Any]:
    """The mark of a class, 8 wide unless `how` says another size: its colour and its symbol."""
    return {"color": CLASS_COLOURS[label], "symbol": CLASS_SYMBOLS[label], "size": 8, **how}


def blank_figure(
    x_title: str, y_title: str, *, title: str = "", height: int = 420, **layout: Any
) -> go.Figure:
    """An empty figure with titled axes, a thin grid, its legend on top, and a transparent ground."""
    thin = dict.fromkeys(("gridcolor", "linecolor", "zerolinecolor", "tickcolor"), GRID)
    # 20,000, not 20k; a year has no comma.
    axis = {**thin, "automargin": True, "tickfont": {"color": TICKS}, "minexponent": 6}
    place = {"x": 0, "xref": "paper", "y": 0.985, "yanchor": "top"}
    top, bottom = TITLE + AXIS_TITLE + 22 if title else AXIS_TITLE + 22, 52
    said = {"font": {"color": SECONDARY, "size": FONT_SIZE}}
    return UncheckedFigure(
        {
            "template": TEMPLATE,
            "title": {"text": title, "font": {"size": 16}, **place},
            "height": height,
            "margin": {"l": 44, "r": 16, "t": top, "b": bottom},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"color": TEXT, "size": FONT_SIZE, "family": FONT},
            "xaxis": {"title": {"text": x_title, **said}, **axis},
            "yaxis": {"title": {"text": y_title, **said}, **axis},
            "legend": {"orientation": "h", "x": 0, **_legend_place(height, top + bottom, titled=bool(title))},
            "hovermode": "closest",
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": TICKS, "activecolor": TEXT},
            **layout,
        }
    )


def _legend_place(height: int, margins: int, *, titled: bool) -> dict[str, Any]:
    """Above the row of the y axis's title; in a titled figure below the title, however many rows it has."""
    if titled:
        return {"y": 1 - TITLE / height, "yref": "container", "yanchor": "top"}
    return {"y": 1 + AXIS_TITLE / max(height - margins, 1), "yanchor": "bottom"}


def add_level(figure: go.Figure, y: float, line: Mapping[str, Any]) -> None:
    """A line across the whole figure; Plotly's own way to one takes several times as long."""
    figure.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=y, y1=y, yref="y", line=line)


def add_upright(figure: go.Figure, x: float, line: Mapping[str, Any]) -> None:
    """A line from the bottom of the figure to its top."""
    figure.add_shape(type="line", x0=x, x1=x, xref="x", y0=0, y1=1, yref="y domain", line=line)


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
