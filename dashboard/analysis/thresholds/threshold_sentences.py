"""What the numbers of thresholds mean, in sentences (Markdown)."""

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from dashboard.analysis.thresholds.group_evaluation import ALL, N_RESAMPLES, GroupEvaluation
from dashboard.analysis.thresholds.scored_rows import ScoreSource
from dashboard.text.markdown import literal
from dashboard.text.numbers import format_number
from dashboard.text.quoting import counted
from logreg.evaluation.calibration import brier_score, calibration_in_the_large, mean_outcome_error
from logreg.evaluation.groups import Group
from logreg.evaluation.intervals import normal_quantile


def foreign_scores_sentence(source: ScoreSource, model: str, decision: str) -> str:
    """That these scores come from a file, and what decides on the other pages.

    `model` describes the active model, empty where there is none; `decision` is its threshold in words.
    """
    said = f"Shown are {literal(source.provenance.estimate)} of {literal(source.provenance.data)}"
    if not model:
        return f"{said}; there is no active model, so nothing else uses this decision."
    return (
        f"{said}, not the active model. Predict and its files use the active model ({literal(model)}) with "
        f"the same rule, which puts its threshold at {literal(decision)}."
    )


def counted_how(evaluation: ThresholdEvaluation) -> str:
    """How the counts behind the rates differ from whole rows; empty where they do not."""
    weighted = ", each row with its sampling weight" if evaluation.source.sampling else ""
    stated = evaluation.target_prevalence
    moved = "" if stated is None else f", moved to a base rate of {100 * stated:.3g}\u00a0%"
    return f"{weighted}{moved}"


def costs_sentence(evaluation: ThresholdEvaluation, decision_costs: DecisionCosts) -> str:
    """The break-even threshold beside the lowest-cost one, and why they differ."""
    costs, unit = decision_costs.costs, literal(decision_costs.unit)
    even, cheapest = costs.break_even, evaluation.selection_sweep.cheapest(costs)
    paid = [float(costs.per_row(evaluation.evaluation_sweep.at(t))) for t in (cheapest, even)]
    lead = (
        f"**Break-even {even:.3f}**: if the probabilities are right, flagging pays from here on. "
        f"**Lowest cost {format_threshold(cheapest)}** on {literal(evaluation.selection_rows.which)}. "
        f"They cost {format_number(paid[1])} and {format_number(paid[0])} {unit} a row."
    )
    if costs.of_flagging_a_negative == 0 or costs.of_missing_a_positive == 0:
        return f"{lead} One of the mistakes costs nothing, so the other alone decides: give both a cost."
    if abs(even - cheapest) < 0.005:
        return f"{lead} The two thresholds nearly agree."
    if paid[0] >= 0.95 * paid[1]:
        return f"{lead} They cost nearly the same; intervals tell whether these rows can tell them apart."
    return (
        f"{lead} They differ because the lowest cost follows these rows, chance included, while break-even "
        "trusts the probabilities. A large saving hints that those are off: see Calibration."
    )


def calibration_sentence(evaluation: ThresholdEvaluation) -> str:
    """The Brier score, and whether the probabilities promise too much."""
    rows = evaluation.evaluation_rows
    excess = calibration_in_the_large(rows.y, rows.p, rows.weight)
    came = evaluation.share_of_positives
    said = came + excess
    whose = f" of {literal(evaluation.source.name)}" if evaluation.other_models else ""
    brier, size = brier_score(rows.y, rows.p, rows.weight), _calibration_verdict(evaluation, excess)
    return (
        f"**Brier score {brier:.4f}**{whose} (0 is perfect; always saying {came:.3f} gives "
        f"{came * (1 - came):.4f}). The mean probability is {said:.3f}, the observed share "
        f"{came:.3f}: {size}."
    )


def _calibration_verdict(evaluation: ThresholdEvaluation, excess: float) -> str:
    """Whether the mean probability is farther from the share of positives than chance takes right ones."""
    if evaluation.apparent:
        return "on rows learned from the two are near each other by construction, so judge on other rows"
    rows, sampling = evaluation.evaluation_rows, evaluation.source.sampling
    reach = normal_quantile(0.95) * mean_outcome_error(rows.p, rows.weight, sampling=sampling)
    if abs(excess) <= reach:
        return f"right probabilities would be up to {reach:.3f} off, too, in 95 of 100 such sets of rows"
    return (
        f"the probabilities are too {'high' if excess > 0 else 'low'} on average, by more than the "
        f"{reach:.3f} that right ones would be off in 95 of 100 such sets of rows"
    )


def changed_decisions_sentence(
    evaluation: ThresholdEvaluation, lower: tuple[str, float], higher: tuple[str, float]
) -> str:
    """What moving from the higher to the lower threshold, letter and threshold each, brings."""
    low, high = (evaluation.rows_at(letter_and_threshold[1]) for letter_and_threshold in (lower, higher))
    if low.flagged == high.flagged:
        return f"{lower[0]} and {higher[0]} call every row alike."
    changed = counted(round(low.flagged - high.flagged), "changed decision")
    positive, negative = literal(evaluation.source.positive), literal(evaluation.source.negative)
    return (
        f"**{changed}**: flagged by {lower[0]}, not by {higher[0]}. "
        f"{low.tp - high.tp:,.0f} {positive}, found by {lower[0]} only; "
        f"{low.fp - high.fp:,.0f} {negative}, false alarms of {lower[0]} only."
    )


def groups_sentence(found: GroupEvaluation) -> str:
    """Where the groups differ most, and what evening it out would mean, without jargon."""
    recall = {group.name: found.rates[group.name]["recall"][0] for group in found.groups}
    recall = {name: rate for name, rate in recall.items() if not np.isnan(rate)}
    if len(recall) < 2:
        return "Fewer than two groups hold positives, so what is found cannot be compared between groups."
    best, worst = (pick(recall, key=recall.__getitem__) for pick in (max, min))
    gap = recall[best] - recall[worst]
    if best == worst:
        return f"Of the positives, {100 * recall[best]:.0f}\u00a0% are found in every group."
    sentence = (
        f"Of the positives, {100 * recall[best]:.0f}\u00a0% are found in **{literal(best)}** and "
        f"{100 * recall[worst]:.0f}\u00a0% in **{literal(worst)}**: a gap of {100 * gap:.0f} points."
    )
    if len({group.threshold for group in found.groups}) == 1:
        return (
            f"{sentence} One threshold treats equal scores alike and lets such gaps stand. A threshold for "
            "each group can close one gap (found alike, or flagged alike); usually that opens others."
        )
    return (
        f"{sentence} Each group has its own threshold: an equal score can be flagged in one, not in another."
    )


def group_cost_sentence(found: GroupEvaluation, decision_costs: DecisionCosts, counted: str = "rows") -> str:
    """What all groups cost together, and how sure that is."""
    value, interval = found.rates[ALL]["cost"]
    rows = sum(group.counts.n for group in found.groups)
    total, low, high = (format_number(rows * cost) for cost in (value, interval.low, interval.high))
    return (
        f"All groups together cost **{total} {literal(decision_costs.unit)}** (95\u00a0% interval {low} to "
        f"{high}) on {rows:,.0f} {counted}: {format_number(value)} each."
    )


def own_rows_warning(evaluation: ThresholdEvaluation) -> str:
    """That thresholds were chosen on the rows that judge them, and which others could choose."""
    role = evaluation.role_of_other_rows
    other = f" Let other rows choose: “{role}” under Scores and rows." if role else ""
    return f"The groups' thresholds were chosen on the rows that judge them: expect less on new cases.{other}"


def group_method_sentence(evaluation: ThresholdEvaluation) -> str:
    """How the groups' intervals were made, and of which rows rates and counts are."""
    stated = evaluation.target_prevalence
    kept = " with their sampling weights" if evaluation.source.sampling else ""
    within = "" if stated is None else " within each class, the base rate being stated"
    drawn = f"{evaluation.counted}{kept}{within}"
    rates = "" if stated is None else f" Rates and costs are at a base rate of {100 * stated:.3g}\u00a0%."
    how = f"percentile bootstrap of {drawn}, {N_RESAMPLES:,} resamples, thresholds held"
    return f"95\u00a0% intervals: {how}.{rates}"


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
