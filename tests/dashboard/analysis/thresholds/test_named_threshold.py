import numpy as np
import pytest

from dashboard.analysis.thresholds.named_threshold import NamedThreshold, Rule
from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import ThresholdSweep

RNG = np.random.default_rng(0)
Y = RNG.integers(0, 2, 200)
SWEEP = ThresholdSweep(Y, RNG.beta(2 + Y, 3 - Y))
COSTS = Costs(1, 4)


@pytest.mark.parametrize(
    ("rule", "amount", "expected"),
    [
        (Rule.CUSTOM, 0.35, 0.35),
        (Rule.EXACT, 0.0042, 0.0042),
        (Rule.BREAK_EVEN, 0, 0.2),
        (Rule.COST, 0, SWEEP.min_cost(1, 4)),
        (Rule.F1, 0, SWEEP.best("f1")),
        (Rule.YOUDEN, 0, SWEEP.best("youden")),
        (Rule.MCC, 0, SWEEP.best("mcc")),
        (Rule.ACCURACY, 0, SWEEP.best("accuracy")),
        (Rule.RECALL, 0.8, SWEEP.for_recall(0.8)),
        (Rule.PRECISION, 0.8, SWEEP.for_precision(0.8)),
        (Rule.CAPACITY, 0.2, SWEEP.for_capacity(0.2)),
    ],
)
def test_a_rule_places_its_pin(rule, amount, expected):
    assert NamedThreshold("A", rule, amount).threshold(SWEEP, COSTS) == expected


def test_moving_a_derived_pin_makes_it_custom():
    moved = NamedThreshold("B", Rule.F1).at(0.4)
    assert (moved.letter, moved.rule, moved.name, moved.amount) == ("B", Rule.CUSTOM, "Custom", 0.4)


def test_names_say_the_rule_and_its_number():
    assert NamedThreshold("A", Rule.RECALL, 0.95).name == "Recall at least 95 %"
    assert NamedThreshold("A", Rule.CUSTOM, 0.5).name == "One half"
    assert NamedThreshold("A", Rule.YOUDEN).name == "Best Youden's J"


def test_a_new_rule_brings_a_number_that_makes_sense():
    assert NamedThreshold("A", Rule.CUSTOM, 0.03).with_rule(Rule.RECALL, 0.03).amount == 0.9


def test_a_derived_pin_taken_in_hand_stays_where_it_is():
    assert NamedThreshold("A", Rule.F1).with_rule(Rule.CUSTOM, 0.42).amount == 0.42


def test_only_rules_that_look_at_the_rows_can_flatter_themselves():
    assert not Rule.CUSTOM.learns
    assert not Rule.BREAK_EVEN.learns
    assert Rule.CAPACITY.learns
