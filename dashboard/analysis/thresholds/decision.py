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
    bench: ThresholdEvaluation,
    pins: tuple[NamedThreshold, ...],
    chosen: str,
    *,
    prices: DecisionCosts,
    certainty: BootstrapIntervals | None,
) -> dict[str, Any]:
    """The decision as plain values that JSON can hold; the chosen pin first, the others as alternatives."""
    ordered = sorted(pins, key=lambda pin: pin.letter != chosen)
    described = [_described(bench, pin, prices, certainty) for pin in ordered]
    return {
        "decision": described[0],
        "alternatives": described[1:],
        "scores": {name: getattr(bench.source, name) for name in ("name", "positive", "negative")},
        "costs": _costs(prices),
        "share_of_positives": {
            "in_rows": float(bench.evaluation_rows.y.mean()),
            "stated_for_use": bench.target_prevalence,
        },
        "rows": {
            "choosing": bench.selection_rows.which,
            "judging": bench.evaluation_rows.which,
            "same_rows_choose_and_judge": bench.same_rows,
            "choosing_fingerprint": fingerprint(bench.selection_rows),
            "judging_fingerprint": fingerprint(bench.evaluation_rows),
        },
        "roc_auc": {"value": bench.evaluation_sweep.roc_auc, **_bounds(certainty, "auc")},
        "intervals": None if certainty is None else _method(certainty),
        "warnings": bench.warnings,
    }


def rule_in_words(bench: ThresholdEvaluation, threshold: float) -> str:
    """What to do with a new case, in the model's own probabilities."""
    own = threshold
    if bench.target_prevalence is not None and threshold <= 1:
        own = float(at_prevalence([threshold], bench.target_prevalence, bench.source.training_prevalence)[0])
    if own > 1:
        return f"Call no case {bench.source.positive}."
    return (
        f"Call a case {bench.source.positive} when the model gives it a probability of {_down(own)} or more, "
        f"and {bench.source.negative} otherwise."
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
    bench: ThresholdEvaluation,
    pin: NamedThreshold,
    prices: DecisionCosts,
    certainty: BootstrapIntervals | None,
) -> dict[str, Any]:
    threshold = pin.threshold(bench.selection_sweep, prices.costs)
    counts = bench.evaluation_sweep.at(threshold)
    rates = {name: getattr(counts, name) for name in RATES} | {"cost": prices.costs.per_row(counts)}
    return {
        "letter": pin.letter,
        "name": pin.name,
        "threshold": {"value": _number(threshold), **_bounds(certainty, f"{pin.letter} threshold")},
        "rule": rule_in_words(bench, threshold),
        "counts": {name: getattr(counts, name) for name in ("tp", "fp", "tn", "fn")},
        "metrics": {
            name: {"value": _number(value), **_bounds(certainty, f"{pin.letter} {name}")}
            for name, value in rates.items()
        },
    }


def _costs(prices: DecisionCosts) -> dict[str, Any]:
    costs = prices.costs
    return {
        "unit": prices.unit,
        "false_positive": costs.false_positive,
        "false_negative": costs.false_negative,
        "true_positive_benefit": costs.true_positive,
        "true_negative_benefit": costs.true_negative,
        "break_even_threshold": costs.break_even,
    }


def _bounds(certainty: BootstrapIntervals | None, name: str) -> dict[str, float | None]:
    interval: Interval | None = certainty.intervals.get(name) if certainty else None
    return {} if interval is None else {"low": _number(interval.low), "high": _number(interval.high)}


def _method(certainty: BootstrapIntervals) -> dict[str, Any]:
    return {
        "method": "stratified percentile bootstrap",
        "level": 0.95,
        "resamples": certainty.n_resamples,
        "seed": certainty.seed,
    }


def _number(value: float) -> float | None:
    """JSON has no NaN and no infinity: an undefined rate, or a threshold above all scores, is null."""
    return float(value) if math.isfinite(value) else None
