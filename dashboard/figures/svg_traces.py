"""A trace of a figure on paper, as SVG: bars, lines, bands, error bars and markers."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from dashboard.figures.svg_axes import PaperAxis
from dashboard.figures.svg_marks import (
    DASHES,
    svg_colour,
    svg_line,
    svg_markers,
)


def svg_trace(trace: Any, x: PaperAxis, y: PaperAxis, traces: Sequence[Any]) -> list[str]:
    """The parts of one trace; a band reaches to the trace before it."""
    if trace.type == "bar":
        return _bars(trace, x, y)
    if trace.type != "scatter":
        return []
    across, up = x.places(trace.x), y.places(trace.y)
    mode = trace.mode or "lines"
    found = []
    if trace.fill == "tonexty":
        before = traces[traces.index(trace) - 1]
        found.append(_band(across, up, x.places(before.x), y.places(before.y), svg_colour(trace.fillcolor)))
    if "lines" in mode and (trace.line.width is None or trace.line.width > 0):
        found += _path(across, up, trace.line)
    found += _errors(trace, across, y)
    if "markers" in mode:
        found += svg_markers(trace, across, up)
    return found


def _bars(trace: Any, x: PaperAxis, y: PaperAxis) -> list[str]:
    heads, foot = y.places(trace.y), y.places([0.0])[0]
    middles = x.places(trace.x)
    width = 8.0
    if isinstance(trace.width, int | float) and len(middles) and not x.names:
        value = float(np.asarray(trace.x, dtype=float)[0])
        width = abs(float(np.diff(x.places([value, value + trace.width]))[0]))
    colour = svg_colour(trace.marker.color)
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
        f'<path d="{"".join(pieces)}" fill="none" stroke="{svg_colour(line.color)}" '
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
    colour = svg_colour(error.color)
    return [svg_line(a, high, a, low, colour, 1.5) for a, high, low in ends if isfinite(a)]
