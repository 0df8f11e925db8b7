"""SVG of our own making as PNG, for files that cannot hold a drawing of lines."""

from functools import cache

import resvg_py

SCALE = 3  # pixels of the PNG to one of the SVG: 300 dots an inch at 16 cm width
_FAMILY = "Source Sans 3, Source Sans Pro, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif"
_PROBE = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">{}</svg>'


def svg_png(svg: str) -> bytes | None:
    """The picture on white; None on a computer without fonts, where its words would be missing."""
    return _drawn(svg) if has_fonts() else None


@cache
def has_fonts() -> bool:
    """Whether this computer has a font to write with."""
    written = _PROBE.format('<text x="2" y="16" font-size="16" font-family="inherit">H</text>')
    return _drawn(written) != _drawn(_PROBE.format(""))


def _drawn(svg: str) -> bytes:
    own = svg.replace('font-family="inherit"', f'font-family="{_FAMILY}"')
    return bytes(resvg_py.svg_to_bytes(svg_string=own, background="#ffffff", zoom=SCALE))
