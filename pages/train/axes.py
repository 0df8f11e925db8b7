"""What the chart of the runs shows, and against what."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.analysis.training.history import LossPath
from dashboard.ui.widgets import bound
from logreg.arrays import Vector
from logreg.inspection.solver_paths import suboptimality

LOSS, VALIDATION = "Loss", "Validation loss"
SUBOPTIMALITY, GRADIENT = "Loss above the minimum", "Gradient norm (max)"
ITERATION, SECONDS = "Iteration", "Seconds"
TITLES = {
    LOSS: "Mean loss, nats per row",
    VALIDATION: "Mean loss of validation rows, nats per row",
    SUBOPTIMALITY: "Training loss above its minimum, nats per row",
    GRADIENT: "Gradient norm (max)",
    ITERATION: "Iteration",
    SECONDS: "Seconds of computing",
}


@dataclass(frozen=True)
class Axes:
    """The quantity drawn, what it is drawn against, and whether its scale is logarithmic."""

    quantity: str = LOSS
    against: str = ITERATION
    log: bool = False

    def across(self, path: LossPath) -> Vector:
        """The x values of a run's steps."""
        return path.iteration if self.against == ITERATION else path.seconds

    def up(self, path: LossPath, lowest: float | None) -> Vector:
        """The quantity at a run's steps; not a number where it is unknown."""
        if self.quantity == SUBOPTIMALITY:
            return np.full(len(path.loss), np.nan) if lowest is None else suboptimality(path.loss, lowest)
        known = {LOSS: path.loss, VALIDATION: path.validation_loss, GRADIENT: path.gradient_norm}
        return known[self.quantity]


def choose_axes() -> Axes:
    """Draw the choice, folded away above the chart."""
    with st.container(horizontal=True, vertical_alignment="center", key="loss_head"):
        st.markdown("**Loss**", width="content")
        return _choice()


def _choice() -> Axes:
    with st.popover("Axes"):
        options = [LOSS, VALIDATION, SUBOPTIMALITY, GRADIENT]
        quantity = bound.radio("y axis", options, key="drawn")
        against = bound.radio("x axis", [ITERATION, SECONDS], key="against")
        log = bound.toggle(
            "Logarithmic scale",
            help="Every factor of ten takes the same height: linear convergence is a straight line.",
            key="log",
        )
    return Axes(quantity, against, log)
