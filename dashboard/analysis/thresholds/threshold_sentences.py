"""What the numbers of thresholds mean, in sentences (Markdown)."""

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.text.markdown import literal
from logreg.evaluation.calibration import brier_score, calibration_in_the_large
from logreg.evaluation.groups import Group


def costs_sentence(evaluation: ThresholdEvaluation, decision_costs: DecisionCosts) -> str:
    """The break-even threshold beside the cheapest one, and why they differ."""
    costs, unit = decision_costs.costs, literal(decision_costs.unit)
    even, cheapest = costs.break_even, evaluation.selection_sweep.cheapest(costs)
    paid = [float(costs.per_row(evaluation.evaluation_sweep.at(t))) for t in (cheapest, even)]
    lead = (
        f"**Break-even {even:.3f}**: if the probabilities are right, flagging pays from here on. "
        f"**Cheapest {format_threshold(cheapest)}** on {literal(evaluation.selection_rows.which)}. "
        f"They cost {paid[1]:.4g} and {paid[0]:.4g} {unit} a row."
    )
    if costs.of_flagging_a_negative == 0 or costs.of_missing_a_positive == 0:
        return f"{lead} One of the mistakes costs nothing, so the other alone decides: give both a price."
    if abs(even - cheapest) < 0.005:
        return f"{lead} They agree: around this threshold the probabilities mean what they say."
    if paid[0] >= 0.95 * paid[1]:
        return f"{lead} So near each other, either will do: these rows cannot tell which is cheaper."
    return (
        f"{lead} They differ because the cheapest follows these rows, chance included, while break-even "
        "trusts the probabilities. A large saving hints that those are off: see Calibration."
    )


def calibration_sentence(evaluation: ThresholdEvaluation) -> str:
    """The Brier score, and whether the probabilities promise too much."""
    y, p = evaluation.evaluation_rows.y, evaluation.evaluation_rows.p
    excess = calibration_in_the_large(y, p)
    said, came = float(p.mean()), float(y.mean())
    whose = f" of {literal(evaluation.source.name)}" if evaluation.other_models else ""
    size = "as it should" if abs(excess) < 0.005 else "it promises too much" if excess > 0 else "too little"
    return (
        f"**Brier score {brier_score(y, p):.4f}**{whose} (0 is perfect; always saying {came:.3f} gives "
        f"{came * (1 - came):.4f}). On average it says {said:.3f} and {came:.3f} comes true: {size}."
    )


def changed_decisions_sentence(
    evaluation: ThresholdEvaluation, lower: tuple[str, float], higher: tuple[str, float]
) -> str:
    """What moving from the higher to the lower threshold, letter and threshold each, brings."""
    low, high = (evaluation.rows_at(letter_and_threshold[1]) for letter_and_threshold in (lower, higher))
    if low.flagged == high.flagged:
        return f"{lower[0]} and {higher[0]} call every row alike."
    flipped = round(low.flagged - high.flagged)
    verb = "row flips" if flipped == 1 else "rows flip"
    positive, negative = literal(evaluation.source.positive), literal(evaluation.source.negative)
    return (
        f"**{flipped:,} {verb}**: flagged by {lower[0]}, not by {higher[0]}. "
        f"{low.tp - high.tp:,.0f} {positive}, found by {lower[0]} only; "
        f"{low.fp - high.fp:,.0f} {negative}, false alarms of {lower[0]} only."
    )


def groups_sentence(groups: Sequence[Group]) -> str:
    """Where the groups differ most, and what evening it out would mean, without jargon."""
    found = [group for group in groups if not np.isnan(group.counts.recall)]
    if len(found) < 2:
        return "Fewer than two groups hold positives, so what is found cannot be compared between groups."
    best, worst = (pick(found, key=lambda group: group.counts.recall) for pick in (max, min))
    gap = best.counts.recall - worst.counts.recall
    if best is worst:
        return f"Of the positives, {100 * best.counts.recall:.0f} % are found in every group."
    sentence = (
        f"Of the positives, {100 * best.counts.recall:.0f} % are found in **{literal(best.name)}** and "
        f"{100 * worst.counts.recall:.0f} % in **{literal(worst.name)}**: a gap of {100 * gap:.0f} points."
    )
    if len({group.threshold for group in groups}) == 1:
        return (
            f"{sentence} One threshold treats equal scores alike and lets such gaps stand. A threshold for "
            "each group can close one gap (found alike, or flagged alike); it opens others."
        )
    return (
        f"{sentence} Each group has its own threshold: an equal score can be flagged in one, not in another."
    )


def empty_groups_sentence(groups: Sequence[Group]) -> str | None:
    """Which groups lack a class, and what that leaves open."""
    lone = [literal(g.name) for g in groups if g.counts.positives == 0 or g.counts.negatives == 0]
    if not lone:
        return None
    names = ", ".join(lone)
    return f"One class has no rows in {names}: its rates are undefined there. Use more rows, or join groups."


def format_threshold(value: float) -> str:
    """A threshold in words."""
    return f"{value:.3f}" if value <= 1 else "above all scores"
