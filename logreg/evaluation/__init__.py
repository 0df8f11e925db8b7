"""How good predictions and decisions are."""

from logreg.data.quantiles import weighted_quantiles
from logreg.evaluation.bootstrap import Interval, percentile_interval, resamples
from logreg.evaluation.calibration import (
    Reliability,
    brier_score,
    calibration_in_the_large,
    calibration_line,
    reliability,
)
from logreg.evaluation.confusion import Confusion, changed_decisions
from logreg.evaluation.costs import Costs
from logreg.evaluation.decision_curve import DecisionCurve, gains
from logreg.evaluation.delong import delong_difference, delong_interval
from logreg.evaluation.group_resamples import group_resamples, weighted_group_resamples
from logreg.evaluation.group_thresholds import equal_recall, equal_selection
from logreg.evaluation.groups import Group, Grouping, class_weights, group_counts, weighted_counts
from logreg.evaluation.histogram import ScoreHistogram, score_histogram
from logreg.evaluation.intervals import normal_quantile, wilson
from logreg.evaluation.optimism import Optimism, ValidationMeasures, optimism, validation_measures
from logreg.evaluation.out_of_fold import rows_with_unseen_levels
from logreg.evaluation.performance import Performance, decisions
from logreg.evaluation.prevalence import at_prevalence, sweep_at_prevalence
from logreg.evaluation.thresholds import ThresholdSweep

__all__ = [
    "Confusion",
    "Costs",
    "DecisionCurve",
    "Group",
    "Grouping",
    "Interval",
    "Optimism",
    "Performance",
    "Reliability",
    "ScoreHistogram",
    "ThresholdSweep",
    "ValidationMeasures",
    "at_prevalence",
    "brier_score",
    "calibration_in_the_large",
    "calibration_line",
    "changed_decisions",
    "class_weights",
    "decisions",
    "delong_difference",
    "delong_interval",
    "equal_recall",
    "equal_selection",
    "gains",
    "group_counts",
    "group_resamples",
    "normal_quantile",
    "optimism",
    "percentile_interval",
    "reliability",
    "resamples",
    "rows_with_unseen_levels",
    "score_histogram",
    "sweep_at_prevalence",
    "validation_measures",
    "weighted_counts",
    "weighted_group_resamples",
    "weighted_quantiles",
    "wilson",
]
