"""Logistic regression in NumPy and the standard library.

Public names are listed in `__all__`; errors and their tree in `logreg.errors`.
"""

from logreg.activations import log_sigmoid, logit, sigmoid, sigmoid_derivative
from logreg.bootstrap import Interval, Resample, percentile_interval, resamples
from logreg.calibration import Reliability, brier_score, calibration_in_the_large, reliability
from logreg.case import Case, Part, case_log_odds, contributions, typical
from logreg.classifier import LogisticRegression
from logreg.columns import Columns
from logreg.confusion import Confusion
from logreg.costs import Costs
from logreg.datasets import Dataset, load_breast_cancer, load_tumour_size
from logreg.decision_curve import DecisionCurve, decision_curve
from logreg.delong import AucInterval, delong_interval
from logreg.design import Design, Term, columns_of
from logreg.errors import InferenceError, LabelError, LogregError, SettingError, ShapeError, ValueRangeError
from logreg.export.cells import spreadsheet_text
from logreg.export.formula import Formula, formula
from logreg.export.json_text import json_text
from logreg.export.python_text import python_text
from logreg.export.sql_text import sql_text
from logreg.export.table_text import csv_text, latex_table, markdown_table
from logreg.fitting import Fit, Status, Stopping, fit
from logreg.flips import flipped
from logreg.gains import Gains, gains
from logreg.groups import Group, Grouping, equal_recall, equal_selection, group_counts
from logreg.histogram import ScoreHistogram, score_histogram
from logreg.inference.comparison import (
    RatioTest,
    column_tests,
    cross_validated_loss,
    cross_validating,
    drop_test,
    holm,
    without,
)
from logreg.inference.effects import MarginalEffects, marginal_effects
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.goodness import HosmerLemeshow, hosmer_lemeshow
from logreg.inference.influence import Influence, influence
from logreg.inference.prediction import Effect, Predictions, effect, predict
from logreg.inference.profile import profile_interval, profile_intervals
from logreg.inference.refusal import Refusal, Refused, best_estimate, distance, refused_fit, refused_table
from logreg.inference.remedies import Growth, Remedies, growth, remedies
from logreg.inference.robust import robust_errors
from logreg.inference.summary import Summary, summarize, summary_of
from logreg.inference.views import deviations, in_steps, profiled, with_profiles, with_robust_errors
from logreg.inference.warn import doubts
from logreg.intervals import wilson
from logreg.layers import ActivationSigmoid, LossBinaryCrossentropy
from logreg.losses import binary_cross_entropy, binary_cross_entropy_from_logits
from logreg.objective import Objective
from logreg.out_of_fold import out_of_fold
from logreg.prevalence import at_prevalence, sweep_at_prevalence
from logreg.products import quadratic_pairs, with_products
from logreg.reversal import Change, smallest_changes
from logreg.row_blocks import BlockObjective
from logreg.separation import Separation, find_separation
from logreg.solvers import SOLVERS, Step
from logreg.split import Split, stratified_split
from logreg.surface import Surface, loss_surface
from logreg.textbook import basic_sigmoid
from logreg.thinning import spread, visible
from logreg.thresholds import METRICS, Metric, ThresholdSweep
from logreg.toys import TOYS, load_toy

__all__ = [
    "METRICS",
    "SOLVERS",
    "TOYS",
    "ActivationSigmoid",
    "AucInterval",
    "BlockObjective",
    "Case",
    "Change",
    "Columns",
    "Confusion",
    "Costs",
    "Dataset",
    "DecisionCurve",
    "Design",
    "Effect",
    "Estimate",
    "Fit",
    "Formula",
    "Gains",
    "Group",
    "Grouping",
    "Growth",
    "HosmerLemeshow",
    "InferenceError",
    "Influence",
    "Interval",
    "LabelError",
    "LogisticRegression",
    "LogregError",
    "LossBinaryCrossentropy",
    "MarginalEffects",
    "Metric",
    "Objective",
    "Part",
    "Predictions",
    "RatioTest",
    "Refusal",
    "Refused",
    "Reliability",
    "Remedies",
    "Resample",
    "ScoreHistogram",
    "Separation",
    "SettingError",
    "ShapeError",
    "Split",
    "Status",
    "Step",
    "Stopping",
    "Summary",
    "Surface",
    "Term",
    "ThresholdSweep",
    "ValueRangeError",
    "at_prevalence",
    "basic_sigmoid",
    "best_estimate",
    "binary_cross_entropy",
    "binary_cross_entropy_from_logits",
    "brier_score",
    "calibration_in_the_large",
    "case_log_odds",
    "column_tests",
    "columns_of",
    "contributions",
    "cross_validated_loss",
    "cross_validating",
    "csv_text",
    "decision_curve",
    "delong_interval",
    "deviations",
    "distance",
    "doubts",
    "drop_test",
    "effect",
    "equal_recall",
    "equal_selection",
    "find_separation",
    "fit",
    "flipped",
    "formula",
    "gains",
    "group_counts",
    "growth",
    "holm",
    "hosmer_lemeshow",
    "in_steps",
    "influence",
    "json_text",
    "latex_table",
    "load_breast_cancer",
    "load_toy",
    "load_tumour_size",
    "log_sigmoid",
    "logit",
    "loss_surface",
    "marginal_effects",
    "markdown_table",
    "maximum_likelihood",
    "out_of_fold",
    "percentile_interval",
    "predict",
    "profile_interval",
    "profile_intervals",
    "profiled",
    "python_text",
    "quadratic_pairs",
    "refused_fit",
    "refused_table",
    "reliability",
    "remedies",
    "resamples",
    "robust_errors",
    "score_histogram",
    "sigmoid",
    "sigmoid_derivative",
    "smallest_changes",
    "spread",
    "spreadsheet_text",
    "sql_text",
    "stratified_split",
    "summarize",
    "summary_of",
    "sweep_at_prevalence",
    "typical",
    "visible",
    "wilson",
    "with_products",
    "with_profiles",
    "with_robust_errors",
    "without",
]
