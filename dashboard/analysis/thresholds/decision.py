"""A decision to take away: threshold, rule in words, costs, counts and rates with intervals, and its rows."""

import math
from typing import Any

from dashboard.analysis.thresholds.active_decision import decide
from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.decision_rule import rule_in_words
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, own_threshold
from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from dashboard.analysis.thresholds.rates import RATES
from dashboard.analysis.thresholds.row_fingerprint import fingerprint
from dashboard.analysis.thresholds.uncertainty import COMPARED, BootstrapIntervals
from logreg.evaluation.bootstrap import Interval
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import Costs


def decision_record(
    evaluation: ThresholdEvaluation,
    thresholds: tuple[NamedThreshold, ...],
    chosen: str,
    *,
    decision_costs: DecisionCosts,
    bootstrap: BootstrapIntervals | None,
    date: str = "",
) -> dict[str, Any]:
    """The decision as plain values that JSON can hold: the chosen threshold, then the others.

    Thresholds are on the model's own probabilities. Counts are whole rows; rates and costs are at the stated
    base rate where there is one, and at the rows' own beside it.
    """
    ordered = sorted(thresholds, key=lambda named: named.letter != chosen)
    described = [_described(evaluation, named, decision_costs, bootstrap) for named in ordered]
    return {
        "date": date or None,
        "scores": _scores(evaluation),
        "decision": described[0],
        "alternatives": described[1:],
        "differences": _differences(evaluation, ordered, decision_costs.costs, bootstrap),
        "costs": _costs(evaluation, decision_costs),
        "share_of_positives": {
            "in_rows": evaluation.share_of_positives,
            "weighted": evaluation.source.sampling,
            "learned_with": evaluation.source.training_prevalence,
            "stated_for_use": evaluation.target_prevalence,
        },
        "rows": {
            "choosing": evaluation.selection_rows.which,
            "judging": evaluation.evaluation_rows.which,
            "counts_are_of": evaluation.counted,
            "same_rows_choose_and_judge": evaluation.same_rows,
            "learned_from": evaluation.apparent,
            "choosing_fingerprint": fingerprint(evaluation.selection_rows),
            "judging_fingerprint": fingerprint(evaluation.evaluation_rows),
        },
        "roc_auc": {
            "value": evaluation.evaluation_sweep.roc_auc,
            "apparent": evaluation.apparent,
            **_bounds(bootstrap, "auc"),
        },
        "intervals": None if bootstrap is None else _method(bootstrap),
        "warnings": [*evaluation.source.notes, *evaluation.warnings],
    }


def _described(
    evaluation: ThresholdEvaluation,
    named: NamedThreshold,
    decision_costs: DecisionCosts,
    bootstrap: BootstrapIntervals | None,
) -> dict[str, Any]:
    costs = decision_costs.costs
    threshold = named.threshold(evaluation.selection_sweep, costs)
    whole = evaluation.rows_at(threshold)
    stated = evaluation.target_prevalence is not None
    return {
        "letter": named.letter,
        "name": _name(evaluation, named),
        "threshold": {
            "value": _number(own_threshold(evaluation, threshold)),
            **_own_bounds(evaluation, bootstrap, f"{named.letter} threshold"),
            **({"at_stated_base_rate": _number(threshold)} if stated else {}),
        },
        "rule": rule_in_words(evaluation, threshold),
        "placed_by": {"rule": named.name, "rows": decide(named, costs, evaluation).rows or None},
        "counts": {name: round(getattr(whole, name)) for name in ("tp", "fp", "tn", "fn")},
        "metrics": {
            name: {"value": _number(value), **_bounds(bootstrap, f"{named.letter} {name}")}
            for name, value in _rates(evaluation.evaluation_sweep.at(threshold), costs).items()
        },
        "metrics_in_rows": {
            name: _number(value)
            for name, value in _rates(evaluation.weighted_rows_at(threshold), costs).items()
        },
    }


def _name(evaluation: ThresholdEvaluation, named: NamedThreshold) -> str:
    """What the threshold is called; one set by hand is a number at the base rate that is stated."""
    stated = evaluation.target_prevalence
    if stated is None or named.rule not in (Rule.CUSTOM, Rule.EXACT):
        return named.name
    return f"{named.name}, at a base rate of {100 * stated:g} %"


def _rates(counts: Confusion[float], costs: Costs) -> dict[str, float]:
    return {name: float(getattr(counts, name)) for name in RATES} | {"cost": float(costs.per_row(counts))}


def _differences(
    evaluation: ThresholdEvaluation,
    ordered: list[NamedThreshold],
    costs: Costs,
    bootstrap: BootstrapIntervals | None,
) -> list[dict[str, Any]]:
    """Each other threshold less the chosen one, paired: read from the same resamples."""
    rates = [
        _rates(evaluation.evaluation_sweep.at(named.threshold(evaluation.selection_sweep, costs)), costs)
        for named in ordered
    ]
    first = ordered[0].letter
    return [
        {
            "of": named.letter,
            "less": first,
            **{
                name: {"value": _number(own[name] - rates[0][name])}
                | _difference_bounds(bootstrap, named.letter, first, name)
                for name in COMPARED
            },
        }
        for named, own in zip(ordered[1:], rates[1:], strict=True)
    ]


def _difference_bounds(
    bootstrap: BootstrapIntervals | None, of: str, less: str, name: str
) -> dict[str, float | None]:
    if bootstrap is None:
        return {}
    if (found := bootstrap.differences.get(f"{of} - {less} {name}")) is not None:
        return {"low": _number(found.low), "high": _number(found.high)}
    found = bootstrap.differences[f"{less} - {of} {name}"]
    return {"low": _number(-found.high), "high": _number(-found.low)}


def _scores(evaluation: ThresholdEvaluation) -> dict[str, Any]:
    source = evaluation.source
    names = {name: getattr(source, name) for name in ("name", "positive", "negative")}
    return names | source.provenance.known


def _costs(evaluation: ThresholdEvaluation, decision_costs: DecisionCosts) -> dict[str, Any]:
    costs = decision_costs.costs
    return {
        "unit": decision_costs.unit,
        "false_positive": costs.false_positive,
        "false_negative": costs.false_negative,
        "true_positive_benefit": costs.true_positive,
        "true_negative_benefit": costs.true_negative,
        "break_even_threshold": own_threshold(evaluation, costs.break_even),
    }


def _bounds(bootstrap: BootstrapIntervals | None, name: str) -> dict[str, float | None]:
    interval: Interval | None = bootstrap.intervals.get(name) if bootstrap else None
    return {} if interval is None else {"low": _number(interval.low), "high": _number(interval.high)}


def _own_bounds(
    evaluation: ThresholdEvaluation, bootstrap: BootstrapIntervals | None, name: str
) -> dict[str, float | None]:
    """The interval of a threshold, on the model's own probabilities."""
    interval = bootstrap.intervals.get(name) if bootstrap else None
    if interval is None:
        return {}
    low, high = (own_threshold(evaluation, end) for end in (interval.low, interval.high))
    return {"low": _number(low), "high": _number(high)}


def _method(bootstrap: BootstrapIntervals) -> dict[str, Any]:
    return {
        "method": bootstrap.method,
        "level": 0.95,
        "resamples": bootstrap.n_resamples,
        "seed": bootstrap.seed,
    }


def _number(value: float) -> float | None:
    """JSON has no NaN and no infinity: an undefined rate, or a threshold above all scores, is null."""
    return float(value) if math.isfinite(value) else None
