"""What stands beside the controls while there is nothing to train on: what is missing, and what is there."""

import streamlit as st

from dashboard.choosing import data, report, shapes
from dashboard.words import literal
from pages.training import drawing


def show() -> None:
    """The points that are too few, the table whose question is open, or how to come by data."""
    drawn, table = shapes.drawing(), data.unanswered()
    if drawn and not drawn.trainable:
        drawing.pad(drawn)
    elif table is not None:
        st.info(
            f"**Which value of {literal(table.target)} counts as positive?** Choose it on the left: the "
            "model will give the probability of that value. Training can start then."
        )
        report.rows(table.intake)
    else:
        st.info(data.NO_DATA)
