"""A small drawing that the server makes, shown as an image in the theme's colours."""

import re
from base64 import b64encode
from html import escape

import streamlit as st

from dashboard.figures.tokens import in_theme, variable

_SIZE = re.compile(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"')
_TEXT = re.compile(
    r'<text x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" font-size="(?P<size>\d+)" text-anchor="(?P<anchor>\w+)" '
    r'fill="currentColor"(?: font-weight="(?P<weight>\d+)")?>(?P<words>.*?)</text>'
)
_SHIFTS = {"start": "0", "middle": "-50%", "end": "-100%"}
_ASCENT = ".86em"  # from the top of a line that is as high as its letters to what they stand on


def show_svg(svg: str, alt: str) -> None:
    """Show an SVG text; `currentColor` in it is the colour of the page's text.

    The platform takes SVG elements out of HTML, so it stands in an image, which fetches nothing. An image has
    not the page's font either: words are laid over it.
    """
    inked = _TEXT.sub("", svg).replace("currentColor", variable("text"))
    coloured = in_theme(inked, dark=st.context.theme.get("type") == "dark").replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    data, alternative = b64encode(coloured.encode()).decode(), escape(alt)
    image = (
        f'<img alt="{alternative}" title="{alternative}" src="data:image/svg+xml;base64,{data}" '
        'style="max-width:100%">'
    )
    words = _words(svg)
    st.html(_laid_over(image, words, float(_size(svg)[0])) if words else image)


def _laid_over(image: str, words: str, width: float) -> str:
    style = f"position:relative;container-type:inline-size;max-width:{width:g}px"
    return f'<div style="{style}">{image}{words}</div>'


def _words(svg: str) -> str:
    """The texts of a drawing as HTML, which grows and shrinks with it."""
    width, height = _size(svg)
    return "".join(
        f'<span aria-hidden="true" style="position:absolute;white-space:nowrap;line-height:1;'
        f"pointer-events:none;left:{100 * float(text['x']) / width:.3f}%;"
        f"top:{100 * float(text['y']) / height:.3f}%;"
        f"font-size:{100 * int(text['size']) / width:.3f}cqw;font-weight:{text['weight'] or 400};"
        f'transform:translate({_SHIFTS[text["anchor"]]},-{_ASCENT})">{text["words"]}</span>'
        for text in _TEXT.finditer(svg)
    )


def _size(svg: str) -> tuple[float, float]:
    ((width, height),) = _SIZE.findall(svg)
    return float(width), float(height)
