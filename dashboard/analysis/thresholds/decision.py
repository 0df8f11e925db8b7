"""A decision to take away: threshold, rule in words, costs, metrics with intervals, and its rows."""

import hashlib
import math
from decimal import ROUND_FLOOR, Decimal
from typing import Any

import numpy as np

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.named_threshold import NamedThreshold
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.uncertainty import BootstrapIntervals
from dashboard.analysis.training.model import Scores
from logreg.evaluation.bootstrap import Interval
from logreg.evaluation.prevalence import at_prevalence


def decision_record(
    evaluation: ThresholdEvaluation,
    thresholds: tuple[NamedThreshold, ...],
    chosen: str,
    *,
    decision_costs: DecisionCosts,
    bootstrap: BootstrapIntervals | None,
) -> dict[str, Any]:
    """The decision as plain values that JSON can hold: the chosen threshold, then the others."""
    ordered = sorted(thresholds, key=lambda named: named.letter != chosen)
    described = [_described(evaluation, named, decision_costs, bootstrap) for named in ordered]
    return {
        "decision": described[0],
        "alternatives": described[1:],
        "scores": {name: getattr(evaluation.source, name) for name in ("name", "positive", "negative")},
        "costs": _costs(decision_costs),
        "share_of_positives": {
            "in_rows": float(evaluation.evaluation_rows.y.mean()),
            "stated_for_use": evaluation.target_prevalence,
        },
        "rows": {
            "choosing": evaluation.selection_rows.which,
            "judging": evaluation.evaluation_rows.which,
            "same_rows_choose_and_judge": evaluation.same_rows,
            "choosing_fingerprint": fingerprint(evaluation.selection_rows),
            "judging_fingerprint": fingerprint(evaluation.evaluation_rows),
        },
        "roc_auc": {"value": evaluation.evaluation_sweep.roc_auc, **_bounds(bootstrap, "auc")},
        "intervals": None if bootstrap is None else _method(bootstrap),
        "warnings": evaluation.warnings,
    }


def rule_in_words(evaluation: ThresholdEvaluation, threshold: float) -> str:
    """What to do with a new case, in the model's own probabilities."""
    own = threshold
    if evaluation.target_prevalence is not None and threshold <= 1:
        own = float(
            at_prevalence([threshold], evaluation.target_prevalence, evaluation.source.training_prevalence)[0]
        )
    if own > 1:
        return f"Call no case {evaluation.source.positive}."
    return (
        f"Call a case {evaluation.source.positive} when the model gives it a probability of {_down(own)} "
        f"or more, and {evaluation.source.negative} otherwise."
    )


def _down(threshold: float) -> str:
    """Six decimals, never above the threshold: a case right on it stays flagged."""
    return f"{Decimal(repr(threshold)).quantize(Decimal('1e-6'), ROUND_FLOOR).normalize():f}"


def fingerprint(scores: Scores) -> str:
    """SHA-256 of the rows' positions, labels and probabilities: equal for the same rows scored alike."""
    digest = hashlib.sha256()
    for part, kind in ((scores.rows, "<i8"), (scores.y, "<i8"), (scores.p, "<f8")):
        digest.update(np.ascontiguousarray(part, dtype=kind).tobytes())
    return f"sha256:{digest.hexdigest()}"


def _described(
    evaluation: ThresholdEvaluation,
    named: NamedThreshold,
    decision_costs: DecisionCosts,
    bootstrap: BootstrapIntervals | None,
) -> dict[str, Any]:
    threshold = named.threshold(evaluation.selection_sweep, decision_costs.costs)
    counts = evaluation.evaluation_sweep.at(threshold)
    rates = {name: getattr(counts, name) for name in RATES} | {"cost": decision_costs.costs.per_row(counts)}
    return {
        "letter": named.letter,
        "name": named.name,
        "threshold": {"value": _number(threshold), **_bounds(bootstrap, f"{named.letter} threshold")},
        "rule": rule_in_words(evaluation, threshold),
        "counts": {name: getattr(counts, name) for name in ("tp", "fp", "tn", "fn")},
        "metrics": {
            name: {"value": _number(value), **_bounds(bootstrap, f"{named.letter} {name}")}
            for name, value in rates.items()
        },
    }


def _costs(decision_costs: DecisionCosts) -> dict[str, Any]:
    costs = decision_costs.costs
    return {
        "unit": decision_costs.unit,
        "false_positive": costs.false_positive,
        "false_negative": costs.false_negative,
        "true_positive_benefit": costs.true_positive,
        "true_negative_benefit": costs.true_negative,
        "break_even_threshold": costs.break_even,
    }


def _bounds(bootstrap: BootstrapIntervals | None, name: str) -> dict[str, float | None]:
    interval: Interval | None = bootstrap.intervals.get(name) if bootstrap else None
    return {} if interval is None else {"low": _number(interval.low), "high": _number(interval.high)}


def _method(bootstrap: BootstrapIntervals) -> dict[str, Any]:
    return {
        "method": "stratified percentile bootstrap",
        "level": 0.95,
        "resamples": bootstrap.n_resamples,
        "seed": bootstrap.seed,
    }


def _number(value: float) -> float | None:
    """JSON has no NaN and no infinity: an undefined rate, or a threshold above all scores, is null."""
    return float(value) if math.isfinite(value) else None
