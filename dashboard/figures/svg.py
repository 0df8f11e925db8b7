"""A Plotly figure of ours as SVG for paper: lines, markers, bars, bands, error bars, one axis pair or two.

Drawn from the figure's own numbers, so that a report shows what the page shows; nothing is run to draw it.
"""

from collections.abc import Sequence
from html import unescape
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures.svg_axes import PaperAxis, axis_of, texts_of
from dashboard.figures.svg_marks import (
    DASHES,
    GRID,
    INK,
    marker_colour,
    svg_colour,
    svg_line,
    svg_marker,
    svg_text,
)
from dashboard.figures.svg_traces import svg_trace

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 40, 48
LEFT_OF_NAMES = 190


def figure_svg(figure: go.Figure) -> str:
    """The picture, 640 wide; text in it is escaped and set in the page's own font."""
    layout, traces = figure.layout, [trace for trace in figure.data if trace.visible is not False]
    height = min(max(int(layout.height or HEIGHT), 200), 720)
    named = any(len(text) > 8 for text in texts_of(layout.yaxis))
    box = (LEFT_OF_NAMES if named else LEFT, TOP, WIDTH - RIGHT, height - BOTTOM)
    pairs = {name: _pair(figure, traces, name, box) for name in _axis_names(traces)}
    lowest = max(y.start for _, y in pairs.values())
    parts = [part for x, y in pairs.values() for part in _frame(x, y, lowest=y.start == lowest)]
    for trace in traces:
        x, y = pairs[trace.yaxis or "y"]
        parts += svg_trace(trace, x, y, traces)
    x, y = pairs["y"] if "y" in pairs else next(iter(pairs.values()))
    parts += _shapes(layout, x, y)
    parts += _legend(traces)
    body = "".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" font-family="inherit" font-size="13">{body}</svg>'
    )


def _axis_names(traces: Sequence[Any]) -> list[str]:
    return list(dict.fromkeys(trace.yaxis or "y" for trace in traces))


def _pair(
    figure: go.Figure, traces: Sequence[Any], name: str, box: tuple[float, float, float, float]
) -> tuple[PaperAxis, PaperAxis]:
    left, top, right, bottom = box
    mine = [trace for trace in traces if (trace.yaxis or "y") == name]
    layout = figure.layout["yaxis" + name[1:]]
    domain = layout.domain or (0, 1)
    low, high = (bottom - share * (bottom - top) for share in domain)
    x = axis_of(figure.layout.xaxis, [trace.x for trace in traces], (left, right))
    values = [_reach(trace) for trace in mine]
    return x, axis_of(layout, values, (low, high))


def _reach(trace: Any) -> Any:
    """The values of a trace with the ends of its error bars, and the foot of its bars."""
    if trace.y is None:
        return ()
    error = getattr(trace, "error_y", None)
    if error is not None and error.array is not None:
        y = np.asarray(trace.y, dtype=float)
        down = error.arrayminus if error.arrayminus is not None else error.array
        return np.r_[y + np.asarray(error.array), y - np.asarray(down)]
    return np.r_[np.asarray(trace.y, dtype=float), 0.0] if trace.type == "bar" else trace.y


def _frame(x: PaperAxis, y: PaperAxis, *, lowest: bool) -> list[str]:
    """Grid, ticks and titles; the x axis is written out below the lowest frame alone."""
    left, right, bottom, top = x.start, x.end, y.start, y.end
    found = []
    for place, text in y.ticks:
        found.append(svg_line(left, place, right, place, GRID))
        found.append(svg_text(left - 8, place + 4, text, anchor="end"))
    for place, text in x.ticks:
        found.append(svg_line(place, bottom, place, top, GRID))
        if lowest:
            found.append(svg_text(place, bottom + 18, text, anchor="middle"))
    found.append(svg_line(left, bottom, right, bottom, INK))
    if lowest:
        found.append(svg_text(right, bottom + 38, x.title, anchor="end"))
    found.append(svg_text(8, top - 8, y.title))
    return found


def _shapes(layout: Any, x: PaperAxis, y: PaperAxis) -> list[str]:
    """Vertical and horizontal lines, such as that of no effect."""
    found = []
    for shape in layout.shapes or ():
        if shape.type != "line":
            continue
        colour = svg_colour(shape.line.color)
        if shape.x0 == shape.x1:
            place = float(x.places([shape.x0])[0])
            found.append(svg_line(place, y.start, place, y.end, colour, 1.2))
        elif shape.y0 == shape.y1:
            place = float(y.places([shape.y0])[0])
            found.append(svg_line(x.start, place, x.end, place, colour, 1.2))
    return found


def _legend(traces: Sequence[Any]) -> list[str]:
    """The named traces in one line above the picture; what no longer fits is left out."""
    found, at = [], float(LEFT)
    for trace in traces:
        name = unescape(str(trace.name or ""))
        if not name or trace.showlegend is False or at + 24 + 6.6 * len(name) > WIDTH:
            continue
        if trace.type == "scatter" and trace.fill == "tonexty":
            found.append(f'<path d="M{at:.0f} 4h18v12h-18z" fill="{svg_colour(trace.fillcolor)}"/>')
        elif trace.type == "bar" or "lines" in (trace.mode or "lines"):
            line = None if trace.type == "bar" else trace.line
            colour = svg_colour(trace.marker.color if line is None else line.color)
            dash = f' stroke-dasharray="{DASHES[line.dash]}"' if line and line.dash in DASHES else ""
            found.append(f'<path d="M{at:.0f} 10h18" stroke="{colour}" stroke-width="3"{dash}/>')
        else:
            symbol, colour = str(trace.marker.symbol or "circle"), marker_colour(trace)
            found.append(svg_marker(symbol, at + 9, 10, 5, colour, 1))
        found.append(svg_text(at + 24, 14, name))
        at += 40 + 6.6 * len(name)
    return found
