"""A threshold as a rule that can be followed: which cases to call positive."""

from decimal import Decimal

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, own_threshold


def rule_in_words(evaluation: ThresholdEvaluation, threshold: float, *, exact: bool = True) -> str:
    """What to do with a new case, in the model's own probabilities: each digit, or four to be read."""
    own = own_threshold(evaluation, threshold)
    if own > 1:
        return f"Call no case {evaluation.source.positive}."
    probability = exact_text(own) if exact else _short_text(own)
    return (
        f"Call a case {evaluation.source.positive} when the model gives it a probability of "
        f"{probability} or more, and {evaluation.source.negative} otherwise."
    )


def _short_text(threshold: float) -> str:
    """Four significant digits, all of them where these would say that it is certain."""
    short = float(f"{threshold:.4g}")
    return exact_text(threshold if short == 1 else short)


def exact_text(threshold: float) -> str:
    """Every digit and no power of ten: a case right on the threshold stays flagged, one below it does not."""
    return f"{Decimal(repr(threshold)).normalize():f}"
