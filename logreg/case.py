"""One case: what each column adds to its log-odds, and what would have to change for another decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from logreg.activations import logit, sigmoid
from logreg.arrays import Vector
from logreg.design import Columns, Design, column_values
from logreg.errors import SettingError
from logreg.products import product_terms

Case = Mapping[str, float | str]
"""Column name -> this case's number or level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one column adds to the log-odds of the average row."""

    column: str
    value: float | str
    log_odds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The smallest change of one column alone that reverses the decision; None where none does."""

    column: str
    now: float | str
    needed: float | str | None
    within: bool  # whether such a value occurs among the rows learned from


def typical(columns: Columns) -> dict[str, float | str]:
    """The mean of every number and the most frequent level of every category."""
    return {name: typical_value(column_values(name, raw)) for name, raw in columns.items()}


def typical_value(values: NDArray[Any]) -> float | str:
    """The mean, or the most frequent level; of equally frequent ones the first in order."""
    if values.dtype.kind == "f":
        return float(values.mean())
    levels, counts = np.unique(values.astype(str), return_counts=True)
    return str(levels[np.argmax(counts)])


def encoded(design: Design, case: Case) -> Vector:
    """The case in the design's terms, (d,)."""
    return np.asarray(design.encode({name: [value] for name, value in case.items()})[0])


def case_log_odds(design: Design, coef: Vector, case: Case) -> float:
    """The log-odds of the positive class."""
    return float(coef[0] + encoded(design, case) @ coef[1:])


def contributions(design: Design, coef: Vector, case: Case) -> tuple[float, tuple[Part, ...]]:
    """The log-odds of the average row, and what each column adds to them; together the case's log-odds."""
    mean = design.X.mean(axis=0)
    gain = coef[1:] * (encoded(design, case) - mean)
    owners = [term.column for term in design.terms]
    parts = tuple(
        Part(
            column=column,
            value=case[column],
            log_odds=float(sum(gain[j] for j, owner in enumerate(owners) if owner == column)),
        )
        for column in dict.fromkeys(owners)
    )
    return float(coef[0] + mean @ coef[1:]), parts


def smallest_changes(design: Design, coef: Vector, case: Case, threshold: float) -> tuple[Change, ...]:
    """For each column, what would make the other decision if nothing else changed.

    A case is called positive when its probability is at least the threshold. Raises SettingError unless the
    threshold lies strictly between 0 and 1.
    """
    if not 0 < threshold < 1:
        raise SettingError(f"The threshold is {threshold:g}: choose a number strictly between 0 and 1.")
    made = products(design)
    columns = [name for name in dict.fromkeys(term.column for term in design.terms) if name not in made]
    factors = {factor for pair in made.values() for factor in pair}
    return tuple(
        level_change(design, coef, case, column, threshold)
        if column in design.levels
        else curved_change(design, coef, case, column, threshold)
        if column in factors
        else number_change(design, coef, case, column, threshold)
        for column in columns
    )


def products(design: Design) -> dict[str, tuple[str, str]]:
    """Column -> the two columns that it is the product of."""
    name = [term.column for term in design.terms]
    return {name[j]: (name[first], name[second]) for j, (first, second) in product_terms(design).items()}


def moved(design: Design, case: Case, column: str, value: float | str) -> dict[str, float | str]:
    """The case with one column changed; squares and products of it follow."""
    changed = {**case, column: value}
    made = products(design)
    return changed | {name: float(changed[a]) * float(changed[b]) for name, (a, b) in made.items()}


def number_change(design: Design, coef: Vector, case: Case, column: str, threshold: float) -> Change:
    """A number: the value at which the log-odds reach the threshold's."""
    missing = float(logit(threshold)) - case_log_odds(design, coef, case)
    (j,) = (j for j, term in enumerate(design.terms) if term.column == column)
    term, slope, now = design.terms[j], float(coef[j + 1]), float(case[column])
    if slope == 0:
        return Change(column=column, now=now, needed=None, within=False)
    needed = now + missing / slope * term.scale
    return Change(column=column, now=now, needed=needed, within=seen(design, j, needed))


def curved_change(design: Design, coef: Vector, case: Case, column: str, threshold: float) -> Change:
    """A number with a square or product: its log-odds are a parabola, read off at three values."""
    (j,) = (j for j, term in enumerate(design.terms) if term.column == column)
    now, step = float(case[column]), float(np.ptp(design.X[:, j])) * design.terms[j].scale or 1.0
    low, here, high = (
        case_log_odds(design, coef, moved(design, case, column, now + side * step)) - float(logit(threshold))
        for side in (-1, 0, 1)
    )
    roots = np.roots([(low + high) / 2 - here, (high - low) / 2, here])
    away = sorted((float(root.real) for root in roots if root.imag == 0), key=abs)
    if not away:
        return Change(column=column, now=now, needed=None, within=False)
    needed = now + step * away[0]
    return Change(column=column, now=now, needed=needed, within=seen(design, j, needed))


def seen(design: Design, j: int, value: float) -> bool:
    """Whether a value lies within what term j's column held in the rows learned from."""
    term = design.terms[j]
    values = design.X[:, j] * term.scale + term.center
    return bool(values.min() <= value <= values.max())


def level_change(design: Design, coef: Vector, case: Case, column: str, threshold: float) -> Change:
    """A category: the level nearest in log-odds that changes the decision."""
    here = case_log_odds(design, coef, case)
    others = {
        level: case_log_odds(design, coef, {**case, column: level})
        for level in design.levels[column]
        if level != case[column]
    }
    flipping = {
        level: abs(z - here)
        for level, z in others.items()
        if (float(sigmoid(z)) >= threshold) != (float(sigmoid(here)) >= threshold)
    }
    needed = min(flipping, key=lambda level: flipping[level]) if flipping else None
    return Change(column=column, now=case[column], needed=needed, within=needed is not None)
