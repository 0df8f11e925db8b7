"""What would have to change about one case, and nothing else, for the other decision."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector
from logreg.data.design import Design, columns_of
from logreg.errors import SettingError, ShapeError
from logreg.explanation.contributions import Case, case_log_odds, products, with_value
from logreg.functional.activations import logit


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """The smallest change of one column alone that reverses the decision; None where none does."""

    column: str
    now: float | str
    needed: float | str | None
    within: bool  # whether such a value occurs among the rows learned from


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Decision:
    """A case called positive when its log-odds are at least `log_odds_threshold`."""

    design: Design
    coef: Vector  # (k,)
    case: Case
    log_odds_threshold: float

    def margin(self, column: str, value: float | str) -> float:
        """The log-odds above `log_odds_threshold` if this column held that value."""
        return (
            case_log_odds(self.design, self.coef, with_value(self.design, self.case, column, value))
            - self.log_odds_threshold
        )

    def slope(self, column: str) -> float:
        """The log-odds that one unit more of a number brings."""
        j = self.design.numbers[column]
        return float(self.coef[j + 1]) / self.design.terms[j].scale

    def learned_values(self, column: str) -> Vector:
        """What the rows learned from hold of a number, (n,)."""
        j = self.design.numbers[column]
        return self.design.terms[j].in_unit(self.design.X[:, j])


def counterfactuals(design: Design, coef: Vector, case: Case, threshold: float) -> tuple[Counterfactual, ...]:
    """For each column, what would make the other decision if nothing else changed.

    A case is called positive when its probability is at least the threshold. Raises SettingError unless the
    threshold lies strictly between 0 and 1, ShapeError for a column that the case lacks.
    """
    if not 0 < threshold < 1:
        raise SettingError(f"The threshold is {threshold:g}: choose a number strictly between 0 and 1.")
    made = products(design)
    columns = [name for name in columns_of(design) if name not in made]
    if lacking := [name for name in columns if name not in case]:
        raise ShapeError(f"The case has no value of {lacking[0]!r}: give one of each column.")
    decision = Decision(design=design, coef=coef, case=case, log_odds_threshold=float(logit(threshold)))
    factors = {factor for pair in made.values() for factor in pair}
    return tuple(
        level_counterfactual(decision, column)
        if column in design.levels
        else curved_counterfactual(decision, column)
        if column in factors
        else number_counterfactual(decision, column)
        for column in columns
    )


def number_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A number: its log-odds are a line."""
    now, slope = float(decision.case[column]), decision.slope(column)
    needed = now - decision.margin(column, now) / slope if slope else None
    return counterfactual_of(decision, column, needed)


def curved_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A number with a square or product: its log-odds are a parabola, read off at three values."""
    now, step = float(decision.case[column]), float(np.ptp(decision.learned_values(column))) or 1.0
    low, here, high = (decision.margin(column, now + side * step) for side in (-1, 0, 1))
    roots = np.roots([(low + high) / 2 - here, (high - low) / 2, here])
    away = sorted((float(root.real) for root in roots if root.imag == 0), key=abs)
    return counterfactual_of(decision, column, now + step * away[0] if away else None)


def counterfactual_of(decision: Decision, column: str, needed: float | None) -> Counterfactual:
    """The change of a number, and whether it lies within what the rows learned from held."""
    now, values = float(decision.case[column]), decision.learned_values(column)
    within = needed is not None and bool(values.min() <= needed <= values.max())
    return Counterfactual(column=column, now=now, needed=needed, within=within)


def level_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A category: the level nearest in log-odds that changes the decision."""
    now = decision.case[column]
    here = decision.margin(column, now)
    others = {
        level: decision.margin(column, level) for level in decision.design.levels[column] if level != now
    }
    changing = {level: abs(there - here) for level, there in others.items() if (there >= 0) != (here >= 0)}
    needed = min(changing, key=lambda level: changing[level]) if changing else None
    return Counterfactual(column=column, now=now, needed=needed, within=needed is not None)
