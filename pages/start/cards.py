"""The way into each page: its question, and a miniature of it."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from dashboard.ui import navigation
from dashboard.ui.components import chart

QUESTIONS = {
    "sigmoid": "How does a number become a probability?",
    "loss": "What does a wrong probability cost, and why so much?",
    "train": "How does the model learn, on your data?",
    "coefficients": "Which columns matter, and how sure is that?",
    "predict": "What does it say about one case, and why?",
    "thresholds": "How probable must it be before we act?",
}
ACROSS = 3


def show_cards(miniatures: Mapping[str, go.Figure]) -> None:
    """A card for each page that is in the menu, three in a row."""
    names = [name for name in miniatures if name in navigation.TITLES]
    for first in range(0, len(names), ACROSS):
        for column, name in zip(st.columns(ACROSS), names[first : first + ACROSS], strict=False):
            with column.container(border=True):
                st.page_link(navigation.page(name), label=f"**{navigation.TITLES[name]} →**")
                st.markdown(QUESTIONS[name])
                alt = f"A miniature of the page {navigation.TITLES[name]}."
                chart.show_chart(miniatures[name], key=f"card {name}", alt=alt, miniature=True)
