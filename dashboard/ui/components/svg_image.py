"""A small drawing that the server makes, shown as an image in the theme's colours."""

from base64 import b64encode
from html import escape

import streamlit as st

from dashboard.figures.tokens import in_theme, variable


def show_svg(svg: str, alt: str) -> None:
    """Show an SVG text; `currentColor` in it is the colour of the page's text.

    The platform takes SVG elements out of HTML, so it stands in an image, which fetches nothing.
    """
    inked = svg.replace("currentColor", variable("text"))
    coloured = in_theme(inked, dark=st.context.theme.get("type") == "dark").replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    data, words = b64encode(coloured.encode()).decode(), escape(alt)
    st.html(
        f'<img alt="{words}" title="{words}" src="data:image/svg+xml;base64,{data}" style="max-width:100%">'
    )
