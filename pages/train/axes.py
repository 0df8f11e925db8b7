"""What the chart of the runs shows, and against what."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from dashboard.analysis.training.history import LossPath
from dashboard.ui.widgets import bound
from logreg.arrays import Vector
from logreg.inspection.suboptimality import suboptimality

LOSS, VALIDATION, GAP, GRADIENT = "Loss", "Validation loss", "Gap to the optimum", "Gradient"
ITERATION, SECONDS = "Iteration", "Seconds"
TITLES = {
    LOSS: "Mean loss, nats a row",
    VALIDATION: "Mean loss of validation rows, nats",
    GAP: "Loss above the lowest possible, nats",
    GRADIENT: "Largest gradient entry",
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
        """Where a run's steps stand on the x axis."""
        return path.iteration if self.against == ITERATION else path.seconds

    def up(self, path: LossPath, lowest: float | None) -> Vector:
        """The quantity at a run's steps; not a number where it is unknown."""
        if self.quantity == GAP:
            return np.full(len(path.loss), np.nan) if lowest is None else suboptimality(path.loss, lowest)
        known = {LOSS: path.loss, VALIDATION: path.validation_loss, GRADIENT: path.gradient_norm}
        return known[self.quantity]


def choose_axes() -> Axes:
    """Draw the choice, folded away."""
    with st.popover("Axes"):
        quantity = bound.radio("Drawn", [LOSS, VALIDATION, GAP, GRADIENT], key="drawn")
        against = bound.radio("Against", [ITERATION, SECONDS], key="against")
        log = bound.toggle(
            "Logarithmic scale",
            help="Each tenfold takes the same height: steady progress is a straight line.",
            key="log",
        )
    return Axes(quantity, against, log)
