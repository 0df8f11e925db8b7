"""The menu: its groups, their pages, and links to them."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

PAGES = Path(__file__).parents[2] / "pages"
TITLES = {
    "start": "Start",
    "lessons": "Lessons",
    "sigmoid": "Sigmoid",
    "loss": "Loss",
    "data": "Data",
    "train": "Train",
    "coefficients": "Coefficients",
    "predict": "Predict",
    "thresholds": "Thresholds",
    "report": "Report",
}
# Pages that show a model or lead to it.
OF_A_MODEL = ("start", "coefficients", "predict", "thresholds", "report")
GROUPS = {
    "": ("start",),
    "Learn": ("lessons", "sigmoid", "loss"),
    "Use": ("data", "train", "coefficients", "predict", "thresholds", "report"),
}


def page(name: str) -> Page:
    """A page by the name of its folder, for the menu and for links."""
    return st.Page(PAGES / name / "page.py", title=TITLES[name], url_path=name, default=name == "start")


def menu() -> Page:
    """The menu is shown; the page that was asked for."""
    return st.navigation({group: [page(name) for name in names] for group, names in GROUPS.items()})
