"""What would have to change about one case, and nothing else, for the other decision."""

from dataclasses import dataclass

import numpy as np

from logreg.arrays import Vector
from logreg.data.allowed_values import Granularity, granularity, two_values
from logreg.data.design import Design
from logreg.errors import SettingError, ShapeError
from logreg.explanation.contributions import Case, case_log_odds, products, with_value
from logreg.functional.activations import logit

SEARCHED = 200  # values of a number that are tried
ROUNDING = 1e-10  # of values read back from a standardised design
HALVINGS = 60  # of the distance between two of them: down to rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterfactual:
    """The smallest change of one column alone that reverses the decision; None where none does."""

    column: str
    now: float | str
    needed: float | str | None
    within: bool  # whether such a value occurs among the rows learned from


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Decision:
    """A case called positive when its log-odds are at least `least`."""

    design: Design
    coef: Vector  # (k,)
    case: Case
    log_odds_threshold: float

    def margin(self, column: str, value: float | str) -> float:
        """The log-odds above `least` if this column held that value."""
        return (
            case_log_odds(self.design, self.coef, with_value(self.design, self.case, column, value))
            - self.log_odds_threshold
        )

    def slope(self, column: str) -> float:
        """The log-odds that one unit more of a number brings."""
        j = self.design.numbers[column]
        return float(self.coef[j + 1]) / self.design.terms[j].scale

    def learned_values(self, column: str) -> Vector:
        """What the rows learned from hold of a number, (n,); whole again where standardising rounded them."""
        values = self.design.learned_values(column)
        whole = np.round(values)
        return whole if np.allclose(values, whole, rtol=ROUNDING, atol=ROUNDING) else values


def counterfactuals(design: Design, coef: Vector, case: Case, threshold: float) -> tuple[Counterfactual, ...]:
    """For each column, what would make the other decision if nothing else changed.

    Whole and two-valued columns change to values that they can hold.
    A case is called positive when its probability is at least the threshold. Raises SettingError unless the
    threshold lies strictly between 0 and 1, ShapeError for a column that the case lacks.
    """
    if not 0 < threshold < 1:
        raise SettingError(f"The threshold is {threshold:g}: choose a number strictly between 0 and 1.")
    made = products(design)
    columns = [name for name in design.sources if name not in made]
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
        if design.plain(column)
        else searched_counterfactual(decision, column)
        for column in columns
    )


def number_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A number: its log-odds are a line."""
    now, slope = float(decision.case[column]), decision.slope(column)
    return counterfactual_of(decision, column, [now - decision.margin(column, now) / slope] if slope else [])


def curved_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A number with a square or product: its log-odds are a parabola, read off at three values."""
    now, step = float(decision.case[column]), float(np.ptp(decision.learned_values(column))) or 1.0
    low, here, high = (decision.margin(column, now + side * step) for side in (-1, 0, 1))
    roots = np.roots([(low + high) / 2 - here, (high - low) / 2, here])
    return counterfactual_of(
        decision, column, [now + step * float(root.real) for root in roots if root.imag == 0]
    )


def searched_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A number whose log-odds are no line: the nearest crossing within the values learned from."""
    now, values = float(decision.case[column]), decision.learned_values(column)
    grid = np.unique([*np.linspace(values.min(), values.max(), SEARCHED), now])
    called = np.array([decision.margin(column, value) >= 0 for value in grid])
    turns = np.flatnonzero(called[1:] != called[:-1])
    return counterfactual_of(
        decision, column, [bisected(decision, column, grid[j], grid[j + 1]) for j in turns]
    )


def bisected(decision: Decision, column: str, low: float, high: float) -> float:
    """Where the decision changes between two values that lead to different ones."""
    below = decision.margin(column, low) >= 0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if (decision.margin(column, middle) >= 0) == below:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def counterfactual_of(decision: Decision, column: str, crossings: list[float]) -> Counterfactual:
    """The smallest change of a number to a value that it can hold, given where the decision changes."""
    now, values = float(decision.case[column]), decision.learned_values(column)
    candidates = allowed_values(decision, column, crossings)
    if values.min() >= 0:  # a count, an age, a weight: below 0 there is nothing
        candidates = [value for value in candidates if value >= 0]
    needed = min(candidates, key=lambda value: abs(value - now)) if candidates else None
    within = needed is not None and bool(values.min() <= needed <= values.max())
    return Counterfactual(column=column, now=now, needed=needed, within=within)


def allowed_values(decision: Decision, column: str, crossings: list[float]) -> list[float]:
    """Values near the crossings that the column can hold and that lead to the other decision.

    A number of any value stands on the crossing itself.
    """
    values, now = decision.learned_values(column), float(decision.case[column])
    kind = granularity(values)
    if kind is Granularity.ANY:
        return crossings
    here = decision.margin(column, now) >= 0
    nearby = [float(round(crossing) + side) for crossing in crossings for side in (-1, 0, 1)]
    candidates = two_values(values) or () if kind is Granularity.TWO else nearby
    return [value for value in candidates if (decision.margin(column, value) >= 0) != here]


def level_counterfactual(decision: Decision, column: str) -> Counterfactual:
    """A category: the level nearest in log-odds that changes the decision."""
    now = decision.case[column]
    here = decision.margin(column, now)
    others = {
        level: decision.margin(column, level) for level in decision.design.levels[column] if level != now
    }
    flipping = {level: abs(there - here) for level, there in others.items() if (there >= 0) != (here >= 0)}
    needed = min(flipping, key=lambda level: flipping[level]) if flipping else None
    return Counterfactual(column=column, now=now, needed=needed, within=needed is not None)
