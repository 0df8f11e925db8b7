"""What can be said about coefficients beyond their value, one idea a file; everyday names are in `logreg`."""

from logreg.inference.collinearity import generalised_inflation, variance_inflation
from logreg.inference.effects import MarginalEffects, marginal_effects
from logreg.inference.estimability import (
    NotEstimable,
    Reason,
    check_design,
    check_fit,
    distance_to_optimum,
    estimate_or_reason,
    estimate_steps,
)
from logreg.inference.estimate import Estimate, maximum_likelihood
from logreg.inference.goodness import HosmerLemeshow, hosmer_lemeshow
from logreg.inference.influence import Influence
from logreg.inference.information import factorise
from logreg.inference.likelihood import Likelihood
from logreg.inference.likelihood_maximum import maximise
from logreg.inference.nested_models import (
    LikelihoodRatioTest,
    column_tests,
    cross_validated_loss,
    cross_validation_steps,
    drop_columns,
    holm,
    likelihood_ratio_test,
    nested_test,
)
from logreg.inference.penalised_likelihood import firth
from logreg.inference.prediction import Effect, Predictions, effect, predict
from logreg.inference.profile_likelihood import profile_interval, profile_intervals
from logreg.inference.remedies import NewtonTrace, Remedies, compare_remedies, newton_trace
from logreg.inference.robust_errors import robust_covariance
from logreg.inference.summary import Summary, summarize, summary_of
from logreg.inference.summary_views import (
    per_standard_deviation,
    profile_steps,
    rescaled,
    standard_deviations,
    with_profiles,
    with_robust_errors,
)
from logreg.inference.unadjusted import unadjusted_estimates
from logreg.inference.wald import WaldTest, wald_test
from logreg.inference.weighted import weighted_estimate, weighted_estimate_or_reason

__all__ = [
    "Effect",
    "Estimate",
    "HosmerLemeshow",
    "Influence",
    "Likelihood",
    "LikelihoodRatioTest",
    "MarginalEffects",
    "NewtonTrace",
    "NotEstimable",
    "Predictions",
    "Reason",
    "Remedies",
    "Summary",
    "WaldTest",
    "check_design",
    "check_fit",
    "column_tests",
    "compare_remedies",
    "cross_validated_loss",
    "cross_validation_steps",
    "distance_to_optimum",
    "drop_columns",
    "effect",
    "estimate_or_reason",
    "estimate_steps",
    "factorise",
    "firth",
    "generalised_inflation",
    "holm",
    "hosmer_lemeshow",
    "likelihood_ratio_test",
    "marginal_effects",
    "maximise",
    "maximum_likelihood",
    "nested_test",
    "newton_trace",
    "per_standard_deviation",
    "predict",
    "profile_interval",
    "profile_intervals",
    "profile_steps",
    "rescaled",
    "robust_covariance",
    "standard_deviations",
    "summarize",
    "summary_of",
    "unadjusted_estimates",
    "variance_inflation",
    "wald_test",
    "weighted_estimate",
    "weighted_estimate_or_reason",
    "with_profiles",
    "with_robust_errors",
]
