"""What thresholds do to the groups of a column: counts, rates, costs, and how sure they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np
import pandas as pd

from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation, own_threshold
from logreg.arrays import Vector
from logreg.evaluation.bootstrap import Interval, percentile_interval
from logreg.evaluation.confusion import Confusion, Count
from logreg.evaluation.costs import Costs
from logreg.evaluation.group_resamples import group_resamples, weighted_group_resamples
from logreg.evaluation.group_thresholds import equal_recall, equal_selection
from logreg.evaluation.groups import Group, Grouping, class_weights, group_counts, weighted_counts

N_RESAMPLES, SEED = 2000, 0
GROUP_RATES = {
    "flagged_share": "share flagged",
    "recall": "recall (TPR)",
    "fpr": "false-positive rate",
    "precision": "precision (PPV)",
}
ALL = "all groups"

Policy = Callable[[ThresholdEvaluation, Grouping, float], float | Mapping[str, float]]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class GroupEvaluation:
    """The judging rows' groups under one named threshold, and what it costs them all.

    `groups` hold whole rows. `rates` are at the stated base rate where there is one, by group and for ALL,
    each with its interval; `cost` is a row's.
    """

    letter: str
    groups: tuple[Group, ...]
    rates: Mapping[str, Mapping[str, tuple[float, Interval]]]


@dataclass(frozen=True, slots=True, eq=False)
class GroupedRows:
    """The same groups among the rows that choose and among those that judge."""

    selection: Grouping
    evaluation: Grouping


def evaluate_groups(
    evaluation: ThresholdEvaluation,
    rows: GroupedRows,
    policy: str,
    thresholds: Mapping[str, float],
    costs: Costs,
) -> dict[str, GroupEvaluation]:
    """Each threshold's groups by its letter, their own thresholds being chosen on the choosing rows.

    Raises LabelError where a group cannot have its own threshold.
    """
    return {
        letter: _evaluated(evaluation, rows, policy, letter, threshold, costs)
        for letter, threshold in thresholds.items()
    }


def learns(policy: str) -> bool:
    """Whether the groups' thresholds depend on rows, and so may flatter themselves on them."""
    return POLICIES[policy] is not _same


def _evaluated(
    evaluation: ThresholdEvaluation,
    rows: GroupedRows,
    policy: str,
    letter: str,
    threshold: float,
    costs: Costs,
) -> GroupEvaluation:
    judged, stated = evaluation.evaluation_rows, evaluation.target_prevalence
    chosen = POLICIES[policy](evaluation, rows.selection, threshold)
    groups, weighted = (
        group_counts(judged.y, evaluation.p, rows.evaluation, chosen, sample_weight=weight)
        for weight in (evaluation.counts, judged.weight)
    )
    drawn = _resamples(evaluation, rows.evaluation, chosen, groups)
    whole = {group.name: group.counts for group in weighted}
    whole[ALL], drawn[ALL] = reduce(_together, whole.values()), reduce(_together, drawn.values())
    if stated is not None:  # a sample of weighted rows has its own share of positives
        own, of_samples = class_weights(whole[ALL], stated), class_weights(drawn[ALL], stated)
        whole = {name: weighted_counts(counts, own) for name, counts in whole.items()}
        drawn = {name: weighted_counts(counts, of_samples) for name, counts in drawn.items()}
    return GroupEvaluation(
        letter=letter,
        groups=groups,
        rates={name: _rates(counts, drawn[name], costs) for name, counts in whole.items()},
    )


def _resamples(
    evaluation: ThresholdEvaluation,
    groups: Grouping,
    thresholds: float | Mapping[str, float],
    counted: tuple[Group, ...],
) -> dict[str, Confusion[Vector]]:
    """Bootstrap samples of the judging rows, of rows with their weights where those are sampling weights."""
    judged, within = evaluation.evaluation_rows, evaluation.target_prevalence is not None
    if not evaluation.source.sampling or judged.weight is None:
        return group_resamples(counted, n=N_RESAMPLES, seed=SEED, within_classes=within)
    return weighted_group_resamples(
        judged.y,
        evaluation.p,
        groups,
        thresholds,
        judged.weight,
        n=N_RESAMPLES,
        seed=SEED,
        within_classes=within,
    )


def _together(first: Confusion[Count], second: Confusion[Count]) -> Confusion[Count]:
    return Confusion(first.tp + second.tp, first.fp + second.fp, first.tn + second.tn, first.fn + second.fn)


def _rates(
    counts: Confusion[float], sample: Confusion[Vector], costs: Costs
) -> dict[str, tuple[float, Interval]]:
    found = {name: (float(getattr(counts, name)), getattr(sample, name)) for name in GROUP_RATES}
    found["cost"] = (float(costs.per_row(counts)), costs.per_row(sample))
    return {name: (value, percentile_interval(drawn)) for name, (value, drawn) in found.items()}


def group_table(evaluation: ThresholdEvaluation, by_letter: Mapping[str, GroupEvaluation]) -> pd.DataFrame:
    """What each threshold, by its letter, does to each group and to all: whole rows, rates, costs."""
    return pd.DataFrame(
        [
            _line(evaluation, found, name, counts, threshold)
            for found in by_letter.values()
            for name, counts, threshold in [
                *((group.name, group.counts, group.threshold) for group in found.groups),
                (ALL, reduce(_together, [group.counts for group in found.groups]), None),
            ]
        ]
    )


def _line(
    evaluation: ThresholdEvaluation,
    found: GroupEvaluation,
    name: str,
    counts: Confusion[float],
    threshold: float | None,
) -> dict[str, object]:
    line: dict[str, object] = {
        "threshold": found.letter,
        "group": name,
        "placed at": None if threshold is None else own_threshold(evaluation, threshold),
        evaluation.counted: int(counts.n),
        "positives": int(counts.positives),
        "found (TP)": int(counts.tp),
        "missed (FN)": int(counts.fn),
        "false alarms (FP)": int(counts.fp),
        "left (TN)": int(counts.tn),
    }
    for rate, label in {**GROUP_RATES, "cost": "cost a row"}.items():
        value, interval = found.rates[name][rate]
        line |= {label: value, f"{label}, low": interval.low, f"{label}, high": interval.high}
    cost = found.rates[name]["cost"]
    line |= {"total cost": cost[0] * counts.n}
    line |= {"total cost, low": cost[1].low * counts.n, "total cost, high": cost[1].high * counts.n}
    return line


def _same(_evaluation: ThresholdEvaluation, _groups: Grouping, threshold: float) -> float:
    return threshold


def _recall(evaluation: ThresholdEvaluation, groups: Grouping, threshold: float) -> Mapping[str, float]:
    recall = evaluation.selection_sweep.at(threshold).recall
    rows = evaluation.selection_rows
    return equal_recall(rows.y, evaluation.selection_p, groups, recall, sample_weight=rows.weight)


def _selection(evaluation: ThresholdEvaluation, groups: Grouping, threshold: float) -> Mapping[str, float]:
    p, weight = evaluation.selection_p, evaluation.selection_rows.weight
    share = float(np.average(p >= threshold, weights=weight))
    return equal_selection(p, groups, share, sample_weight=weight)


POLICIES: Mapping[str, Policy] = {
    "the same threshold": _same,
    "its own: found alike": _recall,
    "its own: flagged alike": _selection,
}
