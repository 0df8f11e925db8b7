"""The decision at a glance: cases that add up, costs by the weight of a miss, and the lowest of them."""

import numpy as np
import pytest

from dashboard.analysis.thresholds.decision_costs import DecisionCosts
from dashboard.analysis.thresholds.decision_overview import (
    WEIGHTS,
    overview,
    threshold_numbers,
    with_weight,
)
from dashboard.analysis.thresholds.evaluation import evaluate
from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import ThresholdSweep
from tests.dashboard.analysis.thresholds.test_weighted_rows import COUNTS, PLACE, N, P, Y, source


def evaluation(stated=None):
    return evaluate(source(Y, P, PLACE), "All", stated)


def test_costs_are_what_false_alarms_and_weighed_misses_add_up_to():
    found = overview(evaluation(), DecisionCosts(Costs(1, 5), "units", None))
    assert (found.weight, found.unit) == (5.0, "false alarms")
    for row, threshold in list(enumerate(found.thresholds))[::20]:
        alarms, missed = ((threshold <= P) & (Y == 0)).sum(), ((threshold > P) & (Y == 1)).sum()
        for column, weight in enumerate(found.weights):
            assert found.costs[row, column] == pytest.approx((alarms + weight * missed) / N)
    assert set(found.weights) == set(map(float, WEIGHTS))


def test_the_lowest_cost_at_each_weight_is_that_of_the_sweep():
    found, sweep = overview(evaluation(), DecisionCosts(Costs(1, 3.7), "units", None)), ThresholdSweep(Y, P)
    assert 3.7 in found.weights
    for weight, threshold, cost in zip(
        found.weights, found.lowest_thresholds, found.lowest_costs, strict=True
    ):
        assert threshold == sweep.min_cost(1, weight)
        assert cost == pytest.approx(np.min((sweep.fp + weight * sweep.fn) / N))
    here = found.weights.index(3.7)
    assert found.lowest.threshold == found.lowest_thresholds[here]
    assert found.lowest.cost == pytest.approx(found.lowest_costs[here])


def test_one_threshold_in_1000_cases_agrees_with_all_thresholds_and_with_the_base_rate():
    for stated in (None, 0.05):
        shown = evaluation(stated)
        found = overview(shown, DecisionCosts(Costs(1, 5), "units", stated))
        at = threshold_numbers(shown, Costs(1, 5), float(found.thresholds[40]))
        assert (at.flagged, at.missed, at.false_alarms) == (
            found.cases.flagged[40],
            found.cases.fn[40],
            found.cases.fp[40],
        )
        share = stated or Y.mean()
        assert found.cases.positives[0] == pytest.approx(1000 * share, abs=0.5)
        assert at.cost == pytest.approx(found.costs[40, found.weights.index(5.0)])


def test_benefits_leave_no_single_weight_of_a_miss():
    found = overview(evaluation(), DecisionCosts(Costs(1, 5, 2), "euro", None))
    assert (found.weight, found.unit, found.costs.shape[1]) == (None, "euro", 1)
    assert with_weight(Costs(4, 1), 5) == Costs(4, 20)


@pytest.mark.parametrize(
    ("alarm", "miss", "weight"),
    [
        (1e-320, 1, None),
        (1e12, 1e-320, None),
        (1e12, 1e12, 1),
        (3e10, 1, 1 / 3e10),
        (1e-300, 1e-300, 1),
        (1e-320, 1e-320, 1),
    ],
)
def test_costs_at_their_limits_have_a_lowest_and_a_weight_only_where_it_is_a_number(alarm, miss, weight):
    costs = Costs(alarm, miss)
    found = overview(evaluation(), DecisionCosts(costs, "euro", None))
    assert found.weight == weight
    assert np.isfinite(found.costs).all()
    assert np.isfinite(found.weights).all()
    assert found.lowest.threshold == ThresholdSweep(Y, P).min_cost(alarm, miss)


def test_counted_rows_weigh_as_often_as_they_say():
    weighted = evaluate(source(Y, P, PLACE, COUNTS), "All", None)
    repeated = [np.repeat(column, COUNTS.astype(int)) for column in (Y, P, PLACE)]
    copied = evaluate(source(*repeated), "All", None)
    costs = DecisionCosts(Costs(1, 5), "units", None)
    ours, theirs = overview(weighted, costs), overview(copied, costs)
    np.testing.assert_array_equal(ours.cases.fn, theirs.cases.fn)
    np.testing.assert_allclose(ours.costs, theirs.costs, rtol=1e-13)
