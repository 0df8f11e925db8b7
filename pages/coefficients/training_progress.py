"""How far training stands from the optimum."""

import streamlit as st

from dashboard.analysis.coefficients import coefficient_sentences
from dashboard.figures import coefficients
from dashboard.text.numbers import format_number
from dashboard.ui.components import chart, readout
from pages.coefficients.page_context import PageContext


def show_training_progress(context: PageContext) -> None:
    """Every weight now and at the maximum of the likelihood: an unfinished run is seen as unfinished."""
    found = context.report.distance_to_optimum()
    if found is None:
        st.info("Training has diverged: there is nothing to compare. Choose a smaller learning rate.")
        return
    farthest = format_number(found.farthest, 3)
    readout.show_readout(
        [
            readout.Cell(label="standard errors from the optimum, at most", value=farthest, main=True),
            readout.Cell(label="for", value=found.where),
        ],
        key="distance",
    )
    st.markdown(coefficient_sentences.distance_sentence(context.report, found.farthest))
    chart.show_chart(
        coefficients.distance_to_optimum(found.names, found.trained, found.optimum),
        key="gap",
        alt=f"Weights now and at the optimum; the farthest is {farthest} standard errors away.",
    )
