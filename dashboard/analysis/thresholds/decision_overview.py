"""The decision at a glance: each threshold in 1,000 cases, and what it costs by the weight of a miss."""

from dataclasses import dataclass
from math import inf

import numpy as np

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.evaluation import ThresholdEvaluation
from logreg.arrays import Matrix, Vector, read_only
from logreg.evaluation.confusion import Confusion
from logreg.evaluation.costs import LARGEST_COST, Costs
from logreg.evaluation.whole_cases import whole_cases
from logreg.inspection.downsampling import threshold_subset

WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50)  # false alarms that a miss may weigh
MOST = 250  # thresholds that travel to the browser
FALSE_ALARMS = "false alarms"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ThresholdNumbers:
    """What one threshold does: whole cases of 1,000, and the cost of a case."""

    threshold: float
    flagged: int
    missed: int
    false_alarms: int
    cost: float


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DecisionOverview:
    """All thresholds (m,), ascending, with their cases of 1,000 and their costs (m, w) by weight of a miss.

    `lowest` is the cheapest threshold at the costs as they are; `lowest_thresholds` and `lowest_costs` (w,)
    are those at each of `weights` (w,): what of WEIGHTS is possible, and what a miss weighs now. That is
    `weight`, None where benefits are set, which no single weight tells, or one cost is too small beside the
    other: then there are only the costs as they are.
    """

    thresholds: Vector
    cases: Confusion[Vector]
    costs: Matrix
    weights: tuple[float, ...]
    weight: float | None
    base_rate: float | None  # where one is stated
    unit: str
    lowest: ThresholdNumbers
    lowest_thresholds: Vector
    lowest_costs: Vector


def overview(evaluation: ThresholdEvaluation, decision_costs: DecisionCosts) -> DecisionOverview:
    """The numbers of the judging rows, at the stated base rate where there is one."""
    sweep, costs = evaluation.evaluation_sweep, decision_costs.costs
    kept = threshold_subset(sweep.thresholds, MOST)[::-1]
    counts = Confusion(*(getattr(sweep, name)[kept] for name in ("tp", "fp", "tn", "fn")))
    now = weight_of_a_miss(costs)
    weights = (1.0,) if now is None else tuple(sorted({*_possible_weights(costs), now}))
    weighed = [costs if weight == now or now is None else with_weight(costs, weight) for weight in weights]
    lowest = np.array([evaluation.selection_sweep.cheapest(asked) for asked in weighed])
    return DecisionOverview(
        thresholds=sweep.thresholds[kept],
        cases=whole_cases(counts),
        costs=read_only(np.column_stack([asked.per_row(counts) for asked in weighed])),
        weights=weights,
        weight=now,
        base_rate=evaluation.target_prevalence,
        unit=unit_words(decision_costs),
        lowest=threshold_numbers(evaluation, costs, evaluation.selection_sweep.cheapest(costs)),
        lowest_thresholds=read_only(lowest),
        lowest_costs=read_only(
            np.array([asked.per_row(sweep.at(t)) for asked, t in zip(weighed, lowest, strict=True)])
        ),
    )


def threshold_numbers(evaluation: ThresholdEvaluation, costs: Costs, threshold: float) -> ThresholdNumbers:
    """What this threshold does to 1,000 cases like the judging rows."""
    counts = evaluation.evaluation_sweep.at(threshold)
    cases = whole_cases(Confusion(*(np.array([n]) for n in (counts.tp, counts.fp, counts.tn, counts.fn))))
    return ThresholdNumbers(
        threshold=threshold,
        flagged=int(cases.flagged[0]),
        missed=int(cases.fn[0]),
        false_alarms=int(cases.fp[0]),
        cost=float(costs.per_row(counts)),
    )


def weight_of_a_miss(costs: Costs) -> float | None:
    """How many false alarms a miss costs.

    None where benefits are set, one of the mistakes is free, or there is no number for how many.
    """
    if costs.true_positive or costs.true_negative or not (costs.false_positive and costs.false_negative):
        return None
    weight = costs.false_negative / costs.false_positive
    return weight if 0 < weight < inf else None


def _possible_weights(costs: Costs) -> list[float]:
    """Those of WEIGHTS at which a miss costs no more than a cost may be."""
    alarm = costs.false_positive or 1.0
    return [float(weight) for weight in WEIGHTS if weight * alarm <= LARGEST_COST]


def with_weight(costs: Costs, weight: float) -> Costs:
    """The costs with a miss that weighs so many false alarms."""
    alarm = costs.false_positive or 1.0
    return Costs(alarm, weight * alarm, costs.true_positive, costs.true_negative)


def unit_words(decision_costs: DecisionCosts) -> str:
    """What a cost is counted in: false alarms where one costs 1 and nothing else was said."""
    plain = decision_costs.costs.false_positive == 1 and weight_of_a_miss(decision_costs.costs) is not None
    return FALSE_ALARMS if plain and decision_costs.unit == "units" else decision_costs.unit
