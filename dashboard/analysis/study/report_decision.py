"""The decision: threshold, rule, costs, base rate, the matrix with intervals, and 1,000 cases."""

import numpy as np

from dashboard.analysis.study.consequences import CASES, of_thousand
from dashboard.analysis.study.report_facts import ReportFacts
from dashboard.analysis.study.report_parts import Block, Paragraph, ReportTable, Section
from dashboard.analysis.thresholds.decision_rule import rule_in_words
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.text.numbers import format_number
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.intervals import wilson

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
        Paragraph(heading="Threshold", text=f"{decision.words}. {rule_in_words(evaluation, placed)}"),
        Paragraph(heading="Costs", text=costs_text(facts, counts)),
        Paragraph(heading="Base rate", text=base_rate_text(evaluation)),
        matrix(evaluation, whole),
        rates_table(whole),
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
    own = f"{100 * evaluation.share_of_positives:.3g} % of the judging rows are positive"
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


def rates_table(whole: Confusion[float]) -> ReportTable:
    """Rates of the judging rows with Wilson's intervals."""
    parts = (
        ("Recall (sensitivity)", whole.tp, whole.positives),
        ("Specificity", whole.tn, whole.negatives),
        ("Precision (positive predictive value)", whole.tp, whole.flagged),
        ("Negative predictive value", whole.tn, whole.tn + whole.fn),
    )
    rows = tuple((name, *_rate(hits, of)) for name, hits, of in parts)
    return ReportTable(
        caption="Rates of these decisions",
        headings=("Rate", "Value", "95 % interval", "Rows"),
        rows=rows,
        notes=("Intervals: Wilson. Rates are those of the rows themselves, whatever base rate is stated.",),
    )


def _rate(hits: float, of: float) -> tuple[str, str, str]:
    if not of:
        return "not defined", "", "0"
    low, high = wilson([hits], [of])
    return (
        f"{hits / of:.3f}",
        f"{float(np.asarray(low)[0]):.3f} to {float(np.asarray(high)[0]):.3f}",
        f"{hits:,.0f} of {of:,.0f}",
    )


def thousand_text(evaluation: ThresholdEvaluation, counts: Confusion[float]) -> str:
    """What happens to 1,000 cases at the base rate in use."""
    found, positive = of_thousand(counts), evaluation.source.positive
    return (
        f"{found.flagged:,.0f} are called {positive}: {found.tp:,.0f} rightly, {found.fp:,.0f} wrongly. "
        f"{found.fn + found.tn:,.0f} are not: {found.tn:,.0f} rightly, and {found.fn:,.0f} that are "
        f"{positive} are missed."
    )
