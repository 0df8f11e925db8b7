"""A Plotly figure of ours as SVG for paper: lines, markers, bars, bands, error bars, one axis pair or two.

Drawn from the figure's own numbers, so that a report shows what the page shows; nothing is run to draw it.
"""

from collections.abc import Sequence
from html import escape, unescape
from math import isfinite
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.figures.svg_axes import PaperAxis, axis_of, texts_of
from dashboard.figures.tokens import in_theme

WIDTH, HEIGHT = 640, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 40, 48
LEFT_OF_NAMES = 190
INK, GRID = "#1b2733", "#e3e8ec"
DASHES = {"dash": "7 4", "dot": "2 3", "dashdot": "7 3 2 3", "longdash": "12 4", "longdashdot": "12 3 2 3"}


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
        parts += _trace(trace, x, y, traces)
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
        found.append(_line(left, place, right, place, GRID))
        found.append(_text(left - 8, place + 4, text, anchor="end"))
    for place, text in x.ticks:
        found.append(_line(place, bottom, place, top, GRID))
        if lowest:
            found.append(_text(place, bottom + 18, text, anchor="middle"))
    found.append(_line(left, bottom, right, bottom, INK))
    if lowest:
        found.append(_text(right, bottom + 38, x.title, anchor="end"))
    found.append(_text(8, top - 8, y.title))
    return found


def _trace(trace: Any, x: PaperAxis, y: PaperAxis, traces: Sequence[Any]) -> list[str]:
    if trace.type == "bar":
        return _bars(trace, x, y)
    if trace.type != "scatter":
        return []
    across, up = x.places(trace.x), y.places(trace.y)
    mode = trace.mode or "lines"
    found = []
    if trace.fill == "tonexty":
        before = traces[traces.index(trace) - 1]
        found.append(_band(across, up, x.places(before.x), y.places(before.y), _colour(trace.fillcolor)))
    if "lines" in mode and (trace.line.width is None or trace.line.width > 0):
        found += _path(across, up, trace.line)
    found += _errors(trace, across, y)
    if "markers" in mode:
        found += _markers(trace, across, up)
    return found


def _bars(trace: Any, x: PaperAxis, y: PaperAxis) -> list[str]:
    heads, foot = y.places(trace.y), y.places([0.0])[0]
    middles = x.places(trace.x)
    width = 8.0
    if isinstance(trace.width, int | float) and len(middles) and not x.names:
        value = float(np.asarray(trace.x, dtype=float)[0])
        width = abs(float(np.diff(x.places([value, value + trace.width]))[0]))
    colour = _colour(trace.marker.color)
    return [
        f'<rect x="{middle - width / 2:.1f}" y="{min(head, foot):.1f}" width="{width:.1f}" '
        f'height="{abs(head - foot):.1f}" fill="{colour}" fill-opacity="0.6"/>'
        for middle, head in zip(middles, heads, strict=True)
        if isfinite(middle) and isfinite(head)
    ]


def _path(across: Any, up: Any, line: Any) -> list[str]:
    points, pieces = zip(across, up, strict=True), []
    begun = False
    for a, b in points:
        if not (isfinite(a) and isfinite(b)):
            begun = False
            continue
        pieces.append(f"{'L' if begun else 'M'}{a:.1f} {b:.1f}")
        begun = True
    dash = f' stroke-dasharray="{DASHES[line.dash]}"' if line.dash in DASHES else ""
    return [
        f'<path d="{"".join(pieces)}" fill="none" stroke="{_colour(line.color)}" '
        f'stroke-width="{float(line.width or 2):g}"{dash}/>'
    ]


def _band(across: Any, up: Any, back: Any, down: Any, colour: str) -> str:
    points = [*zip(across, up, strict=True), *reversed(list(zip(back, down, strict=True)))]
    outline = " ".join(f"{a:.1f},{b:.1f}" for a, b in points if isfinite(a) and isfinite(b))
    return f'<polygon points="{outline}" fill="{colour}"/>'


def _errors(trace: Any, across: Any, y: PaperAxis) -> list[str]:
    error = trace.error_y
    if error is None or error.array is None:
        return []
    values = np.asarray(trace.y, dtype=float)
    down = error.arrayminus if error.arrayminus is not None else error.array
    ends = zip(
        across, y.places(values + np.asarray(error.array)), y.places(values - np.asarray(down)), strict=True
    )
    colour = _colour(error.color)
    return [_line(a, high, a, low, colour, 1.5) for a, high, low in ends if isfinite(a)]


def _markers(trace: Any, across: Any, up: Any) -> list[str]:
    symbol, colour = str(trace.marker.symbol or "circle"), _marker_colour(trace)
    size = trace.marker.size if isinstance(trace.marker.size, int | float) else 7
    opacity = trace.marker.opacity if isinstance(trace.marker.opacity, int | float) else 1
    half = float(size) / 2
    return [
        _marker(symbol, a, b, half, colour, float(opacity))
        for a, b in zip(across, up, strict=True)
        if isfinite(a) and isfinite(b)
    ]


def _marker_colour(trace: Any) -> str:
    """The colour of its strokes where the marker is one, else its own, else that of its line."""
    marker = trace.marker
    if str(marker.symbol).startswith("line"):
        return _colour(marker.line.color)
    return _colour(marker.color if marker.color is not None else trace.line.color)


def _marker(symbol: str, a: float, b: float, half: float, colour: str, opacity: float) -> str:
    paint = f'stroke="{colour}" fill="{"#fff" if symbol.endswith("open") else colour}" opacity="{opacity:g}"'
    if symbol.startswith("line-ns"):
        return f'<path d="M{a:.1f} {b - half:.1f}V{b + half:.1f}" {paint}/>'
    if symbol.startswith("diamond"):
        shape = f"M{a - half:.1f} {b:.1f}l{half:g} {-half:g}l{half:g} {half:g}l{-half:g} {half:g}z"
        return f'<path d="{shape}" {paint}/>'
    if symbol.startswith("square"):
        return f'<path d="M{a - half:.1f} {b - half:.1f}h{2 * half:g}v{2 * half:g}h{-2 * half:g}z" {paint}/>'
    return f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{half:g}" {paint}/>'


def _shapes(layout: Any, x: PaperAxis, y: PaperAxis) -> list[str]:
    """Vertical and horizontal lines, such as that of no effect."""
    found = []
    for shape in layout.shapes or ():
        if shape.type != "line":
            continue
        colour = _colour(shape.line.color)
        if shape.x0 == shape.x1:
            place = float(x.places([shape.x0])[0])
            found.append(_line(place, y.start, place, y.end, colour, 1.2))
        elif shape.y0 == shape.y1:
            place = float(y.places([shape.y0])[0])
            found.append(_line(x.start, place, x.end, place, colour, 1.2))
    return found


def _legend(traces: Sequence[Any]) -> list[str]:
    """The named traces in one line above the picture; what no longer fits is left out."""
    found, at = [], float(LEFT)
    for trace in traces:
        name = unescape(str(trace.name or ""))
        if not name or trace.showlegend is False or at + 24 + 6.6 * len(name) > WIDTH:
            continue
        if trace.type == "scatter" and trace.fill == "tonexty":
            found.append(f'<path d="M{at:.0f} 4h18v12h-18z" fill="{_colour(trace.fillcolor)}"/>')
        elif trace.type == "bar" or "lines" in (trace.mode or "lines"):
            line = None if trace.type == "bar" else trace.line
            colour = _colour(trace.marker.color if line is None else line.color)
            dash = f' stroke-dasharray="{DASHES[line.dash]}"' if line and line.dash in DASHES else ""
            found.append(f'<path d="M{at:.0f} 10h18" stroke="{colour}" stroke-width="3"{dash}/>')
        else:
            symbol, colour = str(trace.marker.symbol or "circle"), _marker_colour(trace)
            found.append(_marker(symbol, at + 9, 10, 5, colour, 1))
        found.append(_text(at + 24, 14, name))
        at += 40 + 6.6 * len(name)
    return found


def _line(a: float, b: float, c: float, d: float, colour: str, width: float = 1) -> str:
    return f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def _text(a: float, b: float, text: str, *, anchor: str = "start") -> str:
    plain = escape(unescape(text.replace("<br>", " ")))
    return f'<text x="{a:.1f}" y="{b:.1f}" text-anchor="{anchor}" fill="#4a5763">{plain}</text>'


def _colour(value: Any) -> str:
    """A colour of ours as SVG takes it; anything else is ink."""
    text = in_theme(value, dark=False) if isinstance(value, str) else INK
    allowed = set("#0123456789abcdefABCDEFrgb(),. %")
    return text if set(text) <= allowed else INK
