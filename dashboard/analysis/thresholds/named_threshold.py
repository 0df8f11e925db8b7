"""Named thresholds: the rule that places each, and where it lands on a set of rows."""

from dataclasses import dataclass, replace
from enum import Enum

from logreg.evaluation.costs import Costs
from logreg.evaluation.thresholds import Metric, ThresholdSweep

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Rule(Enum):
    """How a threshold is found; the value is what people read."""

    CUSTOM = "Custom"
    EXACT = "Exactly"
    F1 = "Best F1"
    YOUDEN = "Best Youden's J"
    MCC = "Best MCC"
    ACCURACY = "Best accuracy"
    COST = "Lowest cost"
    BREAK_EVEN = "Break-even of costs"
    RECALL = "Recall at least"
    PRECISION = "Precision at least"
    CAPACITY = "Flag at most"

    @property
    def asks(self) -> bool:
        """Whether the rule needs a number from the person."""
        return self in (Rule.CUSTOM, Rule.EXACT, Rule.RECALL, Rule.PRECISION, Rule.CAPACITY)

    @property
    def learns(self) -> bool:
        """Whether the threshold depends on the rows, and so may flatter itself on them."""
        return self not in (Rule.CUSTOM, Rule.EXACT, Rule.BREAK_EVEN)


METRICS: dict[Rule, Metric] = {
    Rule.F1: "f1",
    Rule.YOUDEN: "youden",
    Rule.MCC: "mcc",
    Rule.ACCURACY: "accuracy",
}
FIRST_AMOUNTS = {Rule.RECALL: 0.9, Rule.PRECISION: 0.9, Rule.CAPACITY: 0.1}


@dataclass(frozen=True, slots=True)
class NamedThreshold:
    """A threshold: its letter, its rule, and the number the rule asks for (a share, or the threshold)."""

    letter: str
    rule: Rule
    amount: float = 0.5

    @property
    def name(self) -> str:
        """What the threshold is called: `Best F1`, `Recall at least 90 %`, `Custom`."""
        if self.rule is Rule.CUSTOM:
            return "One half" if self.amount == 0.5 else "Custom"
        if self.rule is Rule.EXACT:
            return f"Exactly {self.amount:g}"
        return f"{self.rule.value} {100 * self.amount:g} %" if self.rule.asks else self.rule.value

    def with_rule(self, rule: Rule, here: float) -> "NamedThreshold":
        """The same threshold under another rule; one placed by hand or typed stays where it is, at `here`."""
        return replace(self, rule=rule, amount=FIRST_AMOUNTS.get(rule, here))

    def at(self, threshold: float) -> "NamedThreshold":
        """The threshold placed by hand: whatever its rule was, it is custom now."""
        return replace(self, rule=Rule.CUSTOM, amount=threshold)

    def threshold(self, sweep: ThresholdSweep, costs: Costs) -> float:
        """Where the rule lands on these rows; infinity where only flagging nothing obeys it."""
        match self.rule:
            case Rule.CUSTOM | Rule.EXACT:
                return self.amount
            case Rule.BREAK_EVEN:
                return costs.break_even
            case Rule.COST:
                return sweep.cheapest(costs)
            case Rule.RECALL:
                return sweep.for_recall(self.amount)
            case Rule.PRECISION:
                return sweep.for_precision(self.amount)
            case Rule.CAPACITY:
                return sweep.for_capacity(self.amount)
            case _:
                return sweep.best(METRICS[self.rule])


DEFAULTS = (NamedThreshold("A", Rule.CUSTOM, 0.5), NamedThreshold("B", Rule.CUSTOM, 0.3))
