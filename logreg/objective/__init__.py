"""The penalised loss: in memory, in blocks, out of core."""

from logreg.objective.in_blocks import BlockObjective
from logreg.objective.in_memory import Objective
from logreg.objective.loss_kernel import (
    Penalty,
    log_product,
    margin_curvature,
    margin_loss,
    p_other_class,
    total_loss,
)
from logreg.objective.loss_sums import block_sums
from logreg.objective.margins import margin_objective
from logreg.objective.row_chunks import Block
from logreg.objective.squared_error import SquaredErrorObjective

__all__ = [
    "Block",
    "BlockObjective",
    "Objective",
    "Penalty",
    "SquaredErrorObjective",
    "block_sums",
    "log_product",
    "margin_curvature",
    "margin_loss",
    "margin_objective",
    "p_other_class",
    "total_loss",
]
