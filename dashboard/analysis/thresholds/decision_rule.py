"""A threshold as a rule that can be followed: which cases to call positive."""

from decimal import Decimal

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, own_threshold


def rule_in_words(evaluation: ThresholdEvaluation, threshold: float) -> str:
    """What to do with a new case, in the model's own probabilities."""
    own = own_threshold(evaluation, threshold)
    if own > 1:
        return f"Call no case {evaluation.source.positive}."
    return (
        f"Call a case {evaluation.source.positive} when the model gives it a probability of "
        f"{exact_text(own)} or more, and {evaluation.source.negative} otherwise."
    )


def exact_text(threshold: float) -> str:
    """Every digit and no power of ten: a case right on the threshold stays flagged, one below it does not."""
    return f"{Decimal(repr(threshold)).normalize():f}"
