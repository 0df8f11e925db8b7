"""The strokes, texts and marks of a figure on paper, as SVG."""

from html import escape, unescape
from math import isfinite
from typing import Any

from dashboard.figures.tokens import in_theme

INK, GRID = "#1b2733", "#e3e8ec"
DASHES = {"dash": "7 4", "dot": "2 3", "dashdot": "7 3 2 3", "longdash": "12 4", "longdashdot": "12 3 2 3"}


def svg_markers(trace: Any, across: Any, up: Any) -> list[str]:
    """The markers of a trace at their places."""
    symbol, colour = str(trace.marker.symbol or "circle"), marker_colour(trace)
    size = trace.marker.size if isinstance(trace.marker.size, int | float) else 7
    opacity = trace.marker.opacity if isinstance(trace.marker.opacity, int | float) else 1
    half = float(size) / 2
    return [
        svg_marker(symbol, a, b, half, colour, float(opacity))
        for a, b in zip(across, up, strict=True)
        if isfinite(a) and isfinite(b)
    ]


def marker_colour(trace: Any) -> str:
    """The colour of its strokes where the marker is one, else its own, else that of its line."""
    marker = trace.marker
    if str(marker.symbol).startswith("line"):
        return svg_colour(marker.line.color)
    return svg_colour(marker.color if marker.color is not None else trace.line.color)


def svg_marker(symbol: str, a: float, b: float, half: float, colour: str, opacity: float) -> str:
    """One marker at (a, b), half its size on each side."""
    paint = f'stroke="{colour}" fill="{"#fff" if symbol.endswith("open") else colour}" opacity="{opacity:g}"'
    if symbol.startswith("line-ns"):
        return f'<path d="M{a:.1f} {b - half:.1f}V{b + half:.1f}" {paint}/>'
    if symbol.startswith("diamond"):
        shape = f"M{a - half:.1f} {b:.1f}l{half:g} {-half:g}l{half:g} {half:g}l{-half:g} {half:g}z"
        return f'<path d="{shape}" {paint}/>'
    if symbol.startswith("square"):
        return f'<path d="M{a - half:.1f} {b - half:.1f}h{2 * half:g}v{2 * half:g}h{-2 * half:g}z" {paint}/>'
    return f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{half:g}" {paint}/>'


def svg_line(a: float, b: float, c: float, d: float, colour: str, width: float = 1) -> str:
    """A straight stroke from (a, b) to (c, d)."""
    return f'<path d="M{a:.1f} {b:.1f}L{c:.1f} {d:.1f}" stroke="{colour}" stroke-width="{width:g}"/>'


def svg_text(a: float, b: float, text: str, *, anchor: str = "start") -> str:
    """A text at (a, b), escaped, on one line."""
    plain = escape(unescape(text.replace("<br>", " ")))
    return f'<text x="{a:.1f}" y="{b:.1f}" text-anchor="{anchor}" fill="#4a5763">{plain}</text>'


def svg_colour(value: Any) -> str:
    """A colour of ours as SVG takes it; anything else is ink."""
    text = in_theme(value, dark=False) if isinstance(value, str) else INK
    allowed = set("#0123456789abcdefABCDEFrgb(),. %")
    return text if set(text) <= allowed else INK
