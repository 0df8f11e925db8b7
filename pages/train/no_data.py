"""What stands beside the controls while there is nothing to train on: what is missing, and what is there."""

import streamlit as st

from dashboard.text.markdown import literal
from dashboard.ui.data_source import data_controls, synthetic_controls, table_report
from pages.train import drawing


def show_no_data() -> None:
    """The points that are too few, the table whose question is open, or how to come by data."""
    drawn, table = synthetic_controls.drawing(), data_controls.unanswered()
    if drawn and not drawn.trainable:
        drawing.pad(drawn)
    elif table is not None:
        st.info(
            f"**Which value of {literal(table.target)} counts as positive?** Choose it on the left: the "
            "model will give the probability of that value. Training can start then."
        )
        table_report.row_counts(table.intake)
    else:
        st.info(data_controls.NO_DATA)
