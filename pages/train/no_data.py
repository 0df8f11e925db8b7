"""What stands beside the controls while there is nothing to train on: what is missing, and what is there."""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui import navigation
from dashboard.ui.data_source import data_controls, synthetic_controls
from dashboard.ui.data_source.readiness import Readiness
from pages.train import drawing


def show_no_data(state: Readiness) -> None:
    """The points that are too few, the questions that are open, or how to come by data."""
    drawn = synthetic_controls.drawing()
    if drawn and not drawn.trainable:
        drawing.pad(drawn)
    elif state.questions:
        asked = "  \n".join(f"**{literal(question.text)}**" for question in state.questions)
        st.info(f"{asked}  \nTraining can start once this is answered.")
        st.page_link(navigation.page("data"), label="Answer on the page Data →")
    else:
        st.info(data_controls.NO_DATA)
