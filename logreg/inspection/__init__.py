"""What pictures need: loss surfaces, planes, paths and decision boundaries."""

from logreg.inspection.class_balance import (
    LevelCounts,
    NumberSummary,
    level_counts,
    number_summary,
    standardised_difference,
    standardised_level_difference,
)
from logreg.inspection.conditioning import Conditioning
from logreg.inspection.conics import Quadratic, through, zero_set
from logreg.inspection.downsampling import by_rank, m4_downsample, threshold_subset
from logreg.inspection.landscape import DescentPoint, Landscape
from logreg.inspection.loss_plane import LossPlane
from logreg.inspection.loss_surface import Surface
from logreg.inspection.solver_paths import SolverPath, solver_path, suboptimality

__all__ = [
    "Conditioning",
    "DescentPoint",
    "Landscape",
    "LevelCounts",
    "LossPlane",
    "NumberSummary",
    "Quadratic",
    "SolverPath",
    "Surface",
    "by_rank",
    "level_counts",
    "m4_downsample",
    "number_summary",
    "solver_path",
    "standardised_difference",
    "standardised_level_difference",
    "suboptimality",
    "threshold_subset",
    "through",
    "zero_set",
]
