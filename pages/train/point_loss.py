"""The loss of each point: what all of them come to, and what the one that was clicked adds."""

import numpy as np
import streamlit as st

from dashboard.analysis.training.run import Run
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.ui.session import visit
from logreg.inspection.row_losses import row_losses

_CLICKED = "point of the loss"


def keep_clicked(run: Run, row: int) -> None:
    """Remember the row, by its place in the data, whose loss is asked for."""
    visit.keep_result(_CLICKED, row, run.problem.prepared)


def show_point_loss(run: Run, column: str) -> None:
    """What the losses of all training rows add up to, and that of the clicked one."""
    model, split = run.model(), run.problem.split
    X, y = model.rows("train")
    found, n = row_losses(y, model.logits(X)), len(y)
    total, mean = (format_number(float(value)) for value in (found.loss.sum(), found.loss.mean()))
    st.caption(
        f"Each stick stands for −log p: all {n:,} add up to {total} nats, {mean} a row. Click a point."
    )
    row = visit.kept_result(_CLICKED, run.problem.prepared)
    at = n if row is None else int(np.searchsorted(split.train, row))
    if at >= n or split.train[at] != row:
        return
    name = run.problem.prepared.positive if y[at] else run.problem.prepared.negative
    formula = "−log p" if y[at] else "−log(1 − p)"
    value = format_number(float(run.problem.prepared.columns[column][row]))
    loss, residual, share = (float(values[at]) for values in (found.loss, found.residual, found.share))
    st.markdown(
        f"**{literal(column)} {value}, {literal(name)}:** {formula} = {format_number(loss)} nats. "
        f"It pulls with p − y = {format_number(residual, 3)}, {format_number(100 * share, 2)}\u00a0% "
        "of the pull of all rows on the gradient."
    )
