"""The decision: threshold, rule, costs, base rate, the matrix with intervals, and 1,000 cases."""

import numpy as np

from dashboard.analysis.study.consequences import CASES, of_thousand
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.thresholds.decision_rule import rule_in_words
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.text.numbers import format_number
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.intervals import weighted_wilson, wilson

DECISION = "decision"


def decision_section(facts: ReportFacts) -> Section:
    """What is done at which probability, and what that does."""
    evaluation, decision = facts.evaluation, facts.decision
    if evaluation is None or decision is None:
        why = facts.no_evaluation or "No threshold can be placed before there is a model."
        return Section(key=DECISION, title="Decision", blocks=(Paragraph(text=why),))
    placed = decision.named.threshold(evaluation.selection_sweep, facts.decision_costs.costs)
    counts, whole = evaluation.evaluation_sweep.at(placed), evaluation.rows_at(placed)
    blocks: tuple[Block, ...] = (
        Paragraph(
            heading="Threshold",
            text=f"{decision.words}. {rule_in_words(evaluation, placed, exact=False)}",
        ),
        Paragraph(heading="Costs", text=costs_text(facts, counts)),
        Paragraph(heading="Base rate", text=base_rate_text(evaluation)),
        matrix(evaluation, whole),
        rates_table(evaluation, placed),
        Paragraph(heading=f"Of {CASES:,} cases", text=thousand_text(evaluation, counts)),
    )
    return Section(key=DECISION, title="Decision", blocks=blocks)


def costs_text(facts: ReportFacts, counts: Confusion[float]) -> str:
    """What each outcome is worth, and what the decision costs a row."""
    kept = facts.decision_costs
    costs, unit = kept.costs, kept.unit
    gains = [
        f"{_amount(value, unit)} for {what}"
        for value, what in ((costs.true_positive, "a find"), (costs.true_negative, "a case rightly left"))
        if value
    ]
    benefit = f"; benefits: {', '.join(gains)}" if gains else ""
    return (
        f"A false alarm costs {_amount(costs.false_positive, unit)}, a miss "
        f"{_amount(costs.false_negative, unit)}{benefit}. At this threshold the cost is "
        f"{_amount(float(costs.per_row(counts)), unit)} a row."
    )


def _amount(value: float, unit: str) -> str:
    return f"{format_number(value)} {'unit' if value == 1 and unit == 'units' else unit}"


def base_rate_text(evaluation: ThresholdEvaluation) -> str:
    """The share of positives of the rows, and the one stated for use."""
    weighted = ", weighted," if evaluation.source.sampling else ""
    share = f"{100 * evaluation.share_of_positives:.3g} %"
    own = f"{share} of the judging {evaluation.counted}{weighted} are positive"
    stated = evaluation.target_prevalence
    if stated is None:
        return f"{own}; no other share was stated for use."
    return f"{own}; for use {100 * stated:.3g} % was stated, and probabilities and costs are moved to it."


def matrix(evaluation: ThresholdEvaluation, whole: Confusion[float]) -> ReportTable:
    """The four counts of the judging rows."""
    positive, negative = evaluation.source.positive, evaluation.source.negative
    return ReportTable(
        caption=f"Decisions on {evaluation.evaluation_rows.which}",
        headings=("", f"called {positive}", f"called {negative}"),
        rows=(
            (f"is {positive}", f"{whole.tp:,.0f}", f"{whole.fn:,.0f}"),
            (f"is {negative}", f"{whole.fp:,.0f}", f"{whole.tn:,.0f}"),
        ),
    )


RATES = {
    "recall": "Recall (sensitivity)",
    "specificity": "Specificity",
    "precision": "Precision (positive predictive value)",
    "npv": "Negative predictive value",
}


def rates_table(evaluation: ThresholdEvaluation, placed: float) -> ReportTable:
    """Rates of the judging rows with Wilson's intervals, and beside them those at a stated base rate."""
    stated, whole = evaluation.target_prevalence, evaluation.rows_at(placed)
    moved = evaluation.evaluation_sweep.at(placed)
    rows = []
    for rate, name in RATES.items():
        hits, of = counted_in(rate, whole)
        cells = (name, *_rate(evaluation, placed, rate, hits, of))
        rows.append(cells if stated is None else (*cells, _three(float(getattr(moved, rate)))))
    beside = () if stated is None else (f"At base rate {100 * stated:.3g} %",)
    return ReportTable(
        caption="Rates of these decisions",
        headings=("Rate", "Value", "95 % interval", evaluation.counted.capitalize(), *beside),
        rows=tuple(rows),
        notes=(rates_note(evaluation),),
    )


def rates_note(evaluation: ThresholdEvaluation) -> str:
    """How the intervals were made, and of what the rates are."""
    weighted = (
        " Values are weighted by the sampling weights; intervals are of the effective number of rows (Kish)."
        if evaluation.source.sampling
        else ""
    )
    stated = evaluation.target_prevalence
    beside = "" if stated is None else " Values and intervals are of the rows as they are."
    return f"Intervals: Wilson.{weighted}{beside}"


def counted_in(rate: str, counts: Confusion[float]) -> tuple[float, float]:
    """The numerator and the denominator of a rate."""
    return {
        "recall": (counts.tp, counts.positives),
        "specificity": (counts.tn, counts.negatives),
        "precision": (counts.tp, counts.flagged),
        "npv": (counts.tn, counts.tn + counts.fn),
    }[rate]


def _rate(
    evaluation: ThresholdEvaluation, placed: float, rate: str, hits: float, of: float
) -> tuple[str, str, str]:
    if not of:
        return "not defined", "", "0"
    value, low, high = _weighted(evaluation, placed, rate) or _share(hits, of)
    return _three(value), f"{low:.3f} to {high:.3f}", f"{hits:,.0f} of {of:,.0f}"


def _share(hits: float, of: float) -> tuple[float, float, float]:
    low, high = wilson([hits], [of])
    return hits / of, float(low[0]), float(high[0])


def _weighted(evaluation: ThresholdEvaluation, placed: float, rate: str) -> tuple[float, float, float] | None:
    """The rate of rows with sampling weights and its interval; None of other rows."""
    rows = evaluation.evaluation_rows
    if rows.weight is None or not evaluation.source.sampling:
        return None
    positive, flagged = rows.y == 1, evaluation.p >= placed
    among, hit = {
        "recall": (positive, flagged),
        "specificity": (~positive, ~flagged),
        "precision": (flagged, positive),
        "npv": (~flagged, ~positive),
    }[rate]
    return weighted_wilson(hit[among], rows.weight[among])


def _three(value: float) -> str:
    return "not defined" if np.isnan(value) else f"{value:.3f}"


def thousand_text(evaluation: ThresholdEvaluation, counts: Confusion[float]) -> str:
    """What happens to 1,000 cases at the base rate in use."""
    found, positive = of_thousand(counts), evaluation.source.positive
    return (
        f"{found.flagged:,.0f} are called {positive}: {found.tp:,.0f} rightly, {found.fp:,.0f} wrongly. "
        f"{found.fn + found.tn:,.0f} are not: {found.tn:,.0f} rightly, and {found.fn:,.0f} that are "
        f"{positive} are missed."
    )
